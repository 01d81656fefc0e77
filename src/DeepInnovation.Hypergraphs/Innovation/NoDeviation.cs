namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// What becomes of a pair whose number is the same in all replicas and another one in the data: its z would be infinite.
/// </summary>
public enum NoDeviation
{
    /// <summary>It has no z and is left out of the document's median and percentile.</summary>
    LeaveOut,

    /// <summary>
    /// Its z is R / sqrt(R + 1), with the sign of the difference: what it would be if the data were one more replica, and the
    /// most that any one of R + 1 numbers can be away from their mean in their deviations (Samuelson, 1968). About 3 for R = 10.
    /// </summary>
    Bound,
}
