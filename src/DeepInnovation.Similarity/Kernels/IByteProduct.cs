namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// Inner products of vectors of bytes, a tile of papers by a tile of patents at a time: the seam behind which the processor's
/// 8-bit instructions lie. Papers are unsigned bytes with 128 added, [papers, dimensions]; patents signed bytes where
/// <see cref="OffsetOf"/> has them; products are of the signed values, exact in 32 bits.
/// </summary>
internal interface IByteProduct : IDisposable
{
    /// <summary>For messages and benchmarks.</summary>
    string Name { get; }

    /// <summary>Patents in a tile.</summary>
    int Columns { get; }

    /// <summary>Where a patent's number lies in its tile of Columns · dimensions bytes.</summary>
    int OffsetOf(int dimension, int column);

    /// <summary>Memory of one thread.</summary>
    /// <param name="papers">[rows, dimensions], where the thread puts its papers.</param>
    /// <param name="products">[rows, Columns], where results go.</param>
    /// <param name="rows">Papers at once; a multiple of 4.</param>
    IByteProductRunner NewRunner(AlignedBlock<byte> papers, AlignedBlock<int> products, int rows);
}

/// <summary>One thread's products.</summary>
internal unsafe interface IByteProductRunner : IDisposable
{
    /// <summary>Multiplies the papers with a tile of patents. Allocates nothing once each tile was seen.</summary>
    /// <param name="tile">Number of the tile, from 0.</param>
    /// <param name="patents">The tile.</param>
    /// <param name="sums">[Columns]: the sum of each patent's bytes.</param>
    void Run(int tile, sbyte* patents, int* sums);
}
