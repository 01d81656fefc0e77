using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation.Notebooks.Running;

/// <summary>Writes a parameter's value as culture-invariant C#.</summary>
internal static class ParameterLiteral
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The literal; null if the value does not have the declared type.</summary>
    /// <param name="value">Text, a number or a boolean.</param>
    /// <param name="type">The declared type's C# name; null to use the value's own type.</param>
    internal static string? Of(object value, string? type)
    {
        var text = Convert.ToString(value, Culture)!;
        const NumberStyles Real = NumberStyles.Float;
        return type switch
        {
            "string" => SymbolDisplay.FormatLiteral(value is bool ? text.ToLowerInvariant() : text, quote: true),
            "bool" => bool.TryParse(text, out var b) ? Bool(b) : null,
            "int" => int.TryParse(text, NumberStyles.AllowLeadingSign, Culture, out var i) ? i.ToString(Culture) : null,
            "long" => long.TryParse(text, NumberStyles.AllowLeadingSign, Culture, out var l) ? l.ToString(Culture) + "L" : null,
            "double" => double.TryParse(text, Real, Culture, out var d) && double.IsFinite(d) ? Double(d) : null,
            "float" => float.TryParse(text, Real, Culture, out var f) && float.IsFinite(f)
                ? f.ToString("R", Culture) + "f" : null,
            "decimal" => decimal.TryParse(text, Real, Culture, out var m) ? m.ToString(Culture) + "m" : null,
            _ => OfUnknown(value, text),
        };
    }

    private static string? OfUnknown(object value, string text) => value switch
    {
        string => SymbolDisplay.FormatLiteral(text, quote: true),
        bool b => Bool(b),
        int => text,
        long => text + "L",
        double d when double.IsFinite(d) => Double(d),
        float f when float.IsFinite(f) => text + "f",
        decimal => text + "m",
        _ => null,
    };

    private static string Bool(bool value) => value ? "true" : "false";

    private static string Double(double value) => value.ToString("R", Culture) + "d";
}
