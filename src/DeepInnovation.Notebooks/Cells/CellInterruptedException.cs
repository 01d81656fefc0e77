namespace DeepInnovation.Notebooks.Cells;

/// <summary>Ends a cell whose user asked to stop it.</summary>
public sealed class CellInterruptedException : OperationCanceledException
{
    /// <summary>Makes the exception.</summary>
    public CellInterruptedException() : base("The cell was interrupted.")
    {
    }
}
