using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepInnovation.Notebooks.Cells;

/// <summary><c>x.Display()</c> for cells, with .NET Interactive's signatures.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value in the output of the running cell; outside a cell, on the console.</summary>
    /// <param name="value">The value; null is shown as such.</param>
    /// <param name="mimeTypes">The MIME types to produce; the type's preferred ones if empty.</param>
    /// <returns>A handle for updating the displayed value.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        Show(DisplayFormat.DataOf(value, mimeTypes), value);

    /// <summary>Displays text under a given MIME type, for example HTML.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">Its MIME type.</param>
    /// <returns>A handle for updating the displayed value.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        Show(DisplayFormat.DataOf(value, mimeType), value);

    private static DisplayedValue Show(JsonObject data, object? value)
    {
        var types = data.Select(pair => pair.Key).ToList();
        if (CellScope.Current is not { } outputs)
        {
            Console.WriteLine(value.ToDisplayString(PlainTextFormatter.MimeType));
            return new DisplayedValue(null, -1, types);
        }

        return new DisplayedValue(outputs, outputs.Add(new DisplayOutput(data, [], IsResult: false, null)), types);
    }
}
