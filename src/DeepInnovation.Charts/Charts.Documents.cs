using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Charts;

/// <content>Single documents, and the overlap of judges' sets.</content>
public static partial class Charts
{
    private const int LongestTitle = 80;

    /// <summary>
    /// A scatter plot of documents, papers and patents in different colours, with the document named in the tooltip. Skips
    /// documents without a value. O(n).
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="x">The horizontal value.</param>
    /// <param name="y">The vertical value.</param>
    /// <param name="xTitle">The title of the horizontal axis, with its unit.</param>
    /// <param name="yTitle">The title of the vertical axis, with its unit.</param>
    public static ChartView Documents(
        string title, IEnumerable<Document> documents, Func<Document, double?> x, Func<Document, double?> y,
        string xTitle, string yTitle)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Scatter(title, Series.By(documents.Where(d => x(d) is not null && y(d) is not null),
            d => d.Kind == DocumentKind.Paper ? "papers" : "patents", x, y, Name), xTitle, yTitle);

        static string Name(Document document) => $"{Markup.Shorten(document.Title, LongestTitle)} "
            + $"({document.Id}{(document.Year is { } year ? FormattableString.Invariant($", {year}") : "")})";
    }

    /// <summary>
    /// Counts the documents that each pair of sets shares, coloured by Jaccard index; the diagonal holds the
    /// sizes. O(sets^2 * documents).
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="sets">Names and members, for example the documents that each judge calls AI.</param>
    public static ChartView OverlapMatrix(string title, IEnumerable<(string Name, IEnumerable<string> Members)> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var all = sets.Select(s => (s.Name, Members: s.Members.ToHashSet(StringComparer.Ordinal))).ToList();
        var shared = all.Select(a => all.Select(b => a.Members.Count(b.Members.Contains)).ToArray()).ToArray();
        var shares = shared.Select((row, i) => row.Select(
            (n, j) => all[i].Members.Count + all[j].Members.Count - n is > 0 and var union ? (double?)n / union : null).ToArray())
            .ToArray();
        var texts = shared.Select((row, i) => row.Select((n, j) => i == j || shares[i][j] is null ? Markup.Count(n)
            : $"{Markup.Count(n)}<br>{Text(shares[i][j]!.Value, Share)}").ToArray()).ToArray();
        string[] names = [.. all.Select(s => s.Name)];
        var chart = Cells(title, names, names, shares, texts, Share, "set", "set");
        return new ChartView(title, $"Overlap of {all.Count} sets: {string.Join("; ", Pairs())}.", chart.Height,
            chart.Chart, themed: true);

        IEnumerable<string> Pairs() => Enumerable.Range(0, all.Count).SelectMany(i => Enumerable.Range(i + 1, all.Count - i - 1)
            .Select(j => $"{names[i]} and {names[j]} share {Markup.Count(shared[i][j])}"));
    }
}
