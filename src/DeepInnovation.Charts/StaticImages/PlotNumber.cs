using System.Globalization;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>
/// Formats numbers by the subset of d3-format that our figures use: <c>d</c>, <c>,~g</c>, <c>.0%</c>, <c>.3f</c>, <c>,</c>.
/// </summary>
internal static class PlotNumber
{
    internal static string Text(double number, string? format)
    {
        if (!double.IsFinite(number))
            return number.ToString(CultureInfo.InvariantCulture);
        var spec = format ?? "";
        var grouped = spec.Contains(',', StringComparison.Ordinal);
        var dot = spec.IndexOf('.', StringComparison.Ordinal);
        var digits = dot < 0 ? null : new string([.. spec[(dot + 1)..].TakeWhile(char.IsAsciiDigit)]);
        var precision = string.IsNullOrEmpty(digits) ? 6 : int.Parse(digits, CultureInfo.InvariantCulture);
        return spec.Length == 0 ? Significant(number, 6, grouped: false) : spec[^1] switch
        {
            '%' => (100 * number).ToString($"F{precision}", CultureInfo.InvariantCulture) + "%",
            'f' => number.ToString((grouped ? "N" : "F") + precision, CultureInfo.InvariantCulture),
            'd' => Math.Round(number).ToString(grouped ? "N0" : "F0", CultureInfo.InvariantCulture),
            _ => Significant(number, dot < 0 && !spec.Contains('g', StringComparison.Ordinal) ? 12 : precision, grouped),
        };
    }

    private static string Significant(double number, int digits, bool grouped)
    {
        var size = Math.Abs(number);
        if (size != 0 && (size < 1e-4 || size >= 1e15))
            return number.ToString("0.#####E+0", CultureInfo.InvariantCulture);
        var before = size < 1 ? 1 : (int)Math.Floor(Math.Log10(size)) + 1;
        var leading = size is > 0 and < 1 ? (int)Math.Floor(-Math.Log10(size)) : 0;
        var after = Math.Clamp(digits - before + leading + (size < 1 ? 1 : 0), 0, 15);
        return number.ToString((grouped ? "#,0." : "0.") + new string('#', after), CultureInfo.InvariantCulture);
    }
}
