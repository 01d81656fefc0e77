using System.Collections;
using System.Globalization;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Charts.Tables;

/// <summary>
/// Formats a column: equal decimals for all numbers, thousands separators except in years and row
/// numbers, lists joined by semicolons.
/// </summary>
internal sealed class ColumnFormat
{
    private static readonly string[] Ungrouped = ["year", "row", "rank", "seed"];

    private readonly string _whole;
    private readonly string _fraction;

    private ColumnFormat(string whole, string fraction) => (_whole, _fraction) = (whole, fraction);

    /// <summary>Derives the format from the column's name and values.</summary>
    internal static ColumnFormat Of(string name, IReadOnlyList<object?> values)
    {
        var last = name.Split(' ', '_', '.')[^1];
        var whole = Ungrouped.Any(word => last.EndsWith(word, StringComparison.OrdinalIgnoreCase)) ? "0" : "N0";
        var finite = values.Select(Number).Where(number => number is { } n && double.IsFinite(n) && n != 0)
            .Select(n => Math.Abs(n!.Value)).ToList();
        return new ColumnFormat(whole, finite.Count == 0 ? "0.0"
            : Fraction(finite.Max(), finite.Min(), finite.TrueForAll(n => n == Math.Truncate(n)), whole));
    }

    internal Cell Cell(object? value) => value switch
    {
        null => Tables.Cell.None,
        string text => new Cell(Markup.Shorten(VisibleText.Line(text), Tables.Cell.LongestText)),
        bool flag => new Cell(flag ? "true" : "false"),
        Enum name => new Cell(Words(name.ToString())),
        double or float or decimal or Half => new Cell(Fractional(Number(value)!.Value)),
        sbyte or byte or short or ushort or int or uint or long or ulong =>
            new Cell(((IFormattable)value).ToString(_whole, CultureInfo.InvariantCulture)),
        DateTime time => new Cell(
            time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        IEnumerable list => new Cell(
            Markup.Shorten(string.Join("; ", list.Cast<object?>().Select(item => Cell(item).Text)), Tables.Cell.LongestText)),
        IFormattable other => new Cell(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => new Cell(Markup.Shorten(VisibleText.Line(value.ToString() ?? ""), Tables.Cell.LongestText)),
    };

    /// <summary>Splits identifiers into words: <c>NotTestable</c> and <c>not_testable</c> become <c>not testable</c>.</summary>
    internal static string Words(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]);
            if (starts)
                text.Append(' ');
            text.Append(name[i] == '_' ? ' '
                : char.IsUpper(name[i]) && (i == 0 || starts) && !(i + 1 < name.Length && char.IsUpper(name[i + 1]))
                    ? char.ToLowerInvariant(name[i])
                    : name[i]);
        }

        return text.ToString();
    }

    /// <summary>True for right-aligned types.</summary>
    internal static bool IsNumeric(Type type) =>
        Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) is >= TypeCode.SByte and <= TypeCode.Decimal
        && !(Nullable.GetUnderlyingType(type) ?? type).IsEnum;

    private static double? Number(object? value) => value switch
    {
        double number => number,
        float number => number,
        decimal number => (double)number,
        Half number => (double)number,
        _ => null,
    };

    private static string Fraction(double largest, double smallest, bool allWhole, string whole)
    {
        if (largest >= 1e15 || largest < 1e-3 || (smallest < 1e-6 && largest < 1))
            return "0.###E+0";
        if (allWhole)
            return whole;
        var before = largest < 1 ? 0 : (int)Math.Floor(Math.Log10(largest)) + 1;
        return $"N{Math.Clamp(4 - before, 1, 4)}";
    }

    private string Fractional(double number) => number switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => number.ToString(_fraction, CultureInfo.InvariantCulture),
    };
}
