namespace DeepInnovation.Runs;

/// <summary>Where a stage stands in a run.</summary>
/// <param name="Name">Its name on the command line, for example <c>candidates</c>.</param>
/// <param name="Folder">Its folder in the run, for example <c>02-candidates</c>; the number is its place in the order.</param>
public sealed record StagePlace(string Name, string Folder)
{
    /// <summary>A file in the stage's folder.</summary>
    public RunFile File(string name) => new(this, name);

    /// <summary>A Parquet table in the stage's folder.</summary>
    public Table<TRow> Table<TRow>(string name)
        where TRow : class, new() => new(this, name);

    /// <summary>The absolute path of the stage's folder.</summary>
    public string In(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.PathOf(Folder);
    }
}
