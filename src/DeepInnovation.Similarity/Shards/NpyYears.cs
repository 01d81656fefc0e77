using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// Years in a .npy file, one a row: whole numbers of 8 to 64 bits, or dates (<c>datetime64</c> of any unit, which count from
/// 1970), of either byte order. A date's year is that of the proleptic Gregorian calendar, as NumPy has it.
/// </summary>
public static partial class NpyYears
{
    private const int Epoch = 1970;
    private const long SecondsADay = 86_400;

    /// <summary>Reads a 1-D array of years or dates. O(rows).</summary>
    /// <exception cref="InputException">The file is no such array; or a row is NaT, or its year does not fit in 32
    /// bits: the row is named.</exception>
    public static int[] Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var type = NpyFile.TypeOf(path);
        return type[1..] switch
        {
            "i1" => Years<sbyte>(path, type, v => v),
            "u1" => Years<byte>(path, type, v => v),
            "i2" => Years<short>(path, type, v => type[0] == '>' ? BinaryPrimitives.ReverseEndianness(v) : v),
            "u2" => Years<ushort>(path, type, v => type[0] == '>' ? BinaryPrimitives.ReverseEndianness(v) : v),
            "i4" => Years<int>(path, type, v => type[0] == '>' ? BinaryPrimitives.ReverseEndianness(v) : v),
            "u4" => Years<uint>(path, type, v => type[0] == '>' ? BinaryPrimitives.ReverseEndianness(v) : v),
            "i8" => Years<long>(path, type, v => type[0] == '>' ? BinaryPrimitives.ReverseEndianness(v) : v),
            "u8" => Years<ulong>(path, type, v => type[0] == '>' ? BinaryPrimitives.ReverseEndianness(v) : v),
            _ when Date().Match(type) is { Success: true } date => Dates(path, type, date),
            _ => throw NpyHeader.Bad(path, "the rows are neither whole numbers nor dates, so no years", type,
                "Convert them by array.astype('<i4')"),
        };
    }

    private static int[] Dates(string path, string type, Match date)
    {
        var count = date.Groups[1].Length == 0 ? 1 : int.Parse(date.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        Func<Int128, Int128> yearOf = date.Groups[2].Value switch
        {
            "Y" => n => Epoch + n,
            "M" => n => Epoch + Floor(n, 12),
            "W" => n => YearOfDay(n * 7),
            "D" => YearOfDay,
            "h" => n => YearOfDay(Floor(n, 24)),
            "m" => n => YearOfDay(Floor(n, 24 * 60)),
            "s" => n => YearOfDay(Floor(n, SecondsADay)),
            "ms" => n => YearOfDay(Floor(n, SecondsADay * 1000)),
            "us" => n => YearOfDay(Floor(n, SecondsADay * 1_000_000)),
            "ns" => n => YearOfDay(Floor(n, SecondsADay * 1_000_000_000)),
            "ps" => n => YearOfDay(Floor(n, SecondsADay * (Int128)1e12)),
            "fs" => n => YearOfDay(Floor(n, SecondsADay * (Int128)1e15)),
            _ => n => YearOfDay(Floor(n, SecondsADay * (Int128)1e18)),
        };
        return Years<long>(path, type, raw =>
        {
            var number = type[0] == '>' ? BinaryPrimitives.ReverseEndianness(raw) : raw;
            return number == long.MinValue ? null : yearOf((Int128)number * count);
        });
    }

    private static int[] Years<T>(string path, string type, Func<T, Int128?> yearOf) where T : unmanaged
    {
        using var reader = new NpyReader<T>(path, type);
        if (reader.Columns is { } columns)
            throw NpyHeader.Bad(path, "the array has 2 dimensions; 1 is needed here",
                FormattableString.Invariant($"({reader.Rows}, {columns})"), "Write one column of it");
        if (reader.Rows > Array.MaxLength)
            throw NpyHeader.Bad(path, "the array is too large to be read at once",
                FormattableString.Invariant($"{reader.Rows} rows"), "Cut it into parts");
        var values = new T[reader.Rows];
        reader.ReadRows(values);
        var years = new int[values.Length];
        for (var row = 0; row < years.Length; row++)
        {
            var year = yearOf(values[row])
                ?? throw NpyHeader.Bad(path, FormattableString.Invariant($"row {row} has no date"), "NaT",
                    "Give it one, or leave the row out here and in all files beside it");
            years[row] = year >= int.MinValue && year <= int.MaxValue
                ? (int)year
                : throw NpyHeader.Bad(path, FormattableString.Invariant($"row {row} does not fit in 32 bits"),
                    year.ToString(CultureInfo.InvariantCulture), "Fix the number");
        }

        return years;
    }

    private static Int128 Floor(Int128 number, Int128 by) => (number / by) - (number % by < 0 ? 1 : 0);

    /// <summary>
    /// The year of a day counted from 1970-01-01. Counted from a 1 March, a leap day is the last of its
    /// year; 400 years are 146,097 days.
    /// </summary>
    private static Int128 YearOfDay(Int128 day)
    {
        const int daysOf400Years = 146_097, daysFromMarch0 = 719_468;
        day += daysFromMarch0;
        var era = Floor(day, daysOf400Years);
        var inEra = (int)(day - (era * daysOf400Years));
        var year = (inEra - (inEra / 1460) + (inEra / 36_524) - (inEra / 146_096)) / 365;
        var dayOfYear = inEra - ((365 * year) + (year / 4) - (year / 100));
        const int daysFromMarchToJanuary = 306;
        return (era * 400) + year + (dayOfYear >= daysFromMarchToJanuary ? 1 : 0);
    }

    [GeneratedRegex(@"^[<>]M8\[(\d{0,9})(Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
