using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Neural;
using DeepInnovation.Neural.Checkpoints;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// Vectors on disk, one a row: a .npy file (float32 or float64, C order) or a .safetensors file with one 2-D F32 tensor.
/// The file is mapped a window at a time, so that neither the address space nor the resident memory grows with it. It
/// must not shrink while it is open.
/// </summary>
internal sealed class VectorFile : IDisposable
{
    private const int WindowBytes = 16 << 20;
    private readonly MappedFile _file;
    private readonly long _start;
    private readonly int _elementSize;

    private VectorFile(string path, MappedFile file, Layout layout)
    {
        (Path, _file, Rows, Dimensions) = (path, file, layout.Rows, layout.Dimensions);
        (_start, _elementSize) = (layout.Start, layout.ElementSize);
    }

    private readonly record struct Layout(int Rows, int Dimensions, long Start, int ElementSize);

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>How many vectors there are.</summary>
    public int Rows { get; }

    /// <summary>Length of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>Opens a file by the ending of its name and checks its shape and length. O(header).</summary>
    /// <exception cref="InputException">The file is missing, cut off, or no such array.</exception>
    public static VectorFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var layout = path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? OfSafetensors(path) : OfNpy(path);
        return new VectorFile(path, new MappedFile(path), layout);
    }

    /// <summary>Reads rows that follow each other. O(elements); float64 is rounded to float32.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="destination">Room for whole rows: [rows, <see cref="Dimensions"/>].</param>
    /// <exception cref="ArgumentOutOfRangeException">The file has no such rows.</exception>
    public void Read(int first, Span<float> destination)
    {
        var count = destination.Length / Dimensions;
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Rows - count);
        var step = RowsPerWindow;
        for (var done = 0; done < count; done += step)
        {
            var rows = Math.Min(step, count - done);
            using var window = new Window(this, first + done, rows);
            window.CopyRows(0, destination.Slice(done * Dimensions, rows * Dimensions));
        }
    }

    /// <summary>
    /// Reads rows in any order. The file is walked from its start to its end whatever that order. O(elements + n log n).
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="destination">[rows given, <see cref="Dimensions"/>], in the order given.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void Gather(ReadOnlySpan<int> rows, Span<float> destination)
    {
        if (destination.Length != (long)rows.Length * Dimensions)
            throw new ArgumentException(
                $"{destination.Length} numbers do not hold {rows.Length} rows of {Dimensions}.", nameof(destination));
        var sorted = rows.ToArray();
        var places = new int[rows.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = i;
        Array.Sort(sorted, places);
        for (var from = 0; from < sorted.Length;)
        {
            var to = from;
            while (to < sorted.Length && sorted[to] - sorted[from] < RowsPerWindow)
                to++;
            using var window = new Window(this, sorted[from], sorted[to - 1] - sorted[from] + 1);
            for (var i = from; i < to; i++)
                window.CopyRows(sorted[i] - sorted[from], destination.Slice(places[i] * Dimensions, Dimensions));
            from = to;
        }
    }

    public void Dispose() => _file.Dispose();

    private int RowsPerWindow => (int)Math.Max(1, WindowBytes / ((long)Dimensions * _elementSize));

    private static Layout OfNpy(string path)
    {
        var type = NpyFile.TypeOf(path);
        var (rows, columns, size) = type == NpyHeader.TypeOf<double>() ? ShapeOf<double>(path) : ShapeOf<float>(path);
        if (columns is not { } dimensions)
            throw NpyHeader.Bad(path, "the array has 1 dimension; 2 are needed here", $"({rows},)", "Write one vector a row");
        var length = new FileInfo(path).Length;
        return Checked(path, rows, dimensions, length - (rows * dimensions * size), size);
    }

    private static unsafe (long Rows, int? Columns, int Size) ShapeOf<T>(string path) where T : unmanaged
    {
        using var reader = new NpyReader<T>(path);
        return (reader.Rows, reader.Columns, sizeof(T));
    }

    private static Layout OfSafetensors(string path)
    {
        try
        {
            using var file = SafetensorsFile.Open(path);
            var tensors = file.Tensors.Where(t => t.Shape.Count == 2).ToList();
            if (tensors.Count != 1)
                throw new InputException($"the file has {tensors.Count} tensors of 2 dimensions; exactly 1 is needed here", path,
                    null, hint: "Save only the vectors");
            if (tensors[0].DataType != "F32")
                throw new InputException($"tensor \"{tensors[0].Name}\" is not of type F32", path, null,
                    value: tensors[0].DataType, hint: "Save it as F32");
            return Checked(path, tensors[0].Shape[0], tensors[0].Shape[1], file.PositionOf(tensors[0].Name), sizeof(float));
        }
        catch (ModelException fault)
        {
            throw new InputException(fault.Message.TrimEnd('.'));
        }
    }

    private static Layout Checked(string path, long rows, long dimensions, long start, int size)
    {
        if (dimensions < 1)
            throw new InputException("the vectors have no dimensions", path, null, hint: "Give vectors of at least one number");
        if (rows > int.MaxValue || dimensions > 1 << 20)
            throw new InputException(FormattableString.Invariant($"the array [{rows}, {dimensions}] is too large"), path, null,
                hint: "Cut it into parts");
        return new Layout((int)rows, (int)dimensions, start, size);
    }

    private sealed unsafe class Window : IDisposable
    {
        private readonly VectorFile _owner;
        private readonly MemoryMappedViewAccessor _view;
        private readonly byte* _data;

        public Window(VectorFile owner, int first, int rows)
        {
            var rowBytes = (long)owner.Dimensions * owner._elementSize;
            _owner = owner;
            _view = owner._file.View(owner._start + (first * rowBytes), rows * rowBytes);
            byte* mapped = null;
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref mapped);
            _data = mapped + _view.PointerOffset;
        }

        public void CopyRows(int row, Span<float> destination)
        {
            var from = _data + ((long)row * _owner.Dimensions * _owner._elementSize);
            if (_owner._elementSize == sizeof(float))
            {
                new ReadOnlySpan<byte>(from, destination.Length * sizeof(float)).CopyTo(MemoryMarshal.AsBytes(destination));
                return;
            }

            for (var i = 0; i < destination.Length; i++)
                destination[i] = (float)System.Runtime.CompilerServices.Unsafe.ReadUnaligned<double>(
                    from + ((long)i * sizeof(double)));
        }

        public void Dispose()
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
        }
    }
}
