using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>Compares a cell's outputs by typed values, never by markup.</summary>
internal static class OutputComparison
{
    /// <summary>Richest form first; only the first differing form is reported.</summary>
    private static readonly string[] Ranked = ["text/csv", MimeTypes.Html, MimeTypes.Markdown, "text/latex", MimeTypes.Plain];

    /// <summary>Returns the differences; <paramref name="values"/> receives the number of compared values.</summary>
    internal static IReadOnlyList<ValueDifference> Compare(IEnumerable<CellOutput> from, IEnumerable<CellOutput> to,
        ComparisonRules rules, out int values)
    {
        var (before, after) = (Joined(from), Joined(to));
        var comparison = new Comparison(rules);
        var (kinds, others) = (string.Join(", ", before.Select(Kind)), string.Join(", ", after.Select(Kind)));
        if (kinds != others)
            comparison.Text("outputs", kinds.Length > 0 ? kinds : "none", others.Length > 0 ? others : "none");
        values = comparison.Values;
        var differences = comparison.Differences.ToList();
        for (var i = 0; i < Math.Min(before.Count, after.Count) && !rules.AllVolatile; i++)
        {
            var (found, counted) = Compare(before[i], after[i], rules, before.Count > 1 ? $"output {i + 1}: " : "");
            differences.AddRange(found);
            values += counted;
        }

        return differences;
    }

    private static (IEnumerable<ValueDifference> Found, int Values) Compare(
        CellOutput from, CellOutput to, ComparisonRules rules, string place)
    {
        var comparison = new Comparison(rules);
        switch (from, to)
        {
            case (StreamOutput before, StreamOutput after) when before.Name == after.Name:
                TextComparison.Compare(comparison, before.Name, before.Text, after.Text);
                break;
            case (ErrorOutput before, ErrorOutput after):
                TextComparison.Compare(comparison, "error", $"{before.Name}: {before.Value}", $"{after.Name}: {after.Value}");
                break;
            case (DisplayOutput before, DisplayOutput after):
                comparison = Displays(before, after, rules);
                break;
        }

        return (comparison.Differences.Select(
            difference => difference with { Place = place + difference.Place }), comparison.Values);
    }

    private static Comparison Displays(DisplayOutput from, DisplayOutput to, ComparisonRules rules)
    {
        var both = from.Data.Select(pair => pair.Key).Where(to.Data.ContainsKey).ToList();
        var typed = both.Where(MimeTypes.IsJson).Order(StringComparer.Ordinal).Concat(Ranked.Where(both.Contains)).ToList();
        // Next to a form with columns, text cannot be split into compared and ignored columns.
        if (typed.Count > 1 && (rules.Columns.Count > 0 || rules.Rows.Count > 0))
            typed.Remove(MimeTypes.Plain);
        if (typed.Count == 0)
        {
            var others = new Comparison(rules);
            if (both.Count == 0)
                others.Text("forms", string.Join(", ", from.Data.Select(pair => pair.Key)), string.Join(
                    ", ", to.Data.Select(pair => pair.Key)));
            foreach (var type in both.Where(type => from.TextOf(type) != to.TextOf(type)))
                others.Text(type, $"{from.TextOf(type)?.Length} characters", "others");
            return others;
        }

        // Without differences, the richest form gives the number of compared values.
        Comparison? richest = null;
        foreach (var type in typed)
        {
            var comparison = new Comparison(rules);
            Form(comparison, type, from, to);
            if (comparison.Differences.Count > 0)
                return comparison;
            richest ??= comparison;
        }

        return richest!;
    }

    private static void Form(Comparison comparison, string type, DisplayOutput from, DisplayOutput to)
    {
        if (MimeTypes.IsJson(type))
        {
            JsonComparison.Compare(comparison, "JSON", from.Data[type], to.Data[type]);
            return;
        }

        var (before, after) = (from.TextOf(type) ?? "", to.TextOf(type) ?? "");
        switch (type)
        {
            case "text/csv":
                TableComparison.Compare(comparison, "table", TableValues.OfCsv(before), TableValues.OfCsv(after));
                break;
            case MimeTypes.Html:
                Html(comparison, HtmlContent.Of(before), HtmlContent.Of(after));
                break;
            default:
                TextComparison.Compare(comparison, type == MimeTypes.Plain ? "text" : type, before, after);
                break;
        }
    }

    private static void Html(Comparison comparison, HtmlContent from, HtmlContent to)
    {
        if (from.Tables.Count != to.Tables.Count)
            comparison.Text("tables", $"{from.Tables.Count} tables", $"{to.Tables.Count} tables");
        for (var i = 0; i < Math.Min(from.Tables.Count, to.Tables.Count); i++)
            TableComparison.Compare(comparison, from.Tables.Count > 1 ? $"table {i + 1}" : "table", from.Tables[i], to.Tables[i]);
        if (from.Figures.Count != to.Figures.Count)
            comparison.Text("charts", $"{from.Figures.Count} charts", $"{to.Figures.Count} charts");
        for (var i = 0; i < Math.Min(from.Figures.Count, to.Figures.Count); i++)
            JsonComparison.Compare(
                comparison, from.Figures.Count > 1 ? $"chart {i + 1}" : "chart", from.Figures[i], to.Figures[i]);
        if (comparison.Rules.Rows.Count == 0 || from.Tables.Count == 0)
            TextComparison.Compare(comparison, "text", from.Text, to.Text);
    }

    private static List<CellOutput> Joined(IEnumerable<CellOutput> outputs)
    {
        var joined = new List<CellOutput>();
        foreach (var output in outputs)
        {
            if (output is StreamOutput next && joined.Count > 0 && joined[^1] is StreamOutput last && last.Name == next.Name)
                joined[^1] = last with { Text = last.Text + next.Text };
            else
                joined.Add(output);
        }

        return joined;
    }

    private static string Kind(CellOutput output) => output switch
    {
        StreamOutput stream => stream.Name,
        DisplayOutput { IsResult: true } => "result",
        DisplayOutput => "display",
        ErrorOutput => "error",
        _ => "unknown",
    };
}
