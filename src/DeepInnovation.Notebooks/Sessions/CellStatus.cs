namespace DeepInnovation.Notebooks.Sessions;

/// <summary>How a cell, or a run, ended.</summary>
public enum CellStatus
{
    /// <summary>Without an error.</summary>
    Succeeded,

    /// <summary>With an error output.</summary>
    Failed,

    /// <summary>It took longer than allowed and was abandoned.</summary>
    TimedOut,

    /// <summary>It was stopped from outside and abandoned.</summary>
    Cancelled,

    /// <summary>It was not executed, because an earlier cell failed.</summary>
    NotRun,

    /// <summary>It was not executed, because its condition does not hold.</summary>
    NotApplicable,
}
