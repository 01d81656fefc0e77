using DeepInnovation.Runs;

namespace DeepInnovation.Sampling;

/// <summary>A sample of a table's rows.</summary>
/// <param name="Header">The table's columns, then <c>stratum</c> and <c>split</c>.</param>
/// <param name="Rows">The drawn rows in the table's order.</param>
/// <param name="Cells">Wanted and drawn in each stratum.</param>
public sealed record TableSample(
    IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string?>> Rows, IReadOnlyList<SampleCell> Cells);

/// <summary>
/// Samples the rows of any table by the values of some of its columns. Where the table has the columns, <c>id</c> is what
/// decides a row's rank (else the whole row does), rows of nearly one <c>title</c> or of one <c>family</c> share a side of
/// the split.
/// </summary>
/// <param name="file">The table's name for messages.</param>
/// <param name="header">Its columns.</param>
public sealed class TableSampler(string file, IReadOnlyList<string> header)
{
    private const string Stratum = "stratum", SplitColumn = "split";

    /// <summary>Draws <paramref name="size"/> rows, or all where there are fewer. O(n log n) time, O(n) memory.</summary>
    /// <param name="rows">The rows, each as long as the header.</param>
    /// <param name="strata">Names of columns; a stratum is one combination of their values, <c>?</c> for an empty one.</param>
    /// <param name="size">Rows to draw.</param>
    /// <param name="seed">The same seed gives the same rows, whatever their order.</param>
    /// <param name="allocation">Equal or proportional.</param>
    /// <param name="fractions">Shares of the split.</param>
    /// <exception cref="InputException">A column does not exist, a new one exists already, an id comes twice, the size is not positive.</exception>
    public TableSample Draw(
        IReadOnlyList<IReadOnlyList<string?>> rows, IReadOnlyList<string> strata, int size, long seed, Allocation allocation, SplitFractions fractions)
    {
        var columns = strata.Select(Require).ToList();
        foreach (var added in new[] { Stratum, SplitColumn })
        {
            if (Find(added) >= 0)
                throw new InputException($"there is a column \"{added}\" already, which the sample adds", file, 1, mend: "Rename it");
        }

        var keys = Keys(rows);
        var (title, family) = (Find("title"), Find("family"));
        var frame = rows.Select((row, i) => new SamplingItem(
            keys[i], [StratumOf(row, columns)], title < 0 ? "" : row[title] ?? "", family < 0 ? null : row[family])).ToList();
        var sample = Sampler.Draw(frame, size, seed, fractions, allocation);
        return new TableSample(
            [.. header, Stratum, SplitColumn],
            [.. sample.Items.OrderBy(d => d.Index).Select(d =>
                (IReadOnlyList<string?>)[.. rows[d.Index], frame[d.Index].Levels[0], d.Split.ToString().ToLowerInvariant()])],
            sample.Cells);
    }

    private static string StratumOf(IReadOnlyList<string?> row, List<int> columns) =>
        string.Join('|', columns.Select(c => string.IsNullOrWhiteSpace(row[c]) ? DocumentFrame.UnknownStratum : row[c]!.Trim()));

    /// <summary>The ids; without them whole rows, equal ones counted, since any of equal rows may stand for another.</summary>
    private List<string> Keys(IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        var id = Find("id");
        if (id >= 0)
            return [.. rows.Select(row => row[id] ?? "")];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. rows.Select(row =>
        {
            var text = string.Join('\u001F', row);
            seen[text] = seen.GetValueOrDefault(text) + 1;
            return $"{text}\u001F{seen[text]}";
        })];
    }

    private int Require(string column)
    {
        var index = Find(column);
        return index >= 0 ? index : throw new InputException($"there is no column \"{column}\"", file, 1, mend: $"Columns are: {string.Join(", ", header)}");
    }

    /// <summary>The column of that name, in its own case first; -1 when there is none.</summary>
    private int Find(string column)
    {
        var names = header.ToList();
        var exact = names.IndexOf(column);
        return exact >= 0 ? exact : names.FindIndex(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase));
    }
}
