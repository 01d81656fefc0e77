using System.Runtime.InteropServices;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Core.Tables;

/// <summary>An array read from a .npy file.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="Values">The elements in row order.</param>
/// <param name="Rows">Its first length.</param>
/// <param name="Columns">Its second length; null for a 1-D array.</param>
public sealed record NpyArray<T>(T[] Values, int Rows, int? Columns);

/// <summary>
/// NumPy's .npy files: float32, float64, int32 and int64 arrays of one or two dimensions, C order, little-endian. Written as
/// <c>numpy.save</c> writes them, byte for byte, and atomically.
/// </summary>
public static class NpyFile
{
    private const int Chunk = 1 << 20;

    /// <summary>Writes an array to <paramref name="path"/>. O(bytes).</summary>
    /// <param name="path">The file.</param>
    /// <param name="values">The elements in row order.</param>
    /// <param name="columns">The second length, which divides the number of elements; null for a 1-D array.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write<T>(string path, T[] values, int? columns = null) where T : unmanaged =>
        AtomicFile.Write(path, stream => Write(stream, values, columns));

    /// <summary>Writes an array to a stream, which stays open.</summary>
    /// <exception cref="ArgumentException">The elements do not fill whole rows.</exception>
    public static void Write<T>(Stream stream, T[] values, int? columns = null) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(values);
        if (columns is < 1 || (columns is { } width && values.Length % width != 0))
            throw new ArgumentException($"{values.Length} elements do not fill rows of {columns}.", nameof(columns));
        new NpyHeader(NpyHeader.TypeOf<T>(),
            columns is null ? [values.Length] : [values.Length / columns.Value, columns.Value]).Write(stream);
        RequireLittleEndian();
        // In pieces: the bytes of a large array are more than a span can hold.
        for (var start = 0; start < values.Length; start += Chunk)
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan(start, Math.Min(Chunk, values.Length - start))));
    }

    /// <summary>Reads a whole array of exactly this element type. O(bytes) time and memory.</summary>
    /// <exception cref="InputException">The file is missing, is no such array, or is cut off.</exception>
    public static NpyArray<T> Read<T>(string path) where T : unmanaged
    {
        using var reader = new NpyReader<T>(path);
        if (reader.Rows > Array.MaxLength / Math.Max(1, reader.Columns ?? 1))
            throw NpyHeader.Bad(path, "the array is too large to be read at once",
                FormattableString.Invariant($"{reader.Rows} rows"), "Cut it into parts");
        var values = new T[reader.Rows * (reader.Columns ?? 1)];
        reader.ReadRows(values);
        return new NpyArray<T>(values, (int)reader.Rows, reader.Columns);
    }

    /// <summary>Reads a 2-D array of vectors, one a row, as float32; float64 is rounded to it.</summary>
    /// <exception cref="InputException">The file is no such array.</exception>
    public static NpyArray<float> ReadVectors(string path)
    {
        NpyArray<float> vectors;
        if (TypeOf(path) == NpyHeader.TypeOf<double>())
        {
            var wide = Read<double>(path);
            vectors = new NpyArray<float>(Array.ConvertAll(wide.Values, v => (float)v), wide.Rows, wide.Columns);
        }
        else
        {
            vectors = Read<float>(path);
        }

        return vectors.Columns is not null
            ? vectors
            : throw NpyHeader.Bad(path, "the array has 1 dimension; 2 are needed here", $"({vectors.Rows},)",
                "Write one vector a row");
    }

    /// <summary>Reads a 1-D array of int32 or int64, such as years.</summary>
    /// <exception cref="InputException">The file is no such array, or a number does not fit in 32 bits.</exception>
    public static int[] ReadIntegers(string path)
    {
        if (TypeOf(path) == NpyHeader.TypeOf<int>())
            return RequireVector(Read<int>(path), path);
        var values = RequireVector(Read<long>(path), path);
        var result = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            result[i] = values[i] is >= int.MinValue and <= int.MaxValue
                ? (int)values[i]
                : throw NpyHeader.Bad(path, FormattableString.Invariant($"row {i} does not fit in 32 bits"),
                    FormattableString.Invariant($"{values[i]}"), "Fix the number");
        }

        return result;
    }

    /// <summary>NumPy's name of a file's element type, such as <c>&lt;f4</c>.</summary>
    /// <exception cref="InputException">The file is missing or no .npy file.</exception>
    public static string TypeOf(string path)
    {
        using var stream = NpyReader<int>.Open(path);
        return NpyHeader.Read(stream, path).Type;
    }

    internal static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException(".npy files are read and written on little-endian machines only.");
    }

    private static T[] RequireVector<T>(NpyArray<T> array, string path) => array.Columns is null
        ? array.Values
        : throw NpyHeader.Bad(path, "the array has 2 dimensions; 1 is needed here", $"({array.Rows}, {array.Columns})",
            "Write one column of it");
}
