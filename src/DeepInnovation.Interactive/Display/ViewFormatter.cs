using DeepInnovation.Charts.Views;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepInnovation.Interactive.Display;

/// <summary>Formats a type's values for one MIME type by converting them to a <see cref="View"/>.</summary>
/// <param name="mimeType">HTML, plain text, or SVG for charts.</param>
/// <param name="view">Converts a value to a view.</param>
internal sealed class ViewFormatter<T>(string mimeType, Func<T, View> view) : ITypeFormatter<T>
{
    public string MimeType => mimeType;

    public Type Type => typeof(T);

    public bool Format(T value, FormatContext context)
    {
        if (value is null)
            return false;
        var seen = view(value);
        var text = mimeType switch
        {
            HtmlFormatter.MimeType => seen.Html,
            PlainTextFormatter.MimeType => seen.Text,
            _ => (seen as ChartOutput)?.Svg,
        };
        if (text is null)
            return false;
        context.Writer.Write(text);
        return true;
    }

    public bool Format(object instance, FormatContext context) => instance is T value && Format(value, context);
}
