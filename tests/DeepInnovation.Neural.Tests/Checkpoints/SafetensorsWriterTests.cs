using CsCheck;
using DeepInnovation.Neural.Checkpoints;

namespace DeepInnovation.Neural.Tests.Checkpoints;

public sealed class SafetensorsWriterTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_bytes_are_those_of_an_independent_writer()
    {
        var ramp = Enumerable.Range(0, 1000).Select(i => i / 7f).ToArray();
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [
            TensorSource.Of("c", [2, 0], Array.Empty<float>()),
            TensorSource.Of("a.weight", [10, 100], ramp),
            TensorSource.Of("b.ü", [], new[] { -3f }),
            TensorSource.Of("a.bias", [3], new[] { 0.5f, -1f, 1e-20f }),
        ]);
        Assert.Equal(File.ReadAllBytes(Folder.Reference("floats.safetensors")), stream.ToArray());
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var tensor = Gen.Select(Gen.String[0, 12], Gen.Int[0, 4].Array[0, 3]);
        Gen.Select(tensor.Array[0, 6], Gen.Int).Sample((tensors, salt) =>
        {
            var sources = tensors
                .Where(t => t.Item1 != "__metadata__" && IsText(t.Item1)).DistinctBy(t => t.Item1)
                .Select(t => (Name: t.Item1, Shape: t.Item2, Values: Values(t.Item2, salt))).ToArray();
            using (var stream = File.Create(folder.At("x")))
                SafetensorsWriter.Write(stream, sources.Select(s => TensorSource.Of(s.Name, s.Shape, s.Values)));
            using var file = SafetensorsFile.Open(folder.At("x"));
            Assert.Equal(sources.Length, file.Tensors.Count);
            foreach (var (name, shape, values) in sources)
            {
                Assert.Equal(shape.Select(l => (long)l), file[name].Shape);
                var read = new float[values.Length];
                file.CopyTo(name, read);
                Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), read.Select(BitConverter.SingleToInt32Bits));
            }
        }, seed: "000000000000", iter: 500, threads: 1);
    }

    [Fact]
    public void A_tensor_longer_than_a_buffer_is_asked_for_in_pieces()
    {
        const int count = 200_001;
        var next = 0L;
        using (var stream = File.Create(folder.At("x")))
        {
            SafetensorsWriter.Write(stream, [new("long", [count], (start, values) =>
            {
                Assert.Equal(next, start);
                for (var i = 0; i < values.Length; i++)
                    values[i] = start + i;
                next += values.Length;
            })], new Dictionary<string, string>());
        }

        using var file = SafetensorsFile.Open(folder.At("x"));
        var read = new float[count];
        file.CopyTo("long", read);
        Assert.Equal(Enumerable.Range(0, count).Select(i => (float)i), read);
        Assert.Empty(file.Metadata);
    }

    [Fact]
    public void A_name_taken_twice_or_reserved_and_a_wrong_count_are_refused()
    {
        var one = TensorSource.Of("a", [1], new float[1]);
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(Stream.Null, [one, one]));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(Stream.Null, [one with { Name = "__metadata__" }]));
        Assert.StartsWith(
            "Tensor \"a\" of shape [2, 2] needs 4 values, found 3.",
            Assert.Throws<ArgumentException>(() => TensorSource.Of("a", [2, 2], new float[3])).Message);
    }

    private static bool IsText(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
                i++;
            else if (char.IsSurrogate(name[i]))
                return false;
        }

        return true;
    }

    private static float[] Values(int[] shape, int salt) =>
        [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b))
            .Select(i => BitConverter.Int32BitsToSingle(HashCode(i, salt)))];

    private static int HashCode(int i, int salt) => unchecked((i * 747796405) + (salt * -1640531527));
}
