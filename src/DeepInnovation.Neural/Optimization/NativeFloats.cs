using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DeepInnovation.Neural.Optimization;

/// <summary>
/// A block of floats outside the managed heap, 64-byte aligned, that tensors of the runtime look into. Starts as zeros.
/// </summary>
internal sealed unsafe class NativeFloats : IDisposable
{
    private const nuint Alignment = 64;

    private float* _start;

    public NativeFloats(long length)
    {
        Length = length;
        _start = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), Alignment);
        NativeMemory.Clear(_start, (nuint)length * sizeof(float));
    }

    public long Length { get; }

    public Span<float> Span(long offset, int length) => new(_start + Checked(offset, length), length);

    /// <summary>A tensor over a part of the block; writing to one writes to the other.</summary>
    public OrtValue View(long offset, params long[] shape)
    {
        var count = shape.Aggregate(1L, (product, length) => product * length);
        return OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, TensorElementType.Float, shape, (nint)(_start + Checked(offset, count)),
                count * sizeof(float));
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }

    private long Checked(long offset, long count)
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        return offset >= 0 && count >= 0 && offset <= Length - count ? offset
            : throw new ArgumentOutOfRangeException(
                nameof(offset), FormattableString.Invariant($"{offset} + {count} of {Length}"));
    }
}
