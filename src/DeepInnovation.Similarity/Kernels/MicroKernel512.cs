using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// 8 papers by 48 patents in 24 registers of 512 bits (AVX-512): 24 sums, 3 vectors of patents and a
/// paper's number fill the 32 there are.
/// </summary>
internal sealed unsafe class MicroKernel512 : MicroKernel
{
    private const int Width = 16;

    public override int Rows => 8;

    public override int Columns => 3 * Width;

    public override int Bits => 512;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Run(float* papers, float* patents, int dimensions, float* thresholds, float* sums)
    {
        Vector512<float> s00 = default, s01 = default, s02 = default;
        Vector512<float> s10 = default, s11 = default, s12 = default;
        Vector512<float> s20 = default, s21 = default, s22 = default;
        Vector512<float> s30 = default, s31 = default, s32 = default;
        Vector512<float> s40 = default, s41 = default, s42 = default;
        Vector512<float> s50 = default, s51 = default, s52 = default;
        Vector512<float> s60 = default, s61 = default, s62 = default;
        Vector512<float> s70 = default, s71 = default, s72 = default;
        for (var end = papers + ((long)dimensions * 8); papers != end; papers += 8, patents += 3 * Width)
        {
            var (q0, q1, q2) = (Vector512.LoadAligned(patents), Vector512.LoadAligned(patents + Width),
                Vector512.LoadAligned(patents + 2 * Width));
            var p0 = Vector512.Create(papers[0]);
            s00 = Vector512.FusedMultiplyAdd(p0, q0, s00); s01 = Vector512.FusedMultiplyAdd(p0, q1, s01);
            s02 = Vector512.FusedMultiplyAdd(p0, q2, s02);
            var p1 = Vector512.Create(papers[1]);
            s10 = Vector512.FusedMultiplyAdd(p1, q0, s10); s11 = Vector512.FusedMultiplyAdd(p1, q1, s11);
            s12 = Vector512.FusedMultiplyAdd(p1, q2, s12);
            var p2 = Vector512.Create(papers[2]);
            s20 = Vector512.FusedMultiplyAdd(p2, q0, s20); s21 = Vector512.FusedMultiplyAdd(p2, q1, s21);
            s22 = Vector512.FusedMultiplyAdd(p2, q2, s22);
            var p3 = Vector512.Create(papers[3]);
            s30 = Vector512.FusedMultiplyAdd(p3, q0, s30); s31 = Vector512.FusedMultiplyAdd(p3, q1, s31);
            s32 = Vector512.FusedMultiplyAdd(p3, q2, s32);
            var p4 = Vector512.Create(papers[4]);
            s40 = Vector512.FusedMultiplyAdd(p4, q0, s40); s41 = Vector512.FusedMultiplyAdd(p4, q1, s41);
            s42 = Vector512.FusedMultiplyAdd(p4, q2, s42);
            var p5 = Vector512.Create(papers[5]);
            s50 = Vector512.FusedMultiplyAdd(p5, q0, s50); s51 = Vector512.FusedMultiplyAdd(p5, q1, s51);
            s52 = Vector512.FusedMultiplyAdd(p5, q2, s52);
            var p6 = Vector512.Create(papers[6]);
            s60 = Vector512.FusedMultiplyAdd(p6, q0, s60); s61 = Vector512.FusedMultiplyAdd(p6, q1, s61);
            s62 = Vector512.FusedMultiplyAdd(p6, q2, s62);
            var p7 = Vector512.Create(papers[7]);
            s70 = Vector512.FusedMultiplyAdd(p7, q0, s70); s71 = Vector512.FusedMultiplyAdd(p7, q1, s71);
            s72 = Vector512.FusedMultiplyAdd(p7, q2, s72);
        }

        var t0 = Vector512.Create(thresholds[0]);
        var t1 = Vector512.Create(thresholds[1]);
        var t2 = Vector512.Create(thresholds[2]);
        var t3 = Vector512.Create(thresholds[3]);
        var t4 = Vector512.Create(thresholds[4]);
        var t5 = Vector512.Create(thresholds[5]);
        var t6 = Vector512.Create(thresholds[6]);
        var t7 = Vector512.Create(thresholds[7]);
        var any = Vector512.GreaterThanOrEqual(s00, t0)
            | Vector512.GreaterThanOrEqual(s01, t0) | Vector512.GreaterThanOrEqual(s02, t0)
            | Vector512.GreaterThanOrEqual(s10, t1) | Vector512.GreaterThanOrEqual(s11, t1)
            | Vector512.GreaterThanOrEqual(s12, t1)
            | Vector512.GreaterThanOrEqual(s20, t2) | Vector512.GreaterThanOrEqual(s21, t2)
            | Vector512.GreaterThanOrEqual(s22, t2)
            | Vector512.GreaterThanOrEqual(s30, t3) | Vector512.GreaterThanOrEqual(s31, t3)
            | Vector512.GreaterThanOrEqual(s32, t3)
            | Vector512.GreaterThanOrEqual(s40, t4) | Vector512.GreaterThanOrEqual(s41, t4)
            | Vector512.GreaterThanOrEqual(s42, t4)
            | Vector512.GreaterThanOrEqual(s50, t5) | Vector512.GreaterThanOrEqual(s51, t5)
            | Vector512.GreaterThanOrEqual(s52, t5)
            | Vector512.GreaterThanOrEqual(s60, t6) | Vector512.GreaterThanOrEqual(s61, t6)
            | Vector512.GreaterThanOrEqual(s62, t6)
            | Vector512.GreaterThanOrEqual(s70, t7) | Vector512.GreaterThanOrEqual(s71, t7)
            | Vector512.GreaterThanOrEqual(s72, t7);
        if (Vector512.EqualsAll(any.AsInt32(), Vector512<int>.Zero))
            return false;

        s00.Store(sums); s01.Store(sums + Width); s02.Store(sums + 2 * Width);
        s10.Store(sums + 3 * Width); s11.Store(sums + 4 * Width); s12.Store(sums + 5 * Width);
        s20.Store(sums + 6 * Width); s21.Store(sums + 7 * Width); s22.Store(sums + 8 * Width);
        s30.Store(sums + 9 * Width); s31.Store(sums + 10 * Width); s32.Store(sums + 11 * Width);
        s40.Store(sums + 12 * Width); s41.Store(sums + 13 * Width); s42.Store(sums + 14 * Width);
        s50.Store(sums + 15 * Width); s51.Store(sums + 16 * Width); s52.Store(sums + 17 * Width);
        s60.Store(sums + 18 * Width); s61.Store(sums + 19 * Width); s62.Store(sums + 20 * Width);
        s70.Store(sums + 21 * Width); s71.Store(sums + 22 * Width); s72.Store(sums + 23 * Width);
        return true;
    }
}
