using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Running;

/// <summary>The outcome of one code cell.</summary>
/// <param name="Index">Its index among the executed notebook's cells, counted from 0.</param>
/// <param name="Id">Its id.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">How long it took.</param>
public sealed record CellTiming(int Index, string Id, CellStatus Status, TimeSpan Duration);

/// <summary>The outcome of a notebook run.</summary>
public sealed record NotebookResult
{
    /// <summary>The notebook with this run's outputs, and with an injected cell if parameters were given.</summary>
    public required NotebookDocument Notebook { get; init; }

    /// <summary>The run's outcome: that of its first unsuccessful cell.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>True if every cell succeeded. Otherwise programs should exit with a nonzero code.</summary>
    public bool Succeeded => Status == CellStatus.Succeeded;

    /// <summary>Why and where the run failed; null if it succeeded.</summary>
    public CellError? Error { get; init; }

    /// <summary>How a resumed run rebuilt its state; null for a run from the start.</summary>
    public Resumption? Resumed { get; init; }

    /// <summary>All code cells in order, including those not run.</summary>
    public required IReadOnlyList<CellTiming> Cells { get; init; }

    /// <summary>The duration of the whole run.</summary>
    public required TimeSpan Duration { get; init; }
}
