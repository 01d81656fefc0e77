using System.Globalization;

namespace DeepInnovation.Claims;

/// <summary>Numbers of claims for people: counts whole and grouped, years whole, all else to four places.</summary>
public static class ClaimNumber
{
    /// <summary>The number without its unit: <c>2,356,204</c>, <c>2020</c>, <c>0.975</c>; an empty text for null.</summary>
    /// <param name="value">The number.</param>
    /// <param name="unit">The claim's unit.</param>
    public static string Text(double? value, string unit) => value switch
    {
        null => "",
        { } number when unit == "year" => number.ToString("0", CultureInfo.InvariantCulture),
        { } number when number == Math.Truncate(number) && Math.Abs(number) < 1e15 =>
            number.ToString("N0", CultureInfo.InvariantCulture),
        { } number => number.ToString("#,##0.####", CultureInfo.InvariantCulture),
    };
}
