using System.Runtime.InteropServices;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Core.Tables;

/// <summary>Reads a .npy file some rows at a time, so that an array larger than memory can be walked through.</summary>
/// <typeparam name="T">The element type; the file must have exactly this one.</typeparam>
public sealed class NpyReader<T> : IDisposable where T : unmanaged
{
    private const int Chunk = 1 << 20;
    private readonly FileStream _stream;
    private readonly string _path;

    /// <summary>Opens the file, and checks its type, shape and length before anything is read.</summary>
    /// <exception cref="InputException">The file is missing, no .npy file, of another element type, 3-D, big-endian, in
    /// Fortran order or cut off.</exception>
    public NpyReader(string path)
        : this(path, NpyHeader.TypeOf<T>())
    {
    }

    /// <summary>Opens a file of another type whose elements are as long, to be read as they lie there.</summary>
    public NpyReader(string path, string type)
    {
        NpyFile.RequireLittleEndian();
        _path = path;
        _stream = Open(path);
        try
        {
            var header = NpyHeader.Read(_stream, path);
            if (header.Type != type)
            {
                throw header.Type.StartsWith('>')
                    ? NpyHeader.Bad(path, "the numbers are big-endian", header.Type,
                        "Convert them by array.astype(array.dtype.newbyteorder('<'))")
                    : NpyHeader.Bad(path, $"the numbers are of another type than {type}", header.Type,
                        $"Convert them by array.astype('{type}')");
            }

            Rows = header.Shape[0];
            if (header.Shape.Count == 2 && header.Shape[1] > int.MaxValue)
                throw NpyHeader.Bad(path, "the rows are too long",
                    FormattableString.Invariant($"{header.Shape[1]}"), "Reshape the array");
            Columns = header.Shape.Count == 1 ? null : (int)header.Shape[1];
            CheckLength();
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>The first length.</summary>
    public long Rows { get; }

    /// <summary>The second length; null for a 1-D array.</summary>
    public int? Columns { get; }

    /// <summary>Fills <paramref name="values"/> with the next rows. O(bytes).</summary>
    /// <param name="values">Room for whole rows, no more than are left.</param>
    /// <exception cref="InputException">The file was cut off while it was read.</exception>
    public void ReadRows(Span<T> values)
    {
        for (var start = 0; start < values.Length; start += Chunk)
        {
            var bytes = MemoryMarshal.AsBytes(values.Slice(start, Math.Min(Chunk, values.Length - start)));
            if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                throw NpyHeader.Bad(_path, "the file ends before its last row", null, "Write it again; it was cut off");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    internal static FileStream Open(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Check the name");
        return Disk.OpenRead(path);
    }

    private unsafe void CheckLength()
    {
        var expected = (Int128)Rows * (Columns ?? 1) * sizeof(T);
        var actual = _stream.Length - _stream.Position;
        if (actual != expected)
        {
            var shape = Columns is null ? $"({Rows},)" : $"({Rows}, {Columns})";
            throw NpyHeader.Bad(_path,
                FormattableString.Invariant($"the shape {shape} needs {expected} bytes of data, the file has {actual}"), null,
                "Write it again; it was cut off or changed");
        }
    }
}
