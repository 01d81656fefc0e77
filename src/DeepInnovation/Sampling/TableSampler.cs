using System.Globalization;
using System.Runtime.InteropServices;
using DeepInnovation.Core;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sampling;

/// <summary>A sample of a table's rows.</summary>
/// <param name="Header">The table's columns, then <c>stratum</c>, <c>split</c> and, where the plan
/// wants it, <c>weight</c>.</param>
/// <param name="Rows">The drawn rows in the table's order.</param>
/// <param name="Cells">Wanted and drawn in each stratum.</param>
public sealed record TableSample(
    IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string?>> Rows, IReadOnlyList<SampleCell> Cells);

/// <summary>
/// Samples the rows of any table by the values of some of its columns, in two passes over it, so that the table need not fit
/// in memory: the first counts the strata, the second keeps the rows of lowest rank in each. Where the table has the
/// columns, <c>id</c> is what decides a row's rank (else the whole row does), rows of nearly one <c>title</c> or of one
/// <c>family</c> share a side of the split.
/// </summary>
/// <param name="file">The table's name for messages.</param>
/// <param name="header">Its columns.</param>
public sealed class TableSampler(string file, IReadOnlyList<string> header)
{
    private const string Stratum = "stratum", SplitColumn = "split", Weight = "weight";

    /// <summary>Draws <paramref name="size"/> rows, or all where there are fewer. O(n log n) time.</summary>
    /// <param name="rows">The rows, each as long as the header.</param>
    /// <param name="strata">Names of columns; a stratum is one combination of their values, <c>?</c> for an empty one.</param>
    /// <param name="size">Rows to draw.</param>
    /// <param name="seed">The same seed gives the same rows, whatever their order.</param>
    /// <param name="allocation">Equal or proportional.</param>
    /// <param name="fractions">Shares of the split.</param>
    /// <exception cref="InputException">A column does not exist, a new one exists already, an id comes twice, the
    /// size is not positive.</exception>
    public TableSample Draw(
        IReadOnlyList<IReadOnlyList<string?>> rows, IReadOnlyList<string> strata, int size, long seed, Allocation allocation,
        SplitFractions fractions) =>
        Draw(() => rows, strata, new SamplingPlan { Size = size, Seed = seed, Allocation = allocation, Fractions = fractions });

    /// <summary>
    /// Draws by a plan. O(n log sample) time; memory O(sample) and 23 to 46 bytes a row, which tell an id that comes twice.
    /// </summary>
    /// <param name="rows">Begins to read the rows anew; called twice, and must give the same rows.</param>
    /// <param name="strata">Names of columns.</param>
    /// <param name="plan">How many rows, and how divided.</param>
    /// <exception cref="InputException">A column does not exist, a new one exists already, an id comes twice, the
    /// plan cannot be used.</exception>
    public TableSample Draw(Func<IEnumerable<IReadOnlyList<string?>>> rows, IReadOnlyList<string> strata, SamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(plan);
        var columns = strata.Select(Require).ToList();
        foreach (var added in plan.Weights ? new[] { Stratum, SplitColumn, Weight } : [Stratum, SplitColumn])
        {
            if (Find(added) >= 0)
                throw new InputException($"there is a column \"{added}\" already, which the sample adds",
                    file, 1, hint: "Rename it");
        }

        var cells = Count(rows(), columns, plan, out var deviations);
        var total = cells.Sum(c => (long)c.Available);
        var size = plan.Size ?? SampleSize.ForShare(plan.Width ?? throw new InputException("neither a size nor a width is given",
            "Give one of them"), population: Math.Max(1, total), confidence: plan.Confidence);
        if (size <= 0)
            throw new InputException($"the sample's size is {size}", "Give a size of 1 or more");
        Sampler.Divide(cells, size, plan.Allocation, plan.Allocation == Allocation.Neyman ? c => deviations(c.Levels[0]) : null);

        var drawn = Lowest(rows(), columns, plan.Seed,
            cells.ToDictionary(c => c.Levels[0], c => c.Drawn, StringComparer.Ordinal));
        var (title, family) = (Find("title"), Find("family"));
        var frame = drawn.Select(d => new SamplingItem(d.Key, [d.Stratum], title < 0 ? "" : d.Row[title] ?? "",
            family < 0 ? null : d.Row[family])).ToList();
        var splits = drawn.Count == 0 ? [] : Sampler.Draw(frame, drawn.Count, plan.Seed, plan.Fractions,
            Allocation.Proportional).Items.ToDictionary(i => i.Index, i => i.Split);
        var weights = cells.ToDictionary(c => c.Levels[0], c =>
            ((double)c.Available / Math.Max(1, c.Drawn)).ToString("R", CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new TableSample(
            [.. header, Stratum, SplitColumn, .. plan.Weights ? new[] { Weight } : []],
            [.. Enumerable.Range(0, drawn.Count).OrderBy(i => drawn[i].Number).Select(i =>
                (IReadOnlyList<string?>)[.. drawn[i].Row, drawn[i].Stratum, splits[i].ToString().ToLowerInvariant(),
                    .. plan.Weights ? new[] { weights[drawn[i].Stratum] } : []])],
            cells);
    }

    private sealed record DrawnRow(long Number, string Key, string Stratum, IReadOnlyList<string?> Row);

    private List<SampleCell> Count(IEnumerable<IReadOnlyList<string?>> rows, List<int> columns, SamplingPlan plan,
        out Func<string, double> deviations)
    {
        var (counts, pilot, keys, ids) = (new Dictionary<string, (int Rows, int Known, int Ones)>(StringComparer.Ordinal),
            plan.Pilot is null ? -1 : Require(plan.Pilot), new RowKeys(Find("id")), new IdSet());
        foreach (var row in rows)
        {
            var key = keys.Next(row);
            if (!ids.Add("", key))
                throw new InputException($"two documents have the id \"{key}\"", "Give each its own id");
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, StratumOf(row, columns), out _);
            count.Rows++;
            if (pilot >= 0 && Known(row[pilot]) is { } one)
                (count.Known, count.Ones) = (count.Known + 1, count.Ones + one);
        }

        deviations = stratum =>
        {
            if (plan.Deviations is { } given)
                return given.TryGetValue(stratum, out var value) ? value : double.NaN;
            var (_, known, ones) = counts[stratum];
            var p = (ones + 1.0) / (known + 2.0);
            return Math.Sqrt(p * (1 - p));
        };
        if (plan.Allocation == Allocation.Neyman && plan.Deviations is null && plan.Pilot is null)
            throw new InputException("Neyman's allocation needs the strata's standard deviations", "Give --variances or --pilot");
        return [.. counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new SampleCell([c.Key], c.Value.Rows))];
    }

    private int? Known(string? cell) => cell?.Trim() switch
    {
        null or "" => null,
        "0" => 0,
        "1" => 1,
        var other => throw new InputException("the pilot column has a value other than 0, 1 or nothing", file, null, value: other,
            hint: "Give labels of 0 and 1"),
    };

    /// <summary>The rows of lowest rank in each stratum, as <see cref="Sampler"/> draws them from a whole frame.</summary>
    private List<DrawnRow> Lowest(IEnumerable<IReadOnlyList<string?>> rows, List<int> columns, long seed,
        Dictionary<string, int> quotas)
    {
        // The row to give up first stands on top: the highest rank, and of equal ranks the last key.
        var order = Comparer<(ulong Rank, string Key)>.Create(
            (a, b) => a.Rank != b.Rank ? b.Rank.CompareTo(a.Rank) : string.CompareOrdinal(b.Key, a.Key));
        var heaps = quotas.ToDictionary(q => q.Key, _ => new PriorityQueue<DrawnRow, (ulong Rank, string Key)>(order),
            StringComparer.Ordinal);
        var (keys, number) = (new RowKeys(Find("id")), 0L);
        foreach (var row in rows)
        {
            var (key, stratum) = (keys.Next(row), StratumOf(row, columns));
            if (!heaps.TryGetValue(stratum, out var heap))
                throw new InputException("the table changed between two readings", file, null, hint: "Draw again");
            var rank = SampleRank.Of(seed, "draw", key);
            if (heap.Count < quotas[stratum])
                heap.Enqueue(new DrawnRow(number, key, stratum, [.. row]), (rank, key));
            else if (heap.Count > 0 && heap.TryPeek(out _, out var worst) && order.Compare((rank, key), worst) > 0)
                heap.EnqueueDequeue(new DrawnRow(number, key, stratum, [.. row]), (rank, key));
            number++;
        }

        return [
            .. heaps.Values.SelectMany(h => h.UnorderedItems.Select(i => i.Element)).OrderBy(d => d.Key, StringComparer.Ordinal)];
    }

    private static string StratumOf(IReadOnlyList<string?> row, List<int> columns) =>
        string.Join('|', columns.Select(c => string.IsNullOrWhiteSpace(row[c]) ? DocumentFrame.UnknownStratum : row[c]!.Trim()));

    private int Require(string column)
    {
        var index = Find(column);
        return index >= 0 ? index : throw new InputException($"there is no column \"{column}\"", file, 1,
            hint: $"Columns are: {string.Join(", ", header)}");
    }

    /// <summary>The column of that name, in its own case first; -1 when there is none.</summary>
    private int Find(string column)
    {
        var names = header.ToList();
        var exact = names.IndexOf(column);
        return exact >= 0 ? exact : names.FindIndex(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The ids; without them whole rows, equal ones counted, since any of equal rows may stand for another.</summary>
    private sealed class RowKeys(int id)
    {
        private readonly Dictionary<UInt128, int> _seen = [];

        internal string Next(IReadOnlyList<string?> row)
        {
            if (id >= 0)
                return row[id] ?? "";
            var text = string.Join('\u001F', row);
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, IdSet.HashOf("", text), out _);
            return $"{text}\u001F{++seen}";
        }
    }
}
