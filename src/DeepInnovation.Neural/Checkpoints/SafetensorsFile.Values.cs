using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DeepInnovation.Neural.Checkpoints;

/// <content>Reading values.</content>
public sealed partial class SafetensorsFile
{
    // Small enough that a chunk of any type is addressable by a Span.
    private const int ChunkLength = 1 << 20;

    /// <summary>
    /// Where a tensor's data begin, in bytes from the start of the file: for readers that map parts of a large tensor themselves.
    /// </summary>
    /// <exception cref="ModelException">The file has no such tensor.</exception>
    public long PositionOf(string name) => dataStart + this[name].Begin;

    /// <summary>
    /// Copies a tensor's values, row-major, as float: F32 as they are, F16 and BF16 exactly, F64 rounded to nearest. O(count);
    /// may be called by several threads at once.
    /// </summary>
    /// <param name="name">The tensor.</param>
    /// <param name="destination">As long as the tensor has values.</param>
    /// <exception cref="ModelException">The file has no such tensor, or it is not of a floating-point type.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public unsafe void CopyTo(string name, Span<float> destination)
    {
        var tensor = this[name];
        if (!tensor.IsFloat)
        {
            throw FileFault.In(Path,
                $"tensor {FileFault.Quote(name)} has the type {tensor.DataType}, expected F32, F16, BF16 or F64",
                "Save it again as F32");
        }

        if (destination.Length != tensor.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Tensor {FileFault.Quote(name)} has {tensor.Count} values, but the destination has {destination.Length}."),
                    nameof(destination));
        }

        var size = SafetensorsTensor.BytesOf(tensor.DataType);
        byte* mapped = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref mapped);
        try
        {
            var data = mapped + view.PointerOffset + dataStart + tensor.Begin;
            for (var at = 0; at < destination.Length; at += ChunkLength)
            {
                var part = destination[at..Math.Min(destination.Length, at + ChunkLength)];
                Convert(tensor.DataType, new ReadOnlySpan<byte>(data + ((long)at * size), part.Length * size), part);
            }
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    private static void Convert(string dataType, ReadOnlySpan<byte> from, Span<float> to)
    {
        switch (dataType)
        {
            case "F32" when BitConverter.IsLittleEndian:
                from.CopyTo(MemoryMarshal.AsBytes(to));
                break;
            case "F16" when BitConverter.IsLittleEndian:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(from), to);
                break;
            case "F32":
                for (var i = 0; i < to.Length; i++)
                    to[i] = BinaryPrimitives.ReadSingleLittleEndian(from[(4 * i)..]);
                break;
            case "F16":
                for (var i = 0; i < to.Length; i++)
                    to[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(from[(2 * i)..]);
                break;
            case "BF16": // the upper half of a float
                for (var i = 0; i < to.Length; i++)
                    to[i] = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(from[(2 * i)..]) << 16);
                break;
            default:
                for (var i = 0; i < to.Length; i++)
                    to[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(from[(8 * i)..]);
                break;
        }
    }
}
