using DeepInnovation.Charts.Tables;
using DeepInnovation.Core;
using DeepInnovation.Runs;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Interactive;

/// <summary>Tables of a run for notebooks.</summary>
public static class RunTables
{
    /// <summary>A whole table of the run as a DataFrame. O(rows) memory; for a first look at a large one use <see cref="TableView.Of"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The table's path in the run, for example <c>02-candidates/candidates.parquet</c>.</param>
    /// <exception cref="InputException">The table does not exist or is no Parquet.</exception>
    public static DataFrame Table(this RunFolder run, string path)
    {
        ArgumentNullException.ThrowIfNull(run);
        return TableView.Of(Path.Combine(run.Root, path)).Frame;
    }
}
