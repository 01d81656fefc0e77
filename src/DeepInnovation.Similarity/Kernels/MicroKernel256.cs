using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// 4 papers by 24 patents in 12 registers of 256 bits (AVX2): 12 sums, 3 vectors of patents and a
/// paper's number fill the 16 there are.
/// </summary>
internal sealed unsafe class MicroKernel256 : MicroKernel
{
    private const int Width = 8;

    public override int Rows => 4;

    public override int Columns => 3 * Width;

    public override int Bits => 256;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Run(float* papers, float* patents, int dimensions, float* thresholds, float* sums)
    {
        Vector256<float> s00 = default, s01 = default, s02 = default;
        Vector256<float> s10 = default, s11 = default, s12 = default;
        Vector256<float> s20 = default, s21 = default, s22 = default;
        Vector256<float> s30 = default, s31 = default, s32 = default;
        for (var end = papers + ((long)dimensions * 4); papers != end; papers += 4, patents += 3 * Width)
        {
            var (q0, q1, q2) = (Vector256.LoadAligned(patents), Vector256.LoadAligned(patents + Width),
                Vector256.LoadAligned(patents + 2 * Width));
            var p0 = Vector256.Create(papers[0]);
            s00 = Vector256.FusedMultiplyAdd(p0, q0, s00); s01 = Vector256.FusedMultiplyAdd(p0, q1, s01);
            s02 = Vector256.FusedMultiplyAdd(p0, q2, s02);
            var p1 = Vector256.Create(papers[1]);
            s10 = Vector256.FusedMultiplyAdd(p1, q0, s10); s11 = Vector256.FusedMultiplyAdd(p1, q1, s11);
            s12 = Vector256.FusedMultiplyAdd(p1, q2, s12);
            var p2 = Vector256.Create(papers[2]);
            s20 = Vector256.FusedMultiplyAdd(p2, q0, s20); s21 = Vector256.FusedMultiplyAdd(p2, q1, s21);
            s22 = Vector256.FusedMultiplyAdd(p2, q2, s22);
            var p3 = Vector256.Create(papers[3]);
            s30 = Vector256.FusedMultiplyAdd(p3, q0, s30); s31 = Vector256.FusedMultiplyAdd(p3, q1, s31);
            s32 = Vector256.FusedMultiplyAdd(p3, q2, s32);
        }

        var t0 = Vector256.Create(thresholds[0]);
        var t1 = Vector256.Create(thresholds[1]);
        var t2 = Vector256.Create(thresholds[2]);
        var t3 = Vector256.Create(thresholds[3]);
        var any = Vector256.GreaterThanOrEqual(s00, t0)
            | Vector256.GreaterThanOrEqual(s01, t0) | Vector256.GreaterThanOrEqual(s02, t0)
            | Vector256.GreaterThanOrEqual(s10, t1) | Vector256.GreaterThanOrEqual(s11, t1)
            | Vector256.GreaterThanOrEqual(s12, t1)
            | Vector256.GreaterThanOrEqual(s20, t2) | Vector256.GreaterThanOrEqual(s21, t2)
            | Vector256.GreaterThanOrEqual(s22, t2)
            | Vector256.GreaterThanOrEqual(s30, t3) | Vector256.GreaterThanOrEqual(s31, t3)
            | Vector256.GreaterThanOrEqual(s32, t3);
        if (Vector256.EqualsAll(any.AsInt32(), Vector256<int>.Zero))
            return false;

        s00.Store(sums); s01.Store(sums + Width); s02.Store(sums + 2 * Width);
        s10.Store(sums + 3 * Width); s11.Store(sums + 4 * Width); s12.Store(sums + 5 * Width);
        s20.Store(sums + 6 * Width); s21.Store(sums + 7 * Width); s22.Store(sums + 8 * Width);
        s30.Store(sums + 9 * Width); s31.Store(sums + 10 * Width); s32.Store(sums + 11 * Width);
        return true;
    }
}
