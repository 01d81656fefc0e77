namespace DeepInnovation.Similarity.Kernels;

/// <summary>2 papers by 4 patents, one number at a time, for processors without wide registers.</summary>
internal sealed unsafe class MicroKernelScalar : MicroKernel
{
    public override int Rows => 2;

    public override int Columns => 4;

    public override int Bits => 0;

    public override bool Run(float* papers, float* patents, int dimensions, float* thresholds, float* sums)
    {
        float s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0;
        for (var end = papers + ((long)dimensions * 2); papers != end; papers += 2, patents += 4)
        {
            var (p, q) = (papers[0], papers[1]);
            (s00, s10) = (MathF.FusedMultiplyAdd(p, patents[0], s00), MathF.FusedMultiplyAdd(q, patents[0], s10));
            (s01, s11) = (MathF.FusedMultiplyAdd(p, patents[1], s01), MathF.FusedMultiplyAdd(q, patents[1], s11));
            (s02, s12) = (MathF.FusedMultiplyAdd(p, patents[2], s02), MathF.FusedMultiplyAdd(q, patents[2], s12));
            (s03, s13) = (MathF.FusedMultiplyAdd(p, patents[3], s03), MathF.FusedMultiplyAdd(q, patents[3], s13));
        }

        var (t, u) = (thresholds[0], thresholds[1]);
        if (!(s00 >= t || s01 >= t || s02 >= t || s03 >= t || s10 >= u || s11 >= u || s12 >= u || s13 >= u))
            return false;
        (sums[0], sums[1], sums[2], sums[3]) = (s00, s01, s02, s03);
        (sums[4], sums[5], sums[6], sums[7]) = (s10, s11, s12, s13);
        return true;
    }
}
