using CsCheck;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Core.Tests.Tables;

/// <summary>.npy files against those that numpy wrote (reference/make_npy.py, numpy 1.24.2).</summary>
public sealed class NpyFileTests
{
    [Fact]
    public void Arrays_of_numpy_are_read()
    {
        var single = NpyFile.Read<float>(Fixture("float32_3x4.npy"));
        Assert.Equal((3, 4), (single.Rows, single.Columns));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (i / 8f) - 0.5f), single.Values);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => i / 3.0), NpyFile.Read<double>(Fixture("float64_3x4.npy")).Values);
        Assert.Equal([1960, 1999, 2020, -1, int.MaxValue], NpyFile.Read<int>(Fixture("int32_5.npy")).Values);
        Assert.Null(NpyFile.Read<long>(Fixture("int64_3.npy")).Columns);
        Assert.Equal((0, 4),
            (NpyFile.Read<float>(Fixture("empty_0x4.npy")).Rows, NpyFile.Read<float>(Fixture("empty_0x4.npy")).Columns));
        Assert.Equal(11f, NpyFile.Read<float>(Fixture("version2.npy")).Values[^1]);
    }

    [Fact]
    public void Years_may_be_int32_or_int64_and_vectors_float32_or_float64()
    {
        Assert.Equal([1960, 1999, 2020, -1, int.MaxValue], NpyFile.ReadIntegers(Fixture("int32_5.npy")));
        Assert.Equal([1960, 2020, -2], NpyFile.ReadIntegers(Fixture("int64_3.npy")));
        Assert.Equal((float)(11 / 3.0), NpyFile.ReadVectors(Fixture("float64_3x4.npy")).Values[^1]);
        Assert.Equal(4, NpyFile.ReadVectors(Fixture("float32_3x4.npy")).Columns);
    }

    [Fact]
    public void What_is_written_is_what_numpy_writes_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write(folder["a.npy"], Enumerable.Range(0, 12).Select(i => (i / 8f) - 0.5f).ToArray(), 4);
        Assert.Equal(File.ReadAllBytes(Fixture("float32_3x4.npy")), File.ReadAllBytes(folder["a.npy"]));
        NpyFile.Write(folder["b.npy"], Enumerable.Range(0, 12).Select(i => i / 3.0).ToArray(), 4);
        Assert.Equal(File.ReadAllBytes(Fixture("float64_3x4.npy")), File.ReadAllBytes(folder["b.npy"]));
        NpyFile.Write(folder["c.npy"], (int[])[1960, 1999, 2020, -1, int.MaxValue]);
        Assert.Equal(File.ReadAllBytes(Fixture("int32_5.npy")), File.ReadAllBytes(folder["c.npy"]));
        NpyFile.Write(folder["d.npy"], (long[])[1960, 2020, -2]);
        Assert.Equal(File.ReadAllBytes(Fixture("int64_3.npy")), File.ReadAllBytes(folder["d.npy"]));
        NpyFile.Write(folder["e.npy"], Array.Empty<float>(), 4);
        Assert.Equal(File.ReadAllBytes(Fixture("empty_0x4.npy")), File.ReadAllBytes(folder["e.npy"]));
        Assert.Equal(5, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void Any_array_comes_back_as_it_went_in()
    {
        using var folder = new TemporaryFolder();
        Gen.Select(Gen.Int[1, 9], Gen.Int[0, 40], Gen.Double).Sample(
            (columns, rows, first) =>
            {
                var values = Enumerable.Range(0, rows * columns).Select(i => first * i).ToArray();
                NpyFile.Write(folder["x.npy"], values, columns);
                var back = NpyFile.Read<double>(folder["x.npy"]);
                Assert.Equal(values, back.Values);
                Assert.Equal((rows, columns), (back.Rows, back.Columns));
            },
            seed: "000000000000", iter: 100, threads: 1);
        Assert.Throws<ArgumentException>(() => NpyFile.Write(folder["x.npy"], new float[7], 2));
    }

    [Fact]
    public void Rows_can_be_read_a_few_at_a_time()
    {
        using var reader = new NpyReader<float>(Fixture("float32_3x4.npy"));
        var (first, rest) = (new float[4], new float[8]);
        reader.ReadRows(first);
        reader.ReadRows(rest);
        Assert.Equal(NpyFile.Read<float>(Fixture("float32_3x4.npy")).Values, first.Concat(rest));
        var fault = Assert.Throws<InputException>(() => reader.ReadRows(first));
        Assert.Contains("ends before its last row", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fortran.npy", "the array is in Fortran order. Write numpy.ascontiguousarray(array).")]
    [InlineData("big_endian.npy", "the numbers are big-endian, found \">f4\".")]
    [InlineData("cube.npy", "the array has 3 dimensions; 1 or 2 can be read, found \"(2, 2, 2)\".")]
    [InlineData("fields.npy", "the .npy header lacks descr, fortran_order or shape, or names fields")]
    [InlineData("bool.npy", "the numbers are of another type than <f4, found \"|b1\". Convert them by array.astype('<f4').")]
    [InlineData("float64_3x4.npy", "the numbers are of another type than <f4, found \"<f8\".")]
    [InlineData("make_npy.py", "this is no .npy file.")]
    public void What_cannot_be_read_is_told(string file, string message)
    {
        var fault = Assert.Throws<InputException>(() => NpyFile.Read<float>(Fixture(file)));
        Assert.StartsWith($"{Fixture(file)}: {message}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_shapes_and_numbers_for_years_and_vectors_are_told()
    {
        Assert.Contains("row 1 does not fit in 32 bits, found \"1099511627776\"", Assert.Throws<InputException>(
            () => NpyFile.ReadIntegers(Fixture("int64_large.npy"))).Message, StringComparison.Ordinal);
        Assert.Contains("another type than <i8, found \"<f4\"", Assert.Throws<InputException>(
            () => NpyFile.ReadIntegers(Fixture("float32_3x4.npy"))).Message, StringComparison.Ordinal);
        Assert.Contains("another type than <f4, found \"<i4\"",
            Assert.Throws<InputException>(() => NpyFile.ReadVectors(Fixture("int32_5.npy"))).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => NpyFile.Read<float>("nowhere.npy")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "this is no .npy file")]
    [InlineData(7, "this is no .npy file")]
    [InlineData(9, "the file ends inside its header")]
    [InlineData(60, "the file ends inside its header")]
    [InlineData(128, "the shape (3, 4) needs 48 bytes of data, the file has 0")]
    [InlineData(175, "the shape (3, 4) needs 48 bytes of data, the file has 47")]
    [InlineData(177, "the shape (3, 4) needs 48 bytes of data, the file has 49")]
    public void A_file_that_was_cut_off_is_told_wherever_it_ends(int length, string message)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["cut.npy"],
            [.. File.ReadAllBytes(Fixture("float32_3x4.npy")).Concat(new byte[10]).Take(length)]);
        var fault = Assert.Throws<InputException>(() => NpyFile.Read<float>(folder["cut.npy"]));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static string Fixture(string file) => RepositoryFile.Find($"tests/DeepInnovation.Core.Tests/Tables/reference/{file}");
}
