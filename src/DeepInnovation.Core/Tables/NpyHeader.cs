using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepInnovation.Core.Tables;

/// <summary>The head of a .npy file: element type and shape (NumPy Enhancement Proposal 1, format versions 1.0 to 3.0).</summary>
public sealed partial class NpyHeader
{
    private const int Alignment = 64;
    private const int LongestHeader = 1 << 16;
    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>A header that has been read.</summary>
    public NpyHeader(string type, IReadOnlyList<long> shape) => (Type, Shape) = (type, shape);

    /// <summary>NumPy's name of the element type, such as <c>&lt;f4</c>.</summary>
    public string Type { get; }

    /// <summary>One or two lengths.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>NumPy's name of a .NET type.</summary>
    public static string TypeOf<T>() => default(T) switch
    {
        float => "<f4",
        double => "<f8",
        int => "<i4",
        long => "<i8",
        _ => throw new NotSupportedException($"No .npy type for {typeof(T)}."),
    };

    /// <summary>
    /// Format 1.0, padded so that the data begin at a multiple of 64 bytes, byte for byte as numpy.save writes it.
    /// </summary>
    internal void Write(Stream stream)
    {
        var shape = string.Join(", ", Shape.Select(s => s.ToString(CultureInfo.InvariantCulture)))
            + (Shape.Count == 1 ? "," : "");
        var text = $"{{'descr': '{Type}', 'fortran_order': False, 'shape': ({shape}), }}";
        var length = (Magic.Length + 4 + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var header = text.PadRight(length - Magic.Length - 4 - 1) + "\n";
        stream.Write(Magic);
        stream.Write([1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header));
    }

    /// <exception cref="InputException">No .npy file, or one that is not 1-D or 2-D and in C order.</exception>
    internal static NpyHeader Read(Stream stream, string path)
    {
        Span<byte> start = stackalloc byte[Magic.Length + 2];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length
            || !start[..Magic.Length].SequenceEqual(Magic))
            throw Bad(path, "this is no .npy file", null, "Write it by numpy.save");
        var version = start[^2];
        if (version is < 1 or > 3)
            throw Bad(path, "the .npy format version is not 1, 2 or 3", $"{version}", "Write it by numpy.save");
        Span<byte> size = stackalloc byte[version == 1 ? 2 : 4];
        if (stream.ReadAtLeast(size, size.Length, throwOnEndOfStream: false) < size.Length)
            throw Bad(path, "the file ends inside its header", null, "Write it again; it was cut off");
        var length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > LongestHeader)
            throw Bad(path, "the .npy header is too long", $"{length}", "Write a plain array, without named fields");
        var header = new byte[length];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            throw Bad(path, "the file ends inside its header", null, "Write it again; it was cut off");
        return Parse(Encoding.UTF8.GetString(header), path);
    }

    private static NpyHeader Parse(string text, string path)
    {
        var (type, order, shape) = (Descr().Match(text), FortranOrder().Match(text), ShapeTuple().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
            throw Bad(path, "the .npy header lacks descr, fortran_order or shape, or names fields", text.Trim(),
                "Write a plain array by numpy.save");
        var lengths = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lengths.Length is not (1 or 2))
            throw Bad(path, $"the array has {lengths.Length} dimensions; 1 or 2 can be read",
                $"({shape.Groups[1].Value})", "Reshape it");
        if (order.Groups[1].Value == "True" && lengths.Length == 2)
            throw Bad(path, "the array is in Fortran order", null, "Write numpy.ascontiguousarray(array)");
        return new NpyHeader(type.Groups[1].Value,
            [.. lengths.Select(l => long.TryParse(l, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? n : throw Bad(path, "the shape is no list of lengths", shape.Groups[1].Value, "Write it by numpy.save"))]);
    }

    /// <summary>The error of an array that cannot be used.</summary>
    public static InputException Bad(string path, string problem, string? value, string hint) =>
        new(problem, path, null, value: value, hint: hint);

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([^'"]+)['"]""")]
    private static partial Regex Descr();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(True|False)""")]
    private static partial Regex FortranOrder();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([^)]*)\)""")]
    private static partial Regex ShapeTuple();
}
