namespace DeepInnovation.Notebooks.Sessions;

/// <summary>
/// Knows which cell the running code belongs to. It flows with the code into tasks, awaits and new threads, so what they write
/// comes to the right cell.
/// </summary>
internal static class CellScope
{
    private static readonly AsyncLocal<CellOutputs?> Flowing = new();

    /// <summary>The outputs of the cell that runs this code; null outside every cell.</summary>
    internal static CellOutputs? Current => Flowing.Value;

    /// <summary>Says that the code from here on, and what it starts, belongs to a cell.</summary>
    internal static void Enter(CellOutputs outputs) => Flowing.Value = outputs;
}
