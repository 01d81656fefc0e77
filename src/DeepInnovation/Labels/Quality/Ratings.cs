using DeepInnovation.Core;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Labels.Quality;

/// <summary>A document that somebody judged.</summary>
/// <param name="Kind">Paper or patent.</param>
/// <param name="Id">Its id.</param>
public readonly record struct RatedDocument(DocumentKind Kind, string Id);

/// <summary>The judgements of several raters on documents: a table with gaps, since not everybody judged everything.</summary>
public sealed class Ratings
{
    private readonly SortedDictionary<RatedDocument, DocumentLabel?[]> _rows = new(Comparer<RatedDocument>.Create((a, b) =>
        a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Id, b.Id)));

    private Ratings(IReadOnlyList<string> raters) => Raters = raters;

    /// <summary>The raters in the order given.</summary>
    public IReadOnlyList<string> Raters { get; }

    /// <summary>The documents, by kind and id, each with a place for every rater's label, null where it gave none.</summary>
    public IReadOnlyDictionary<RatedDocument, DocumentLabel?[]> Rows => _rows;

    /// <summary>Joins labels by kind and id. O(labels log labels).</summary>
    /// <param name="labels">Each rater's name and labels.</param>
    /// <exception cref="InputException">Two raters have one name, or one gives a document two different labels.</exception>
    public static Ratings Of(IReadOnlyList<(string Rater, IReadOnlyList<DocumentLabel> Labels)> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var names = labels.Select(l => l.Rater).ToList();
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputException($"two raters are named \"{twice.Key}\"",
                "Give each file of labels a name of its own: NAME=FILE");
        var ratings = new Ratings(names);
        for (var rater = 0; rater < labels.Count; rater++)
        {
            foreach (var label in labels[rater].Labels)
                ratings.Add(rater, label);
        }

        return ratings;
    }

    private void Add(int rater, DocumentLabel label)
    {
        var document = new RatedDocument(label.Kind, label.Id);
        if (!_rows.TryGetValue(document, out var row))
            _rows.Add(document, row = new DocumentLabel?[Raters.Count]);
        if (row[rater] is { } before && before.Label != label.Label)
        {
            throw new InputException($"{Raters[rater]} gives two different labels", null, null, "id", label.Id,
                "Keep one label a rater and document");
        }

        row[rater] = label;
    }
}
