using DeepInnovation.Core;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// The files of one side of a join: the vectors, and either a Parquet table with the columns id and year, or years and ids apart.
/// </summary>
/// <param name="Vectors">A .npy or .safetensors file.</param>
/// <param name="Table">Parquet, one row for each vector in their order; null when years are given.</param>
/// <param name="Years">A 1-D .npy file of integers; null when a table is given.</param>
/// <param name="Ids">For <see cref="IdList"/>; null when row numbers are the ids.</param>
public sealed record JoinSide(string Vectors, string? Table = null, string? Years = null, string? Ids = null)
{
    /// <summary>The files by what they are for, in a fixed order.</summary>
    public IReadOnlyList<(string Role, string Path)> Files
    {
        get
        {
            (string Role, string? Path)[] all = [("vectors", Vectors), ("table", Table), ("years", Years), ("ids", Ids)];
            return [.. all.Where(f => f.Path is not null).Select(f => (f.Role, f.Path!))];
        }
    }

    /// <summary>Reads years and ids. O(rows).</summary>
    /// <param name="side">What the rows are, for messages: <c>papers</c>.</param>
    /// <param name="rows">How many vectors there are.</param>
    /// <exception cref="InputException">Not exactly one of table and years is given, a file is wrong,
    /// or a length differs.</exception>
    internal DatedRows Read(string side, int rows)
    {
        if ((Table is null) == (Years is null) || (Table is not null && Ids is not null))
            throw new InputException(
                $"the {side} need either a table with ids and years, or years and perhaps ids", "Give one of the two");
        var dated = Table is not null
            ? DatedRows.OfTable(Table)
            : new DatedRows(NpyYears.Read(Years!), Ids is null ? null : IdList.Read(Ids));
        var from = Table ?? Years!;
        if (dated.Years.Length != rows)
            throw new InputException(FormattableString.Invariant(
                $"{Vectors} has {rows} vectors and {from} {dated.Years.Length} years"), "Give one year for each vector");
        if (dated.Ids is not null && dated.Ids.Count != rows)
            throw new InputException(FormattableString.Invariant(
                $"{Vectors} has {rows} vectors and {Table ?? Ids} {dated.Ids.Count} ids"), "Give one id for each vector");
        return dated;
    }

    /// <summary>The name of the file that the ids stand in, for messages.</summary>
    public string IdSource => Table ?? Ids ?? Vectors;
}
