using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>
/// What a clean-up remembers of each document between its passes: about 60 bytes, and 68 more for near-duplicates.
/// </summary>
/// <param name="capacity">How many documents there will be.</param>
internal sealed class DocumentKeys(int capacity)
{
    private readonly List<(UInt128 Id, ulong Rank, ulong Title, ulong Family)> _keys = new(capacity);
    private readonly List<DoiOf> _dois = [];
    private readonly List<(bool Patent, byte Quality, short Fields, int Date)> _facts = new(capacity);

    internal int Count => _keys.Count;

    internal void Add(ImportedDocument document)
    {
        var scope = document.Kind.ToString();
        _keys.Add((
            IdSet.HashOf(scope, document.Id),
            (ulong)IdSet.HashOf($"{document.Source}\0{document.SourceFile}\0{document.SourceRow}",
                $"{document.Id}\0{document.Title}\0{document.Abstract}"),
            TitleAndYear(document),
            document.Kind == DocumentKind.Patent && document.Family is { } family ? Short("family", family) : 0));
        _facts.Add((
            document.Kind == DocumentKind.Patent,
            (byte)((document.Abstract.Length > 0 ? 2 : 0) + (document.Doi is not null ? 1 : 0)),
            (short)Filled(document),
            DateOf(document)));
        AddDois(document, $"doi/{scope}");
    }

    internal UInt128 Id(int i) => _keys[i].Id;

    /// <summary>The DOIs of all documents, one after the other.</summary>
    internal IReadOnlyList<DoiOf> Dois => _dois;

    internal ulong Title(int i) => _keys[i].Title;

    internal ulong Family(int i) => _keys[i].Family;

    internal bool IsPatent(int i) => _facts[i].Patent;

    /// <summary>
    /// Negative when <paramref name="a"/> is the one to keep: with an abstract, with a DOI, with more fields filled, and at last
    /// by a hash of where it comes from, its id and its words, so that the choice does not depend on the order of the corpora.
    /// </summary>
    internal int Compare(int a, int b)
    {
        var (x, y) = (_facts[a], _facts[b]);
        return x.Quality != y.Quality ? y.Quality.CompareTo(x.Quality)
            : x.Fields != y.Fields ? y.Fields.CompareTo(x.Fields)
            : _keys[a].Rank.CompareTo(_keys[b].Rank);
    }

    /// <summary>The same for members of a family: the earliest application first.</summary>
    internal int CompareByDate(int a, int b) =>
        _facts[a].Date != _facts[b].Date ? _facts[a].Date.CompareTo(_facts[b].Date) : Compare(a, b);

    private void AddDois(ImportedDocument document, string scope)
    {
        var number = _keys.Count - 1;
        var own = DoiText.OfArxivDocument(document.Id);
        byte order = 0;
        foreach (var doi in DoiText.All(document.Doi).Select(DoiText.Comparable)
            .Distinct(StringComparer.Ordinal).Where(d => d != own))
            _dois.Add(new DoiOf(Short(scope, doi), number, order < byte.MaxValue ? order++ : order, Own: false));
        if (own is not null)
            _dois.Add(new DoiOf(Short(scope, own), number, order, Own: true));
    }

    /// <summary>
    /// Patents must have the same abstract as well: other inventions of one applicant and year often bear one title ("Radiation
    /// image conversion panel and manufacturing method thereof").
    /// </summary>
    private static ulong TitleAndYear(ImportedDocument document)
    {
        if (document.Year is not { } year || TitleKey.Of(document.Title) is not { } title)
            return 0;
        if (document.Kind == DocumentKind.Paper)
            return Short(FormattableString.Invariant($"title/{document.Kind}/{year}"), title);
        var words = TitleKey.Words(document.Abstract);
        return words.Count == 0 ? 0
            : Short(FormattableString.Invariant($"title/{document.Kind}/{year}"), $"{title}\0{string.Concat(words)}");
    }

    private static ulong Short(string scope, string text) => (ulong)IdSet.HashOf(scope, text) | 1; // 0 means: no key

    private static int Filled(ImportedDocument d) =>
        new[]
        {
            d.Year is not null, d.Country is not null, d.Language is not null, d.Field is not null,
            d.Ipc.Count > 0, d.Keywords.Count > 0,
            d.Cited is not null, d.Family is not null, d.Label is not null, d.Venue is not null, d.Date is not null,
        }.Count(f => f);

    private static int DateOf(ImportedDocument document) =>
        document.Date is { Length: 10 } date
            ? int.Parse(date.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture)
        : document.Year is { } year ? (year * 10_000) + 9_999 : int.MaxValue;
}
