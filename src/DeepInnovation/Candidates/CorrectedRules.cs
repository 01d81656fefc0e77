using DeepInnovation.Core.Documents;

namespace DeepInnovation.Candidates;

/// <summary>
/// Our reading of what the published lists mean, each point our own decision:
/// <list type="bullet">
/// <item>Symbols are compared in one spelling (<see cref="IpcSymbol"/>), the list's <c>G06T-019/20</c> included.</item>
/// <item>An entry without a slash is a stem and takes every symbol of its subclass or main group: G06N takes G06N20/00,
/// A61B5 takes A61B5/16 but not A61B50/30. An entry with a slash takes that symbol alone.</item>
/// <item>A61B5/0476, A61B5/0478 and what begins with them never count; the document's other symbols do.</item>
/// <item>A broad keyword (<see cref="PublishedRules.BroadKeywords"/>: "training", "ar", ...) keeps a document only when a second,
/// different keyword, broad or not, stands in its title or abstract. Reported is the first keyword that is not broad, else
/// the first broad one.</item>
/// <item>Where keywords overlap, the longest wins: "regression model" is not reported as "regression".</item>
/// </list>
/// </summary>
internal sealed class CorrectedRules : RuleSet
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _full, _stems, _exclusions;
    private readonly Dictionary<string, string> _spelling = new(StringComparer.Ordinal);
    private readonly KeywordMatcher _keywords;
    private readonly bool[] _broad;

    public CorrectedRules()
        : base("corrected")
    {
        var entries = PublishedRules.IpcAccepted.Concat(PublishedRules.IpcPrefixes)
            .Except(PublishedRules.IpcExclusions, StringComparer.Ordinal);
        foreach (var entry in entries)
            _spelling.TryAdd(IpcSymbol.Normalize(entry)!, entry);
        _full = Lookup(_spelling.Keys.Where(e => e.Contains('/', StringComparison.Ordinal)));
        _stems = Lookup(_spelling.Keys.Where(e => !e.Contains('/', StringComparison.Ordinal)));
        _exclusions = Lookup(PublishedRules.IpcExclusions);
        var keywords = PublishedRules.Keywords.Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal);
        _keywords = new KeywordMatcher([.. keywords]);
        _broad = [.. _keywords.Keywords.Select(k => PublishedRules.BroadKeywords.Contains(k, StringComparer.OrdinalIgnoreCase))];
    }

    public override Verdict Judge(IReadOnlyList<string> ipc, ReadOnlySpan<char> title, ReadOnlySpan<char> abstractText)
    {
        var byIpc = JudgeIpc(ipc);
        if (byIpc.Kept)
            return byIpc;
        var search = new Search { Where = "", First = -1, Second = -1 };
        var specific = FindsSpecific(title, Verdict.InTitle, ref search)
            || FindsSpecific(abstractText, Verdict.InAbstract, ref search);
        if (specific || search.Second >= 0)
            return new Verdict(Verdict.Keyword, search.Where, _keywords.Keywords[search.First]);
        return Verdict.None;
    }

    private Verdict JudgeIpc(IReadOnlyList<string> ipc)
    {
        Span<char> room = stackalloc char[IpcSymbol.MaximumLength];
        for (var i = 0; i < ipc.Count; i++)
        {
            foreach (var text in new IpcList(ipc[i]))
            {
                if (!IpcSymbol.TryNormalize(text, room, out var length) || IsExcluded(room[..length]))
                    continue;
                var symbol = room[..length];
                if (_full.TryGetValue(symbol, out var entry))
                    return new Verdict(Verdict.IpcExact, Verdict.InIpc, _spelling[entry]);
                if (_stems.TryGetValue(symbol[..4], out entry) || _stems.TryGetValue(MainGroup(symbol), out entry))
                    return new Verdict(Verdict.IpcPrefix, Verdict.InIpc, _spelling[entry]);
            }
        }

        return Verdict.None;
    }

    private bool IsExcluded(ReadOnlySpan<char> symbol)
    {
        foreach (var exclusion in _exclusions.Set)
        {
            if (symbol.StartsWith(exclusion, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> MainGroup(ReadOnlySpan<char> symbol)
    {
        var slash = symbol.IndexOf('/');
        return slash < 0 ? symbol : symbol[..slash];
    }

    /// <summary>True at the first keyword that is not broad; broad ones on the way are remembered.</summary>
    private bool FindsSpecific(ReadOnlySpan<char> text, string where, ref Search search)
    {
        for (var from = 0; _keywords.TryFind(text, out var match, from); from = match.End)
        {
            if (!_broad[match.Keyword])
            {
                (search.First, search.Where) = (match.Keyword, where);
                return true;
            }

            if (search.First < 0)
                (search.First, search.Where) = (match.Keyword, where);
            else if (match.Keyword != search.First)
                search.Second = match.Keyword;
        }

        return false;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> entries) =>
        entries.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private struct Search
    {
        public string Where;
        public int First, Second;
    }
}
