using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Running;

/// <summary>Options of a notebook run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>Time limit per cell; null for none.</summary>
    public TimeSpan? TimeoutPerCell { get; init; }

    /// <summary>Time limit for the whole notebook; null for none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Values for the variables of the cell tagged <c>parameters</c>: text, numbers or booleans. Text is
    /// converted to the declared type.
    /// </summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();

    /// <summary>
    /// The cell to resume from, by id or by number among the code cells, counted from 1; null to run from the start. Earlier
    /// cells run again to rebuild the state and keep their outputs where the values are the same.
    /// </summary>
    public string? From { get; init; }

    /// <summary>The executed copy whose outputs stay on <see cref="From"/>; null for the notebook itself.</summary>
    public NotebookDocument? Kept { get; init; }

    /// <summary>
    /// True to omit cells whose condition does not hold (<c>when</c> under <c>deepinnovation</c> in their metadata) from the
    /// executed copy, text and code; false to keep them, code without outputs.
    /// </summary>
    public bool OmitNotApplicable { get; init; }

    /// <summary>The current directory during the run; null for the notebook's folder, as in Jupyter and VS Code.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Called before and after each cell, on the runner's thread unless it is a <see cref="Progress{T}"/>.</summary>
    public IProgress<CellProgress>? Progress { get; init; }

    /// <summary>False to continue after a failed cell; the run fails all the same.</summary>
    public bool StopOnError { get; init; } = true;

    /// <summary>
    /// True to drop formatters of earlier notebooks before the run, so that a notebook looks the same alone and after others.
    /// False keeps the host's formatters.
    /// </summary>
    public bool ResetFormatters { get; init; } = true;

    /// <summary>Times the limits; tests pause it.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;
}
