using System.Globalization;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>Why a document goes.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Kept">The number of the document that stays in its place; null where there is none.</param>
/// <param name="Similarity">The Jaccard similarity of near-duplicates.</param>
internal readonly record struct Decision(CleaningRule Rule, int? Kept, double? Similarity)
{
    internal string? Why(ImportedDocument document) => Rule switch
    {
        CleaningRule.NotArticle => document.Type,
        CleaningRule.Language => document.Language,
        CleaningRule.SameDoi => document.Doi ?? DoiText.OfArxivDocument(document.Id),
        CleaningRule.SameFamily => document.Family,
        CleaningRule.NearDuplicate => Similarity!.Value.ToString("0.000", CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>What is decided about each document, by its number in the order of reading.</summary>
/// <param name="capacity">How many documents there will be.</param>
internal sealed class Decisions(int capacity)
{
    private readonly List<byte> _rules = new(capacity);
    private readonly Dictionary<int, Decision> _removed = [];

    internal int Count => _rules.Count;

    /// <summary>Languages that were detected, by the documents' numbers; null where nothing could be said.</summary>
    internal Dictionary<int, string?> Detected { get; } = [];

    internal void Add(CleaningRule? rule)
    {
        _rules.Add((byte)(rule is null ? 0 : 1));
        if (rule is { } alone)
            _removed.Add(_rules.Count - 1, new Decision(alone, null, null));
    }

    internal bool Stands(int document) => _rules[document] == 0;

    internal void Remove(int document, CleaningRule rule, int kept, double? similarity = null)
    {
        _rules[document] = 1;
        _removed.Add(document, new Decision(rule, kept, similarity));
    }

    public Decision? Of(int document) => _removed.TryGetValue(document, out var decision) ? decision : null;

    /// <summary>Source and id of the documents that stay in the place of others.</summary>
    internal Dictionary<int, string> Names(IEnumerable<ImportedDocument> documents)
    {
        var wanted = _removed.Values.Where(d => d.Kept is not null).Select(d => d.Kept!.Value).ToHashSet();
        var names = new Dictionary<int, string>(wanted.Count);
        var number = 0;
        foreach (var document in wanted.Count > 0 ? documents : [])
        {
            if (wanted.Contains(number))
                names.Add(number, $"{document.Source} {document.Id}");
            number++;
        }

        return names;
    }
}

/// <summary>Counts of what went, by rule, kind and source.</summary>
internal sealed class RuleCounts
{
    private readonly Dictionary<CleaningRule, (long Papers, long Patents, SortedDictionary<string, long> Sources)> _counts = [];

    internal void Add(CleaningRule rule, ImportedDocument document)
    {
        var (papers, patents, sources) = _counts.TryGetValue(rule, out var count) ? count
            : (0, 0, new SortedDictionary<string, long>(StringComparer.Ordinal));
        sources[document.Source] = sources.GetValueOrDefault(document.Source) + 1;
        _counts[rule] = document.Kind == DocumentKind.Paper ? (papers + 1, patents, sources) : (papers, patents + 1, sources);
    }

    public IReadOnlyList<RuleCount> Of(CleaningOptions options) => [.. Enum.GetValues<CleaningRule>().Select(rule =>
        _counts.TryGetValue(rule, out var count)
            ? new RuleCount(CleaningReport.NameOf(rule), options.Applies(rule), count.Papers, count.Patents, count.Sources)
            : new RuleCount(CleaningReport.NameOf(rule), options.Applies(rule), 0, 0, []))];
}
