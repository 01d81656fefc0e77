using DeepInnovation.Notebooks.Cells;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>What became of a cell.</summary>
public sealed class CellExecution
{
    private readonly ICellOutputs _outputs;

    internal CellExecution(ICellOutputs outputs, CellStatus status, CellError? error, TimeSpan duration)
    {
        (_outputs, Status, Error, Duration) = (outputs, status, error, duration);
    }

    /// <summary>How it ended.</summary>
    public CellStatus Status { get; }

    /// <summary>Why it failed; null when it succeeded.</summary>
    public CellError? Error { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Its outputs as of now: tasks that the cell left running may still add to them until the session ends.</summary>
    public IReadOnlyList<CellOutput> Outputs => _outputs.Snapshot();

    internal void Close() => _outputs.Close();
}
