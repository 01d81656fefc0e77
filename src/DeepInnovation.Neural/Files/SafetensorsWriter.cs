using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DeepInnovation.Neural.Files;

/// <summary>Writes safetensors files as the reference implementation does: header padded with spaces to 8 bytes, tensors in the given order.</summary>
public static class SafetensorsWriter
{
    /// <summary>Writes F32 tensors with the metadata {"format": "pt"} that Python's transformers asks for. Equal tensors give equal bytes. O(values).</summary>
    public static void Write(Stream destination, IReadOnlyList<(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values)> tensors)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(tensors);
        var header = Header(tensors);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        destination.Write(length);
        destination.Write(header);
        foreach (var (_, _, values) in tensors)
            destination.Write(MemoryMarshal.AsBytes(values.Span));
    }

    private static byte[] Header(IReadOnlyList<(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values)> tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt");
            json.WriteEndObject();
            long next = 0;
            foreach (var (name, shape, values) in tensors)
            {
                if (shape.Aggregate(1L, (product, d) => product * d) != values.Length)
                    throw new ArgumentException($"'{name}' has {values.Length} values for the shape [{string.Join(", ", shape)}]", nameof(tensors));
                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (var d in shape)
                    json.WriteNumberValue(d);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(next);
                json.WriteNumberValue(next += 4L * values.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }
}
