namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>
/// Novelty that is equal by its formula comes out apart by rounding: every combination of n nodes of which at most one was
/// seen before has (n - 1) ln K or n ln K, but its logarithms are added in another order. Unless such values are made equal,
/// ranks and wins would compare noise.
/// </summary>
internal static class EqualNovelty
{
    private const int Decimals = 9;

    /// <summary>The value to 9 decimals of a nat, far above rounding and far below any difference that means something.</summary>
    internal static double Round(double novelty) => Math.Round(novelty, Decimals);
}
