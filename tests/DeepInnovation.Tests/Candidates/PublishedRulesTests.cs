using DeepInnovation.Candidates;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Tests.Candidates;

public sealed class PublishedRulesTests
{
    [Fact]
    public void The_lists_have_the_published_sizes_with_and_without_duplicates()
    {
        Assert.Equal((148, 119), (PublishedRules.IpcAccepted.Count, PublishedRules.IpcAccepted.Distinct().Count()));
        Assert.Equal((178, 171),
            (PublishedRules.Keywords.Count, PublishedRules.Keywords.Distinct(StringComparer.OrdinalIgnoreCase).Count()));
        Assert.Equal(["G06F40", "A61B5"], PublishedRules.IpcPrefixes);
        Assert.Equal(["A61B5/0476", "A61B5/0478"], PublishedRules.IpcExclusions);
        Assert.Contains("a6bde5c", PublishedRules.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Keywords_stand_in_the_published_order()
    {
        Assert.Equal("machine learning", PublishedRules.Keywords[0]);
        Assert.Equal("multi-agent system", PublishedRules.Keywords[^1]);
        Assert.True(Index("regression") < Index("regression model"));

        static int Index(string keyword) => PublishedRules.Keywords.ToList().IndexOf(keyword);
    }

    [Fact]
    public void No_keyword_can_match_across_the_frame_of_the_text() =>
        Assert.DoesNotContain(PublishedRules.Keywords, k =>
            k.Contains(':', StringComparison.Ordinal) || k.Contains("title", StringComparison.OrdinalIgnoreCase)
            || k.Contains("abstract", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Broad_keywords_are_published_ones_and_different() =>
        Assert.Equal(PublishedRules.BroadKeywords.Count,
            PublishedRules.BroadKeywords.Distinct().Count(k => PublishedRules.Keywords.Contains(k)));

    [Fact]
    public void Every_IPC_entry_is_a_symbol() =>
        Assert.All(PublishedRules.IpcAccepted, e => Assert.NotNull(IpcSymbol.Normalize(e)));
}
