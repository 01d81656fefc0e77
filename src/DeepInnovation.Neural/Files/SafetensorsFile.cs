using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DeepInnovation.Neural.Files;

/// <summary>A tensor of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">F32, F16, BF16, F64, I64, ...</param>
/// <param name="Shape">Its lengths, outermost first.</param>
/// <param name="Offset">Where its values begin in the file, in bytes.</param>
/// <param name="Bytes">How many bytes they take.</param>
public sealed record SafetensorsEntry(string Name, string Type, IReadOnlyList<long> Shape, long Offset, long Bytes)
{
    /// <summary>Number of values.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);
}

/// <summary>
/// Reads a safetensors file (https://github.com/huggingface/safetensors, format description): 8 bytes of header length, a JSON
/// header, then the values. The file is mapped into memory, so that opening costs the header alone.
/// </summary>
public sealed unsafe class SafetensorsFile : IDisposable
{
    private const long LargestHeader = 100_000_000; // the format's own limit

    private readonly string _path;
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly Dictionary<string, SafetensorsEntry> _byName;
    private byte* _start;

    private SafetensorsFile(string path, MemoryMappedFile file, MemoryMappedViewAccessor view, byte* start, IReadOnlyList<SafetensorsEntry> entries)
    {
        (_path, _file, _view, Entries) = (path, file, view, entries);
        _start = start;
        _byName = entries.ToDictionary(e => e.Name, StringComparer.Ordinal);
    }

    /// <summary>The tensors, by their place in the file.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>Opens a file and checks its header: every byte of it belongs to exactly one tensor. O(header).</summary>
    /// <exception cref="ModelException">It does not exist, is cut off, or is no safetensors file.</exception>
    public static SafetensorsFile Open(string path)
    {
        if (!File.Exists(path))
            throw new ModelException($"{path} does not exist. Give a folder with model.safetensors");
        var size = new FileInfo(path).Length;
        if (size < 8)
            throw new ModelException($"{path} ends after {size} bytes, within the length of its header. Download it again");
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            return new(path, file, view, start, Header(path, start, size));
        }
        catch
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a tensor of that name.</summary>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>Copies a tensor's values, as floats. F32, F16, BF16 and F64 can be read. O(values).</summary>
    /// <exception cref="ModelException">There is no such tensor, it has another number of values, or another type.</exception>
    public void CopyTo(string name, Span<float> destination)
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        if (!_byName.TryGetValue(name, out var entry))
            throw new ModelException($"{_path} has no tensor '{name}'");
        if (entry.Count != destination.Length)
            throw new ModelException($"{_path}: tensor '{name}' has {entry.Count} values, not {destination.Length}");
        var bytes = new ReadOnlySpan<byte>(_start + entry.Offset, checked((int)entry.Bytes));
        switch (entry.Type)
        {
            case "F32":
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(destination);
                break;
            case "F16":
                for (var i = 0; i < destination.Length; i++)
                    destination[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]);
                break;
            case "BF16": // the upper half of a float
                for (var i = 0; i < destination.Length; i++)
                    destination[i] = BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16);
                break;
            case "F64":
                for (var i = 0; i < destination.Length; i++)
                    destination[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
                break;
            default:
                throw new ModelException($"{_path}: tensor '{name}' has the type {entry.Type}, which holds no weights; F32, F16, BF16 or F64 is expected");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_start is null)
            return;
        _start = null;
        _view!.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file!.Dispose();
    }

    private static List<SafetensorsEntry> Header(string path, byte* start, long size)
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(start, 8));
        if (length > LargestHeader)
            throw new ModelException($"{path} is no safetensors file: its header would have {length} bytes");
        if ((long)length > size - 8)
            throw new ModelException($"{path} ends after {size} bytes, within its header of {length}. Download it again");
        var entries = Parse(path, new ReadOnlySpan<byte>(start + 8, (int)length), 8 + (long)length);
        var next = 8 + (long)length;
        foreach (var entry in entries)
        {
            if (entry.Offset != next)
                throw new ModelException($"{path}: tensor '{entry.Name}' begins at byte {entry.Offset}, the one before it ends at {next}: the file is damaged. Download it again");
            next += entry.Bytes;
        }

        return next == size ? entries : throw new ModelException($"{path} has {size} bytes, its header tells of {next}. Download it again");
    }

    private static List<SafetensorsEntry> Parse(string path, ReadOnlySpan<byte> header, long dataStart)
    {
        var entries = new List<SafetensorsEntry>();
        try
        {
            using var json = JsonDocument.Parse(header.ToArray());
            foreach (var tensor in json.RootElement.EnumerateObject().Where(t => t.Name != "__metadata__"))
                entries.Add(Entry(path, tensor.Name, tensor.Value, dataStart));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new ModelException($"{path} is no safetensors file: its header cannot be read ({error.Message})", error);
        }

        if (entries.GroupBy(e => e.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ModelException($"{path}: tensor '{twice.Key}' occurs twice");
        entries.Sort((a, b) => (a.Offset, a.Bytes).CompareTo((b.Offset, b.Bytes)));
        return entries;
    }

    private static SafetensorsEntry Entry(string path, string name, JsonElement tensor, long dataStart)
    {
        var type = tensor.GetProperty("dtype").GetString()!;
        long[] shape = [.. tensor.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())];
        var (from, to) = (tensor.GetProperty("data_offsets")[0].GetInt64(), tensor.GetProperty("data_offsets")[1].GetInt64());
        var width = type switch
        {
            "F64" or "I64" or "U64" => 8,
            "F32" or "I32" or "U32" => 4,
            "F16" or "BF16" or "I16" or "U16" => 2,
            "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" => 1,
            _ => throw new ModelException($"{path}: tensor '{name}' has the unknown type {type}"),
        };
        if (from < 0 || to < from || shape.Any(d => d < 0))
            throw new ModelException($"{path}: tensor '{name}' has offsets {from} to {to} and shape [{string.Join(", ", shape)}]: the file is damaged. Download it again");
        var entry = new SafetensorsEntry(name, type, shape, checked(dataStart + from), to - from);
        var expected = checked(shape.Aggregate((long)width, (product, d) => checked(product * d)));
        return expected == entry.Bytes ? entry
            : throw new ModelException($"{path}: tensor '{name}' of {type} [{string.Join(", ", shape)}] needs {expected} bytes and has {entry.Bytes}: the file is damaged. Download it again");
    }
}
