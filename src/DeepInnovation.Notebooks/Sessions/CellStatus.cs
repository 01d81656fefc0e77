namespace DeepInnovation.Notebooks.Sessions;

/// <summary>The outcome of a cell or run.</summary>
public enum CellStatus
{
    /// <summary>Ended without an error.</summary>
    Succeeded,

    /// <summary>Ended with an error output.</summary>
    Failed,

    /// <summary>Exceeded its time limit and was abandoned.</summary>
    TimedOut,

    /// <summary>Stopped from outside and abandoned.</summary>
    Cancelled,

    /// <summary>Not executed, because an earlier cell failed.</summary>
    NotRun,

    /// <summary>Not executed, because its condition does not hold.</summary>
    NotApplicable,
}
