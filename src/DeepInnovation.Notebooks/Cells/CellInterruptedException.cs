namespace DeepInnovation.Notebooks.Cells;

/// <summary>Ends a cell that the user interrupted.</summary>
public sealed class CellInterruptedException : OperationCanceledException
{
    /// <summary>Creates the exception with its standard message.</summary>
    public CellInterruptedException() : base("The cell was interrupted.")
    {
    }
}
