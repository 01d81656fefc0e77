using System.Runtime.InteropServices;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>A block of numbers outside the managed heap, aligned to a cache line.</summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed unsafe class AlignedBlock<T> : IDisposable where T : unmanaged
{
    private const nuint Alignment = 64;

    /// <summary>Zeros. O(length).</summary>
    public AlignedBlock(long length)
    {
        Length = length;
        var bytes = checked((nuint)length * (nuint)sizeof(T));
        Start = (T*)NativeMemory.AlignedAlloc(Math.Max(bytes, Alignment), Alignment);
        NativeMemory.Clear(Start, bytes);
    }

    ~AlignedBlock() => Free();

    /// <summary>Where it begins; null once it is freed.</summary>
    public T* Start { get; private set; }

    /// <summary>How many numbers it holds.</summary>
    public long Length { get; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }
}
