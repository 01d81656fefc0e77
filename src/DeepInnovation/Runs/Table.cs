using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Runs;

/// <summary>
/// A Parquet table that a stage writes: its columns are the settable properties of <typeparamref name="TRow"/>.
/// </summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="Stage">The stage.</param>
/// <param name="Name">The file's name in the stage's folder.</param>
public sealed record Table<TRow>(StagePlace Stage, string Name) : RunFile(Stage, Name)
    where TRow : class, new()
{
    /// <inheritdoc/>
    public override Type RowType => typeof(TRow);

    /// <summary>All rows in order. O(bytes) time and memory.</summary>
    /// <exception cref="InputException">The stage has not run, or its table is broken.</exception>
    public List<TRow> Read(RunFolder run) => ParquetTable.Read<TRow>(In(run));

    /// <summary>The rows in order, one in memory at a time; the file is opened when the first is asked for.</summary>
    /// <exception cref="InputException">The stage has not run, or its table is broken.</exception>
    public IEnumerable<TRow> Stream(RunFolder run) => ParquetTable.Stream<TRow>(In(run));
}
