using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>
/// Writes safetensors files of 32-bit floats. The bytes depend on the tensors and the metadata alone: tensors and metadata
/// are put in ordinal order of their names and the header is padded with spaces to a multiple of eight bytes, as in the
/// reference implementation.
/// </summary>
public static class SafetensorsWriter
{
    private const int BufferLength = 1 << 16;

    // Names reach the file as they are, as the reference implementation writes them.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> PyTorch = new(StringComparer.Ordinal) { ["format"] = "pt" };

    /// <summary>Writes one file. O(values), 256 KiB of memory beside the header.</summary>
    /// <param name="stream">Where it goes; left open.</param>
    /// <param name="tensors">The tensors, in any order.</param>
    /// <param name="metadata">Texts for <c>__metadata__</c>; null writes <c>{"format":"pt"}</c>, which Python's transformers asks
    /// for.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, or a name is <c>__metadata__</c>.</exception>
    public static void Write(
        Stream stream, IEnumerable<TensorSource> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        var ordered = tensors.OrderBy(t => t.Name, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].Name == "__metadata__" || (i > 0 && ordered[i].Name == ordered[i - 1].Name))
                throw new ArgumentException($"The tensor name \"{ordered[i].Name}\" is taken.", nameof(tensors));
            if (ordered[i].Shape.Any(length => length < 0))
                throw new ArgumentException($"Tensor \"{ordered[i].Name}\" has a negative length.", nameof(tensors));
        }

        WriteHeader(stream, ordered, metadata ?? PyTorch);
        var values = new float[BufferLength];
        foreach (var tensor in ordered)
        {
            var count = tensor.Count;
            for (var start = 0L; start < count; start += BufferLength)
            {
                var part = values.AsSpan(0, (int)Math.Min(BufferLength, count - start));
                tensor.Fill(start, part);
                if (!BitConverter.IsLittleEndian)
                    BinaryPrimitives.ReverseEndianness(
                        MemoryMarshal.Cast<float, int>(part), MemoryMarshal.Cast<float, int>(part));
                stream.Write(MemoryMarshal.AsBytes(part));
            }
        }
    }

    private static void WriteHeader(Stream stream, TensorSource[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                    json.WriteString(key, value);
                json.WriteEndObject();
            }

            var begin = 0L;
            foreach (var tensor in tensors)
                begin = WriteEntry(json, tensor, begin);
            json.WriteEndObject();
        }

        while (buffer.WrittenCount % 8 != 0)
            buffer.Write(" "u8);
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)buffer.WrittenCount);
        stream.Write(prefix);
        stream.Write(buffer.WrittenSpan);
    }

    private static long WriteEntry(Utf8JsonWriter json, TensorSource tensor, long begin)
    {
        var end = checked(begin + (sizeof(float) * tensor.Count));
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", "F32");
        json.WriteStartArray("shape");
        foreach (var length in tensor.Shape)
            json.WriteNumberValue(length);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
