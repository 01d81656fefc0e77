using DeepInnovation.Notebooks.Cells;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>The outcome of a cell.</summary>
public sealed class CellExecution
{
    private readonly ICellOutputs _outputs;

    internal CellExecution(ICellOutputs outputs, CellStatus status, CellError? error, TimeSpan duration)
    {
        (_outputs, Status, Error, Duration) = (outputs, status, error, duration);
    }

    /// <summary>How it ended.</summary>
    public CellStatus Status { get; }

    /// <summary>Why the cell failed; null if it succeeded.</summary>
    public CellError? Error { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The outputs so far; tasks that the cell left running may add more until the session ends.</summary>
    public IReadOnlyList<CellOutput> Outputs => _outputs.Snapshot();

    internal void Close() => _outputs.Close();
}
