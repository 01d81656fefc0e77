namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>How atypical combinations are measured.</summary>
public sealed record AtypicalOptions
{
    /// <summary>
    /// R, the number of shuffled hypergraphs that give a pair its mean and deviation, at least 2; 10 as in the paper.
    /// </summary>
    public int Replicas { get; init; } = 10;

    /// <summary>Steps of the shuffling chain for each incidence of a year (<see cref="DegreePreservingShuffle"/>).</summary>
    public double StepsPerIncidence { get; init; } = DegreePreservingShuffle.DefaultStepsPerIncidence;

    /// <summary>What becomes of a pair whose z would be infinite.</summary>
    public NoDeviation NoDeviation { get; init; } = NoDeviation.LeaveOut;

    /// <summary>The seed of the shuffles.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>
    /// The most threads to use, -1 for all cores; the results are the same. Each thread holds one shuffled year.
    /// </summary>
    public int MaxThreads { get; init; } = -1;
}
