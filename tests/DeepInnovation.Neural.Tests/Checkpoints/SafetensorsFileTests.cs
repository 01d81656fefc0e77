using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using CsCheck;
using DeepInnovation.Neural.Checkpoints;

namespace DeepInnovation.Neural.Tests.Checkpoints;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("z.single")]
    [InlineData("half")]
    [InlineData("brain")]
    [InlineData("double")]
    [InlineData("scalar")]
    [InlineData("empty")]
    public void A_file_written_by_Python_has_its_values(string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Folder.Reference("expected.json")));
        using var file = SafetensorsFile.Open(Folder.Reference("mixed.safetensors"));
        var values = new float[file[name].Count];
        file.CopyTo(name, values);
        // By bits, so that -0 is not 0.
        Assert.Equal(
            expected.RootElement.GetProperty(name).EnumerateArray().Select(
                v => BitConverter.SingleToInt32Bits((float)v.GetDouble())),
            values.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void The_header_of_a_file_written_by_Python_is_told()
    {
        using var file = SafetensorsFile.Open(Folder.Reference("mixed.safetensors"));
        Assert.Equal(
            ["z.single F32 [2,3] 6", "half F16 [4] 4", "brain BF16 [2,2] 4", "embeddings.position_ids I64 [1,3] 3",
                "double F64 [3,1] 3",
                "empty F32 [0,5] 0", "scalar F32 [] 1"],
            file.Tensors.OrderBy(
                t => Array.IndexOf(["z.single", "half", "brain", "embeddings.position_ids", "double", "empty", "scalar"], t.Name))
                .Select(t => $"{t.Name} {t.DataType} [{string.Join(",", t.Shape)}] {t.Count}"));
        Assert.Equal("ä \"quoted\"", file.Metadata["note"]);
        Assert.True(file.Contains("half"));
        Assert.False(file.Contains("Half"));
    }

    [Fact]
    public void Integers_missing_tensors_and_wrong_lengths_are_refused()
    {
        using var file = SafetensorsFile.Open(Folder.Reference("mixed.safetensors"));
        Assert.Equal(
            $"{file.Path}: tensor \"embeddings.position_ids\" has the type I64, expected F32, F16, BF16 or F64. "
            + "Save it again as F32.",
            Assert.Throws<ModelException>(() => file.CopyTo("embeddings.position_ids", new float[3])).Message);
        Assert.StartsWith(
            $"{file.Path}: has no tensor \"x\"; it has 7, among them z.single, ",
            Assert.Throws<ModelException>(() => file["x"]).Message);
        Assert.Throws<ArgumentException>(() => file.CopyTo("half", new float[3]));
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.CopyTo("half", new float[4]));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""",
        "tensor \"a\" of shape [2] in F32 needs 8 bytes, found 4")]
    [InlineData("""{"a":{"dtype":"F5","shape":[1],"data_offsets":[0,4]}}""", "tensor \"a\" has the unknown type \"F5\"")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{}}""",
        "the header is not valid JSON, line 1: the key \"a\" stands twice in one object (at character 54, in a)")]
    [InlineData("""{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""",
        "tensor \"b\" overlaps the tensor before it: it begins at byte 2, expected 3")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""",
        "tensor \"b\" leaves a gap after the tensor before it: it begins at byte 2, expected 1")]
    [InlineData("""{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", " bytes, but its header describes ")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}""",
        "inside tensor \"a\" of 9 bytes. Download it again.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,4]}}""",
        "shape holds \"-1\", expected a whole number from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,4]}}""",
        "shape holds \"1.5\", expected a whole number from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[4,0]}}""",
        "has data_offsets [4, 0], expected a begin and an end")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4294967296,4294967296,4294967296,4],"data_offsets":[0,4]}}""",
        "more values than any file can hold")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4]}}""", "tensor \"a\" lacks data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4],"x":1}}""", "tensor \"a\" has an unexpected \"x\"")]
    [InlineData("""{"a":7}""", "tensor \"a\" is not described by an object")]
    [InlineData("""{"__metadata__":{"x":7}}""", "__metadata__ entry \"x\" is not a string")]
    [InlineData("""{"a":""", "the header is not valid JSON, line 1: the text ends in the middle (at character 6, in a)")]
    [InlineData("""[1]""", "the header is a JSON array, expected an object")]
    [InlineData("""{"\uD800":{}}""",
        "the header is not valid JSON, line 1: half of a surrogate pair is no character (at character 3)")]
    public void A_broken_header_is_told(string json, string problem)
    {
        var path = folder.Put("x.safetensors", Bytes(json, [1, 2, 3, 4]));
        var message = Assert.Throws<ModelException>(() => SafetensorsFile.Open(path)).Message;
        Assert.StartsWith(path + ": ", message);
        Assert.Contains(problem, message);
    }

    [Fact]
    public void A_product_that_overflows_to_the_right_size_is_refused()
    {
        var path = folder.Put("x.safetensors",
            Bytes("""{"a":{"dtype":"U8","shape":[4294967296,4294967296,2],"data_offsets":[0,0]}}""", []));
        Assert.Contains(
            "more values than any file can hold", Assert.Throws<ModelException>(() => SafetensorsFile.Open(path)).Message);
    }

    [Fact]
    public void A_header_longer_than_allowed_or_than_the_file_and_a_pointer_are_told()
    {
        var prefix = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, ulong.MaxValue);
        var path = folder.Put("x.safetensors", prefix);
        Assert.Equal(
            $"{path}: claims a header of 18446744073709551615 bytes, at most 100000000 are allowed. "
            + "It is no safetensors file or is damaged: download it again.",
            Message(path));
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, 100);
        folder.Put("x.safetensors", prefix);
        Assert.Equal(
            $"{path}: the file ends after 16 of at least 108 bytes, inside its header. Download it again.", Message(path));
        folder.Put("x.safetensors", "version https://git-lfs.github.com/spec/v1\n");
        Assert.Equal(
            $"{path}: is a Git LFS pointer, not the weights. Run git lfs pull, or download the file itself.", Message(path));
        Assert.Equal($"{folder.At("no")}: the file does not exist. Check the path.", Message(folder.At("no")));
        Assert.Equal(
            $"{folder.Root}: cannot be opened for reading. Give a file (no directory) that you may read.", Message(folder.Root));
    }

    [Fact]
    public void Every_truncation_is_told_with_both_sizes()
    {
        var whole = File.ReadAllBytes(Folder.Reference("mixed.safetensors"));
        for (var length = 0; length < whole.Length; length++)
        {
            var path = folder.Put("x.safetensors", whole[..length]);
            var message = Message(path);
            Assert.StartsWith($"{path}: the file ends after {length} of ", message);
            Assert.EndsWith("Download it again.", message);
            if (length >= 8 + BinaryPrimitives.ReadInt64LittleEndian(whole))
                Assert.Contains($"of {whole.Length} bytes, inside tensor \"", message);
        }
    }

    [Fact]
    public void A_damaged_header_gives_a_message_or_a_valid_read_and_nothing_else()
    {
        var whole = File.ReadAllBytes(Folder.Reference("mixed.safetensors"));
        var end = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(whole);
        int refused = 0, read = 0;
        // Half of the bytes are random, half are such as may keep the JSON whole.
        var likely = "\"{}[],:0123456789-.eE\\ FU"u8.ToArray();
        var spice = Gen.OneOf(Gen.Byte, Gen.Int[0, likely.Length - 1].Select(i => likely[i]));
        Gen.Select(Gen.Int[0, end - 1], spice).Array[1, 3].Sample(changes =>
        {
            var bytes = (byte[])whole.Clone();
            foreach (var (at, value) in changes)
                bytes[at] = value;
            try
            {
                // Most fail here, without the cost of a file.
                if (bytes.AsSpan(0, 8).SequenceEqual(whole.AsSpan(0, 8)))
                    SafetensorsHeader.Parse("fuzz.safetensors", bytes.AsMemory(8..end), whole.Length - end);
                var path = folder.Put("fuzz.safetensors", bytes);
                using var file = SafetensorsFile.Open(path);
                foreach (var tensor in file.Tensors.Where(t => t.IsFloat))
                    file.CopyTo(tensor.Name, new float[tensor.Count]);
                read++;
            }
            catch (ModelException e)
            {
                Assert.DoesNotContain('\n', e.Message);
                refused++;
            }
        }, seed: "000000000000", iter: 10_000, threads: 1);
        Assert.True(refused > 1000 && read > 100, $"{refused} refused, {read} read");
    }

    private static byte[] Bytes(string json, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(json);
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, text.Length);
        return [.. prefix, .. text, .. data];
    }

    private static string Message(string path) => Assert.Throws<ModelException>(() => SafetensorsFile.Open(path)).Message;
}
