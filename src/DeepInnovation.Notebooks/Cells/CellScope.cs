namespace DeepInnovation.Notebooks.Cells;

/// <summary>
/// Knows which cell the running code belongs to. It flows with the code into tasks, awaits and new threads, so what they write
/// comes to the right cell.
/// </summary>
internal static class CellScope
{
    private static readonly AsyncLocal<Cell?> Flowing = new();

    /// <summary>The outputs of the cell that runs this code; null outside every cell.</summary>
    internal static ICellOutputs? Current => Flowing.Value?.Outputs;

    /// <summary>Who answers that cell's questions; null where nobody does.</summary>
    internal static ICellInput? Input => Flowing.Value?.Input;

    /// <summary>How that cell is stopped; null where it cannot be.</summary>
    internal static CellStop? Stop => Flowing.Value?.Stop;

    /// <summary>Says that the code from here on, and what it starts, belongs to a cell.</summary>
    internal static void Enter(ICellOutputs outputs, CellStop? stop = null, ICellInput? input = null) =>
        Flowing.Value = new Cell(outputs, stop, input);

    private sealed record Cell(ICellOutputs Outputs, CellStop? Stop, ICellInput? Input);
}
