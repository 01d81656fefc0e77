using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Running;

/// <summary>How one code cell ended.</summary>
/// <param name="Index">Its place in the executed notebook's list of cells, counted from 0.</param>
/// <param name="Id">Its id.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">How long it took.</param>
public sealed record CellTiming(int Index, string Id, CellStatus Status, TimeSpan Duration);

/// <summary>What became of a notebook.</summary>
public sealed record NotebookResult
{
    /// <summary>The notebook with the outputs of this run, and with an injected cell where parameters were given.</summary>
    public required NotebookDocument Notebook { get; init; }

    /// <summary>How the run ended: as its first cell that did not succeed.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>
    /// True when every cell succeeded. A program that runs a notebook should end with an exit code of its own otherwise.
    /// </summary>
    public bool Succeeded => Status == CellStatus.Succeeded;

    /// <summary>Why and where the run failed; null when it succeeded.</summary>
    public CellError? Error { get; init; }

    /// <summary>How the state was rebuilt, for a run that was resumed; null for one from the start.</summary>
    public Resumption? Resumed { get; init; }

    /// <summary>Every code cell, in order, the ones that were not run included.</summary>
    public required IReadOnlyList<CellTiming> Cells { get; init; }

    /// <summary>How long the whole run took.</summary>
    public required TimeSpan Duration { get; init; }
}
