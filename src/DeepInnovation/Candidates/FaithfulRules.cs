using DeepInnovation.Core.Documents;

namespace DeepInnovation.Candidates;

/// <summary>
/// The published filter (paper.md, Module 1, point 1: the authors' released code), behaviour for behaviour:
/// <list type="bullet">
/// <item>A symbol counts when it equals an entry of the list as a string. Stems such as G06N are entries like any other, so
/// they miss G06N20/00; <c>G06T-019/20</c> is compared as it stands.</item>
/// <item>Only G06F40 and A61B5 are prefixes, of the string: A61B50/30 begins with A61B5 and is kept.</item>
/// <item>A61B5/0476 and A61B5/0478 are meant as exclusions, but the list of exact entries holds them and is asked first. A
/// longer symbol that begins with one of them, such as A61B5/04762, ends the look at the symbols: later ones are not read.</item>
/// <item>Then the keywords, in the order of the list, as one regular expression over "Title: ... Abstract: ...".</item>
/// </list>
/// No keyword holds the words "Title" or "Abstract" or a colon, so title and abstract can be searched one after the other.
/// </summary>
internal sealed class FaithfulRules : RuleSet
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly KeywordMatcher _keywords;

    public FaithfulRules()
        : base("faithful")
    {
        _exact = PublishedRules.IpcAccepted.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _keywords = new KeywordMatcher(PublishedRules.Keywords, RegexDialect.Python);
    }

    public override Verdict Judge(IReadOnlyList<string> ipc, ReadOnlySpan<char> title, ReadOnlySpan<char> abstractText)
    {
        var byIpc = JudgeIpc(ipc);
        if (byIpc.Kept)
            return byIpc;
        if (_keywords.TryFind(title, out var match))
            return new Verdict(Verdict.Keyword, Verdict.InTitle, _keywords.Keywords[match.Keyword]);
        if (_keywords.TryFind(abstractText, out match))
            return new Verdict(Verdict.Keyword, Verdict.InAbstract, _keywords.Keywords[match.Keyword]);
        return Verdict.None;
    }

    private Verdict JudgeIpc(IReadOnlyList<string> ipc)
    {
        for (var i = 0; i < ipc.Count; i++)
        {
            foreach (var symbol in new IpcList(ipc[i]))
            {
                if (_exact.TryGetValue(symbol, out var entry))
                    return new Verdict(Verdict.IpcExact, Verdict.InIpc, entry);
                if (Beginning(symbol, PublishedRules.IpcPrefixes) is not { } prefix)
                    continue;
                return Beginning(symbol, PublishedRules.IpcExclusions) is null
                    ? new Verdict(Verdict.IpcPrefix, Verdict.InIpc, prefix) : Verdict.None;
            }
        }

        return Verdict.None;
    }

    private static string? Beginning(ReadOnlySpan<char> symbol, IReadOnlyList<string> prefixes)
    {
        for (var i = 0; i < prefixes.Count; i++)
        {
            if (symbol.StartsWith(prefixes[i], StringComparison.Ordinal))
                return prefixes[i];
        }

        return null;
    }
}
