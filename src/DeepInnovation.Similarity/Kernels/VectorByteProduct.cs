using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// Our own kernel of 4 papers by 24 patents in 12 registers of 256 bits: vpdpbusd where the processor has it (AVX-VNNI), else the
/// same sums by AVX2's 16-bit products, else by 128-bit or plain arithmetic as the runtime finds fit. All are exact.
/// </summary>
/// <param name="dimensions">Length of a vector; a multiple of 4.</param>
internal sealed class VectorByteProduct(int dimensions) : IByteProduct
{
    private const int Panel = 24;
    private const int Group = 4;
    private const int Rows = 4;
    private const int PaperOffset = 128;

    public string Name => AvxVnni.IsSupported ? "AVX-VNNI" : "256-bit vectors";

    public int Columns => 21 * Panel;

    /// <summary>[panel][four dimensions][24 patents][4].</summary>
    public int OffsetOf(int dimension, int column) =>
        (column / Panel * Panel * dimensions) + (dimension / Group * Panel * Group)
        + (column % Panel * Group) + (dimension % Group);

    public IByteProductRunner NewRunner(AlignedBlock<byte> papers, AlignedBlock<int> products, int rows) =>
        new Runner(papers, products, rows, dimensions, Columns);

    public void Dispose()
    {
    }

    private sealed unsafe class Runner(AlignedBlock<byte> papers, AlignedBlock<int> products, int rows, int dimensions,
        int columns) : IByteProductRunner
    {
        public void Run(int tile, sbyte* patents, int* sums)
        {
            for (var column = 0; column < columns; column += Panel)
            {
                for (var row = 0; row < rows; row += Rows)
                {
                    Multiply(
                        papers.Start + ((long)row * dimensions), patents + ((long)column * dimensions), sums + column,
                        products.Start + ((long)row * columns) + column);
                }
            }
        }

        public void Dispose()
        {
        }

        private void Multiply(byte* paper, sbyte* panel, int* sums, int* to)
        {
            // The papers' bytes are 128 too large: the sums start at minus 128 times the patents' sums.
            var (i0, i1, i2) = (Start(sums), Start(sums + 8), Start(sums + 16));
            var (a0, a1, a2, b0, b1, b2, c0, c1, c2, d0, d1, d2) = (i0, i1, i2, i0, i1, i2, i0, i1, i2, i0, i1, i2);
            for (var k = 0; k < dimensions; k += Group, panel += Panel * Group)
            {
                var (q0, q1, q2) = (Vector256.LoadAligned(panel), Vector256.LoadAligned(panel + 32),
                    Vector256.LoadAligned(panel + 64));
                var p = Four(paper + k);
                (a0, a1, a2) = (Add(a0, p, q0), Add(a1, p, q1), Add(a2, p, q2));
                p = Four(paper + dimensions + k);
                (b0, b1, b2) = (Add(b0, p, q0), Add(b1, p, q1), Add(b2, p, q2));
                p = Four(paper + (2 * dimensions) + k);
                (c0, c1, c2) = (Add(c0, p, q0), Add(c1, p, q1), Add(c2, p, q2));
                p = Four(paper + (3 * dimensions) + k);
                (d0, d1, d2) = (Add(d0, p, q0), Add(d1, p, q1), Add(d2, p, q2));
            }

            Store(to, a0, a1, a2);
            Store(to + columns, b0, b1, b2);
            Store(to + (2 * columns), c0, c1, c2);
            Store(to + (3 * columns), d0, d1, d2);
        }

        private static Vector256<int> Start(int* sums) => Vector256.Load(sums) * -PaperOffset;

        private static Vector256<byte> Four(byte* from) => Vector256.Create(*(uint*)from).AsByte();

        private static void Store(int* to, Vector256<int> first, Vector256<int> second, Vector256<int> third)
        {
            first.Store(to);
            second.Store(to + 8);
            third.Store(to + 16);
        }

        /// <summary>Adds to each 32-bit lane the four products of its bytes.</summary>
        private static Vector256<int> Add(Vector256<int> sum, Vector256<byte> paper, Vector256<sbyte> patent)
        {
            if (AvxVnni.IsSupported)
                return AvxVnni.MultiplyWideningAndAdd(sum, paper, patent);
            var (evenPaper, oddPaper) = ((paper.AsInt16() & Vector256.Create((short)0xFF)), (paper.AsUInt16() >>> 8).AsInt16());
            var (evenPatent, oddPatent) = ((patent.AsInt16() << 8) >> 8, patent.AsInt16() >> 8);
            if (Avx2.IsSupported)
                return sum + Avx2.MultiplyAddAdjacent(evenPaper, evenPatent) + Avx2.MultiplyAddAdjacent(oddPaper, oddPatent);
            return sum + Pairs(evenPaper, evenPatent) + Pairs(oddPaper, oddPatent);
        }

        private static Vector256<int> Pairs(Vector256<short> left, Vector256<short> right)
        {
            // Products of 8 by 8 bits with a sign need 17 bits: halves of each 32-bit lane apart.
            var low = ((left.AsInt32() << 16) >> 16) * ((right.AsInt32() << 16) >> 16);
            return low + ((left.AsInt32() >> 16) * (right.AsInt32() >> 16));
        }
    }
}
