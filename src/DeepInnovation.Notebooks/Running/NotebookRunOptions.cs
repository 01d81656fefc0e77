using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Running;

/// <summary>How to run a notebook.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>How long one cell may take; null for no limit.</summary>
    public TimeSpan? TimeoutPerCell { get; init; }

    /// <summary>How long the whole notebook may take; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Values by name for the variables of the cell tagged <c>parameters</c>: text, numbers or truth values. Text is converted to
    /// the declared type.
    /// </summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();

    /// <summary>
    /// The cell to resume from, by id or by its number among the code cells, counted from 1; null to run from the start. The
    /// state is rebuilt: the cells before are executed again, and their outputs of the earlier run stay where the values are the
    /// same.
    /// </summary>
    public string? From { get; init; }

    /// <summary>The executed copy whose outputs stay on <see cref="From"/>; the notebook itself when null.</summary>
    public NotebookDocument? Kept { get; init; }

    /// <summary>
    /// True to take cells whose condition does not hold (<c>when</c> under <c>deepinnovation</c> in their metadata) out of the
    /// executed copy, text as well as code; false to keep them, code without outputs.
    /// </summary>
    public bool OmitNotApplicable { get; init; }

    /// <summary>
    /// The current directory while the notebook runs; the notebook's own folder when null, as in Jupyter and VS Code.
    /// </summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// Told before and after each cell. Called on the runner's thread unless it is a <see cref="Progress{T}"/>.
    /// </summary>
    public IProgress<CellProgress>? Progress { get; init; }

    /// <summary>False to go on after a cell that failed; the run is a failure all the same.</summary>
    public bool StopOnError { get; init; } = true;

    /// <summary>
    /// True to forget, before the run, formatters that earlier notebooks registered, so that a notebook looks the same whether it
    /// runs alone or after others. False keeps what the host registered.
    /// </summary>
    public bool ResetFormatters { get; init; } = true;

    /// <summary>Tells when the limits are over; tests let it stand still until the cell meant has begun.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;
}
