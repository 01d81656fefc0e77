using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepInnovation.Hypergraphs.Hif;

/// <summary>
/// Ids of nodes and edges: texts, or whole numbers of any size, in whatever way JSON writes them
/// (<c>7</c>, <c>7.0</c>, <c>7e0</c>).
/// </summary>
internal static class HifId
{
    // Beyond it a number in few characters would be a text of gigabytes.
    private const int MostDigits = 400;

    /// <summary>
    /// An id as text: a text as it is, a whole number in its digits; null for anything else. Equal numbers are equal texts.
    /// </summary>
    internal static string? TextOf(JsonNode? id) => id?.GetValueKind() switch
    {
        JsonValueKind.String => (string?)id,
        JsonValueKind.Number => Digits(id.ToJsonString()),
        _ => null,
    };

    private static string? Digits(string number)
    {
        if (number.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            return number == "-0" ? "0" : number;
        var mantissa = number.AsSpan();
        var exponent = 0;
        if (mantissa.IndexOfAny('e', 'E') is >= 0 and var at)
        {
            if (!int.TryParse(mantissa[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > MostDigits)
                return null;
            mantissa = mantissa[..at];
        }

        var point = mantissa.IndexOf('.');
        var places = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = BigInteger.Parse(string.Concat(mantissa[..(point < 0 ? mantissa.Length : point)],
            point < 0 ? [] : mantissa[(point + 1)..]), CultureInfo.InvariantCulture);
        var shift = exponent - places;
        if (shift >= 0)
            return (digits * BigInteger.Pow(10, shift)).ToString(CultureInfo.InvariantCulture);
        var (whole, rest) = BigInteger.DivRem(digits, BigInteger.Pow(10, -shift));
        return rest.IsZero ? whole.ToString(CultureInfo.InvariantCulture) : null;
    }
}
