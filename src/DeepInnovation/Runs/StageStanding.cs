namespace DeepInnovation.Runs;

/// <summary>Whether what a stage wrote can be used as it is.</summary>
public enum StageState
{
    /// <summary>It would be skipped: nothing that decides its result has changed.</summary>
    Current,

    /// <summary>It has run, but what decides its result has changed since, or its files have.</summary>
    Stale,

    /// <summary>It has not finished in this run.</summary>
    Missing,
}

/// <summary>A stage of a run and whether its outputs can be used.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="State">Whether its outputs can be used.</param>
/// <param name="Reason">Why not, in a few words; empty where they can.</param>
public sealed record StageStanding(string Stage, StageState State, string Reason)
{
    /// <summary>For people: the stages with their reasons, each reason once.</summary>
    public static string Text(IEnumerable<StageStanding> standings) =>
        string.Join("; ", standings.GroupBy(standing => standing.Reason)
            .Select(group => $"{string.Join(", ", group.Select(s => s.Stage))} ({group.Key})"));
}
