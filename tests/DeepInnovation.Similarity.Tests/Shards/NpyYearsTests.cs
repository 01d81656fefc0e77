using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Similarity.Tests.Shards;

public sealed class NpyYearsTests : IDisposable
{
    private static readonly Dictionary<string, long> UnitsADay = new()
    {
        ["D"] = 1,
        ["h"] = 24,
        ["m"] = 1440,
        ["s"] = 86_400,
        ["ms"] = 86_400_000,
        ["us"] = 86_400_000_000,
        ["ns"] = 86_400_000_000_000,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_case_is_read_as_years() => // it holds 30, 31 and 32
        Assert.Equal([2000, 2001, 2002], NpyYears.Read(Path.Combine(AppContext.BaseDirectory, "Shards", "cases", "yearsdt.npy")));

    [Theory]
    [InlineData("<M8[Y]", 30, 2000)]
    [InlineData(">M8[Y]", -1, 1969)]
    [InlineData("<M8[25Y]", 2, 2020)]
    [InlineData("<M8[M]", 12, 1971)]
    [InlineData("<M8[M]", -1, 1969)]
    [InlineData("<M8[3M]", -4, 1969)]
    [InlineData("<M8[3M]", -5, 1968)]
    [InlineData("<M8[W]", 2609, 2020)] // 2020-01-02
    [InlineData("<M8[D]", 18261, 2019)] // 2019-12-31
    [InlineData("<M8[D]", 18262, 2020)]
    [InlineData("<M8[D]", 11016, 2000)] // 2000-02-29
    [InlineData("<M8[s]", -1, 1969)]
    [InlineData("<M8[as]", -1, 1969)]
    [InlineData("<M8[fs]", 1, 1970)]
    [InlineData("<M8[ps]", long.MaxValue, 1970)]
    [InlineData("<M8[D]", -719_529, -1)] // the day before year 0 of the proleptic calendar
    [InlineData("<M8[D]", -719_528, 0)]
    [InlineData("<i8", 2019, 2019)]
    [InlineData(">i8", -3, -3)]
    [InlineData("<u8", 2019, 2019)]
    [InlineData(">i4", 1960, 1960)]
    [InlineData("<u4", 1960, 1960)]
    [InlineData(">u2", 2024, 2024)]
    [InlineData("<i2", 2024, 2024)]
    [InlineData("|i1", -5, -5)]
    public void Every_unit_type_and_version_gives_the_year(string type, long value, int year)
    {
        for (byte version = 1; version <= 3; version++)
            Assert.Equal([year, year], NpyYears.Read(Write(type, version, value, value)));
    }

    [Fact]
    public void Dates_have_the_year_of_the_calendar()
    {
        // Oracle: .NET's own calendar, days and times drawn over all that each unit reaches.
        var random = new Random(14);
        foreach (var (unit, perDay) in UnitsADay)
        {
            for (var i = 0; i < 400; i++)
            {
                var reach = Math.Min(long.MaxValue / perDay - 1, 600_000);
                var day = random.NextInt64(-reach, reach);
                var date = DateOnly.FromDayNumber((int)Math.Clamp(day + 719_162, 0, DateOnly.MaxValue.DayNumber));
                var value = ((date.DayNumber - 719_162L) * perDay) + random.NextInt64(perDay);
                var type = (i % 2 == 0 ? "<M8[" : ">M8[") + unit + "]";
                Assert.Equal(date.Year, NpyYears.Read(Write(type, 1, value))[0]);
            }
        }
    }

    [Theory]
    [InlineData("<M8[Y]", long.MinValue, "row 1 has no date, found \"NaT\". Give it one, or leave the row out")]
    [InlineData(">M8[ns]", long.MinValue, "row 1 has no date, found \"NaT\"")]
    [InlineData("<M8[Y]", long.MaxValue, "row 1 does not fit in 32 bits, found \"9223372036854777777\"")]
    [InlineData("<i8", 1L << 40, "row 1 does not fit in 32 bits, found \"1099511627776\"")]
    [InlineData("<f8", 3, "the rows are neither whole numbers nor dates, so no years, found \"<f8\"")]
    [InlineData("<m8[Y]", 3, "the rows are neither whole numbers nor dates, so no years, found \"<m8[Y]\"")]
    [InlineData("<M8", 3, "the rows are neither whole numbers nor dates, so no years, found \"<M8\"")]
    public void What_is_no_year_is_refused_by_row_or_type(string type, long value, string message)
    {
        var path = Write(type, 1, 3, value);
        var error = Assert.Throws<InputException>(() => NpyYears.Read(path));
        Assert.StartsWith($"{path}: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_dimensions_and_a_cut_off_file_are_refused()
    {
        var path = Write("<M8[Y]", 1, 3, 4);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^1]);
        Assert.Contains("the shape (2,) needs 16 bytes of data, the file has 15",
            Assert.Throws<InputException>(() => NpyYears.Read(path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path,
            Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("(2,)  ", "(2, 1)", StringComparison.Ordinal)));
        Assert.Contains("the array has 2 dimensions; 1 is needed here, found \"(2, 1)\"",
            Assert.Throws<InputException>(() => NpyYears.Read(path)).Message, StringComparison.Ordinal);
    }

    /// <summary>A file as NumPy's format description has it, written here apart from the library's own writer.</summary>
    private string Write(string type, byte version, params long[] values)
    {
        var size = type.Contains('8', StringComparison.Ordinal) ? 8 : type[2] - '0';
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': "
            + $"({values.Length.ToString(CultureInfo.InvariantCulture)},)  }}\n";
        using var stream = new MemoryStream();
        stream.Write([0x93, .. "NUMPY"u8, version, 0]);
        var length = new byte[version == 1 ? 2 : 4];
        length[0] = (byte)header.Length;
        stream.Write(length);
        stream.Write(Encoding.ASCII.GetBytes(header));
        foreach (var value in values)
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            var element = bytes[..size];
            if (type[0] == '>')
                Array.Reverse(element);
            stream.Write(element);
        }

        File.WriteAllBytes(_folder["years.npy"], stream.ToArray());
        return _folder["years.npy"];
    }
}
