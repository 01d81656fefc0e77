namespace DeepInnovation.Notebooks.Cells;

/// <summary>
/// Knows the cell that the current code belongs to. It flows into tasks, awaits and new threads, so that their
/// outputs reach the right cell.
/// </summary>
internal static class CellScope
{
    private static readonly AsyncLocal<Cell?> Flowing = new();

    /// <summary>The current cell's outputs; null outside cells.</summary>
    internal static ICellOutputs? Current => Flowing.Value?.Outputs;

    /// <summary>Answers the current cell's questions; null if nobody does.</summary>
    internal static ICellInput? Input => Flowing.Value?.Input;

    /// <summary>Stops the current cell; null if it cannot be stopped.</summary>
    internal static CellStop? Stop => Flowing.Value?.Stop;

    /// <summary>Assigns the code from here on, and everything it starts, to a cell.</summary>
    internal static void Enter(ICellOutputs outputs, CellStop? stop = null, ICellInput? input = null) =>
        Flowing.Value = new Cell(outputs, stop, input);

    private sealed record Cell(ICellOutputs Outputs, CellStop? Stop, ICellInput? Input);
}
