namespace DeepInnovation.Runs;

/// <summary>A file that a stage writes, wherever the run lies.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Name">The file's name in the stage's folder.</param>
public record RunFile(StagePlace Stage, string Name)
{
    /// <summary>The type of its rows; null for a file that is no table.</summary>
    public virtual Type? RowType => null;

    /// <summary>Its absolute path.</summary>
    public string In(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.PathOf(Stage.Folder, Name);
    }

    /// <summary>For people: <c>02-candidates/candidates.parquet</c>.</summary>
    public sealed override string ToString() => $"{Stage.Folder}/{Name}";
}
