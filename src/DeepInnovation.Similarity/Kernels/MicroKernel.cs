using System.Runtime.Intrinsics;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// The innermost loop of the float32 engine: the inner products of a few papers with a few patents, kept in
/// registers, compared with the papers' thresholds there, and written only where one is reached. One derived class a
/// width of the processor's registers.
/// </summary>
internal abstract unsafe class MicroKernel
{
    /// <summary>Papers at once.</summary>
    public abstract int Rows { get; }

    /// <summary>Patents at once: the width of a packed panel.</summary>
    public abstract int Columns { get; }

    /// <summary>The register width in bits; 0 for scalars.</summary>
    public abstract int Bits { get; }

    /// <summary>The widest kernel that this processor runs fast.</summary>
    public static MicroKernel Best { get; } = Vector512.IsHardwareAccelerated ? new MicroKernel512()
        : Vector256.IsHardwareAccelerated ? new MicroKernel256() : new MicroKernelScalar();

    /// <summary>All kernels that this processor runs in hardware.</summary>
    public static IReadOnlyList<MicroKernel> Available { get; } =
    [
        .. Vector512.IsHardwareAccelerated ? [new MicroKernel512()] : Array.Empty<MicroKernel>(),
        .. Vector256.IsHardwareAccelerated ? [new MicroKernel256()] : Array.Empty<MicroKernel>(),
        new MicroKernelScalar(),
    ];

    /// <summary>
    /// Each sum runs over the dimensions from the first to the last with fused multiply-add, so that it does not depend on the
    /// kernel. O(Rows · Columns · dimensions).
    /// </summary>
    /// <param name="papers">[dimensions, Rows].</param>
    /// <param name="patents">[dimensions, Columns].</param>
    /// <param name="dimensions">Length of a vector.</param>
    /// <param name="thresholds">[Rows]; a sum counts when it is not below.</param>
    /// <param name="sums">[Rows, Columns]; written only when the result is true.</param>
    /// <returns>Whether any sum counts.</returns>
    public abstract bool Run(float* papers, float* patents, int dimensions, float* thresholds, float* sums);
}
