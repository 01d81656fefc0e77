using System.Text.Json;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>The JSON header of a safetensors file, parsed and checked against the length of the file's data.</summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The reference implementation's limit.</summary>
    public const int MaximumLength = 100_000_000;

    private readonly string path;
    private readonly List<SafetensorsTensor> tensors = [];
    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);

    private SafetensorsHeader(string path) => this.path = path;

    /// <summary>In the order of their data.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors => tensors;

    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Parses a header and checks that its tensors fill the data exactly. O(n log n) for n tensors.</summary>
    public static SafetensorsHeader Parse(string path, ReadOnlyMemory<byte> json, long dataLength)
    {
        var header = new SafetensorsHeader(path);
        header.ReadObject(json);
        header.CheckLayout(8 + (long)json.Length, dataLength);
        return header;
    }

    private void ReadObject(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = StrictJson.Document(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Fault($"the header is a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}, expected an object");
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.NameEquals("__metadata__"))
                    ReadMetadata(property.Value);
                else
                    tensors.Add(ReadTensor(property.Name, property.Value));
            }
        }
        catch (JsonFaultException e)
        {
            throw Fault($"the header is not valid JSON, {e.Fault}", e);
        }
    }

    private void ReadMetadata(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Fault("__metadata__ is not an object");
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                throw Fault($"__metadata__ entry {FileFault.Quote(property.Name)} is not a string");
            metadata.Add(property.Name, property.Value.GetString()!);
        }
    }

    private SafetensorsTensor ReadTensor(string name, JsonElement value)
    {
        var tensor = $"tensor {FileFault.Quote(name)}";
        if (value.ValueKind != JsonValueKind.Object)
            throw Fault($"{tensor} is not described by an object");
        string? type = null;
        long[]? shape = null, offsets = null;
        foreach (var property in value.EnumerateObject())
        {
            switch (property.Name)
            {
                case "dtype" when property.Value.ValueKind == JsonValueKind.String:
                    type = property.Value.GetString();
                    break;
                case "shape":
                    shape = ReadLengths(tensor, "shape", property.Value);
                    break;
                case "data_offsets":
                    offsets = ReadLengths(tensor, "data_offsets", property.Value);
                    break;
                default:
                    throw Fault($"{tensor} has an unexpected {FileFault.Quote(property.Name)}");
            }
        }

        if (type is null || shape is null || offsets is null)
            throw Fault($"{tensor} lacks {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
        return Checked(name, tensor, type, shape, offsets);
    }

    private long[] ReadLengths(string tensor, string what, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw Fault($"{tensor}: {what} is not an array");
        var lengths = new long[value.GetArrayLength()];
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var length) || length < 0)
                throw Fault($"{tensor}: {what} holds {FileFault.Quote(item.GetRawText())}, expected a whole number from 0");
            lengths[i++] = length;
        }

        return lengths;
    }

    private SafetensorsTensor Checked(string name, string tensor, string type, long[] shape, long[] offsets)
    {
        var size = SafetensorsTensor.BytesOf(type);
        if (size == 0)
            throw Fault($"{tensor} has the unknown type {FileFault.Quote(type)}", hint: "Save it again as F32, F16 or BF16");
        if (offsets.Length != 2 || offsets[0] > offsets[1])
            throw Fault($"{tensor} has data_offsets {FileFault.Shape(offsets)}, expected a begin and an end that is not before it");
        // In 128 bits, and stopped at the first product beyond any file: an absurd shape must not overflow into a right one.
        var count = shape.Contains(0) ? (Int128)0 : 1;
        foreach (var length in shape)
        {
            count *= length;
            if (count > long.MaxValue)
                throw Fault($"{tensor} has the shape {FileFault.Shape(shape)}, more values than any file can hold");
        }

        if (count * size != offsets[1] - offsets[0])
        {
            throw Fault(FormattableString.Invariant(
                $"{tensor} of shape {FileFault.Shape(shape)} in {type} needs {count * size} bytes, found {offsets[1] - offsets[0]}"));
        }

        return new(name, type, Array.AsReadOnly(shape), (long)count) { Begin = offsets[0], End = offsets[1] };
    }

    private void CheckLayout(long start, long dataLength)
    {
        tensors.Sort((a, b) => (a.Begin, a.End) == (b.Begin, b.End)
            ? string.CompareOrdinal(a.Name, b.Name)
            : (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        var end = 0L;
        foreach (var tensor in tensors)
        {
            if (tensor.Begin != end)
            {
                var what = tensor.Begin < end ? "overlaps the tensor before it" : "leaves a gap after the tensor before it";
                throw Fault(FormattableString.Invariant(
                    $"tensor {FileFault.Quote(tensor.Name)} {what}: it begins at byte {tensor.Begin}, expected {end}"));
            }

            end = tensor.End;
        }

        if (end > dataLength)
        {
            var cut = tensors.First(t => t.End > dataLength);
            throw FileFault.In(path, FormattableString.Invariant(
                $"the file ends after {start + dataLength} of {(Int128)start + end} bytes, inside tensor {FileFault.Quote(cut.Name)} of {cut.End - cut.Begin} bytes"),
                "Download it again");
        }

        if (end < dataLength)
        {
            throw Fault(FormattableString.Invariant(
                $"the file has {start + dataLength} bytes, but its header describes {start + end}"));
        }
    }

    private ModelException Fault(string problem, Exception? inner = null, string hint = "Download or save the file again") =>
        FileFault.In(path, problem, hint, inner);
}
