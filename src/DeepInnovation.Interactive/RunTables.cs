using DeepInnovation.Charts.Tables;
using DeepInnovation.Core;
using DeepInnovation.Runs;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Interactive;

/// <summary>Loads tables of a run into DataFrames.</summary>
public static class RunTables
{
    /// <summary>
    /// Loads a whole table as a DataFrame. O(rows) memory; use <see cref="TableView.Of"/> to preview a large one.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The table's path in the run, for example <c>02-candidates/candidates.parquet</c>.</param>
    /// <exception cref="InputException">The table does not exist or is not Parquet.</exception>
    public static DataFrame Table(this RunFolder run, string path)
    {
        ArgumentNullException.ThrowIfNull(run);
        return TableView.Of(Path.Combine(run.Root, path)).Frame;
    }
}
