using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Similarity.Tests.Shards;

public sealed class VectorFileTests
{
    [Theory]
    [InlineData("v.npy")]
    [InlineData("wide.npy")]
    [InlineData("v.safetensors")]
    public void Ranges_and_gathered_rows_are_read(string file)
    {
        // More than one mapped window: 3000 rows of 2000 numbers are 24 MB.
        const int rows = 3000, dimensions = 2000;
        using var folder = new TemporaryFolder();
        Write(folder, file, rows, dimensions);
        using var vectors = VectorFile.Open(folder[file]);
        Assert.Equal((rows, dimensions), (vectors.Rows, vectors.Dimensions));
        var range = new float[rows * dimensions];
        vectors.Read(0, range);
        Assert.Equal(Enumerable.Range(0, rows).Select(r => Value(r, 7)),
            Enumerable.Range(0, rows).Select(r => range[(r * dimensions) + 7]));
        int[] wanted = [2999, 0, 17, 17, 2500, 1];
        var gathered = new float[wanted.Length * dimensions];
        vectors.Gather(wanted, gathered);
        Assert.Equal(wanted.SelectMany(r => range[(r * dimensions)..((r + 1) * dimensions)]), gathered);
        vectors.Gather([], []);
        Assert.Throws<ArgumentOutOfRangeException>(() => vectors.Read(2999, new float[2 * dimensions]));
        Assert.Throws<ArgumentException>(() => vectors.Gather([1], new float[3]));
    }

    [Fact]
    public void Files_that_are_no_vectors_are_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("does not exist", Refused(folder["none.npy"]), StringComparison.Ordinal);
        Assert.Contains("does not exist", Refused(folder["none.safetensors"]), StringComparison.Ordinal);
        NpyFile.Write(folder["flat.npy"], new float[4]);
        Assert.Contains("1 dimension; 2 are needed", Refused(folder["flat.npy"]), StringComparison.Ordinal);
        NpyFile.Write(folder["whole.npy"], new int[4], 2);
        Assert.Contains("another type than <f4", Refused(folder["whole.npy"]), StringComparison.Ordinal);
        NpyFile.Write(folder["cut.npy"], new float[400], 2);
        using (var stream = new FileStream(folder["cut.npy"], FileMode.Open))
            stream.SetLength(stream.Length - 4);
        Assert.Contains("cut off", Refused(folder["cut.npy"]), StringComparison.Ordinal);
        AtomicFile.Write(folder["two.safetensors"], s =>
            SafetensorsWriter.Write(s, [TensorSource.Of("a", [1, 2], new float[2]), TensorSource.Of("b", [1, 2], new float[2])]));
        Assert.Contains("2 tensors of 2 dimensions", Refused(folder["two.safetensors"]), StringComparison.Ordinal);
    }

    private static string Refused(string path) => Assert.Throws<InputException>(() => VectorFile.Open(path).Dispose()).Message;

    private static float Value(int row, int column) => row + (column / 4096f);

    private static void Write(TemporaryFolder folder, string file, int rows, int dimensions)
    {
        float[] values = [.. Enumerable.Range(0, rows).SelectMany(r => Enumerable.Range(0, dimensions).Select(c => Value(r, c)))];
        if (file == "wide.npy")
            NpyFile.Write(folder[file], Array.ConvertAll(values, v => (double)v), dimensions);
        else if (file.EndsWith(".npy", StringComparison.Ordinal))
            NpyFile.Write(folder[file], values, dimensions);
        else
            AtomicFile.Write(folder[file],
                s => SafetensorsWriter.Write(s, [TensorSource.Of("embeddings", [rows, dimensions], values)]));
    }
}
