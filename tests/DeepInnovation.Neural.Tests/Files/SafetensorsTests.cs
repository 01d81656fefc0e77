using CsCheck;
using DeepInnovation.Neural.Files;
using DeepInnovation.Neural.Tests.Bert;

namespace DeepInnovation.Neural.Tests.Files;

public sealed class SafetensorsTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void A_file_that_Python_wrote_holds_what_Python_put_there()
    {
        var recorded = RecordedCase.Open("classification");
        using var file = SafetensorsFile.Open(Path.Combine(AppContext.BaseDirectory, "Bert", "reference", "classification.safetensors"));
        foreach (var entry in file.Entries.Where(e => e.Type == "F32"))
        {
            var values = new float[entry.Count];
            file.CopyTo(entry.Name, values);
            Assert.Equal(recorded.Floats(entry.Name), values);
        }
    }

    [Fact]
    public void Half_brain_and_double_precision_become_floats()
    {
        float[] values = [0, 1, -2.5f, 0.15625f];
        byte[][] data =
        [
            [.. values.SelectMany(v => BitConverter.GetBytes((Half)v))],
            [.. values.SelectMany(v => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(v) >> 16)))],
            [.. values.SelectMany(v => BitConverter.GetBytes((double)v))],
        ];
        var header = """{"half":{"dtype":"F16","shape":[4],"data_offsets":[0,8]},"brain":{"dtype":"BF16","shape":[2,2],"data_offsets":[8,16]},"double":{"dtype":"F64","shape":[4],"data_offsets":[16,48]}}""";
        File.WriteAllBytes(_path, [.. BitConverter.GetBytes((ulong)header.Length), .. System.Text.Encoding.UTF8.GetBytes(header), .. data.SelectMany(d => d)]);
        using var file = SafetensorsFile.Open(_path);
        foreach (var name in new[] { "half", "brain", "double" })
        {
            var read = new float[4];
            file.CopyTo(name, read);
            Assert.Equal(values, read);
        }
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_named()
    {
        var whole = Small();
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            var error = Assert.Throws<ModelException>(() => SafetensorsFile.Open(_path));
            Assert.Contains(_path, error.Message, StringComparison.Ordinal);
            Assert.Contains("Download it again", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damaged_headers_never_crash() =>
        Gen.Select(Gen.Int[0, 200], Gen.Byte, Gen.Int[0, 200], Gen.Byte).Sample((i, a, j, b) =>
        {
            var bytes = Small();
            bytes[i % bytes.Length] = a;
            bytes[j % bytes.Length] = b;
            File.WriteAllBytes(_path, bytes);
            try
            {
                using var file = SafetensorsFile.Open(_path);
                foreach (var entry in file.Entries.Where(e => e.Type is "F32" or "F16" or "BF16" or "F64"))
                    file.CopyTo(entry.Name, new float[entry.Count]);
            }
            catch (ModelException)
            {
                // A clear refusal; any other exception fails the test.
            }
        }, seed: "000000000000", iter: 3000, threads: 1);

    [Fact]
    public void A_wrong_name_or_length_is_named()
    {
        File.WriteAllBytes(_path, Small());
        using var file = SafetensorsFile.Open(_path);
        Assert.Contains("no tensor 'c'", Assert.Throws<ModelException>(() => file.CopyTo("c", new float[1])).Message, StringComparison.Ordinal);
        Assert.Contains("has 6 values, not 5", Assert.Throws<ModelException>(() => file.CopyTo("a", new float[5])).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    private static byte[] Small()
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [("a", [2, 3], new float[] { 1, 2, 3, 4, 5, 6 }), ("b", [2], new float[] { 7, 8 })]);
        return stream.ToArray();
    }
}
