using DeepInnovation.Core.Numerics;
using DeepInnovation.Samples;

namespace DeepInnovation.Tests.Samples;

public sealed class HyperedgeModelTests
{
    private static readonly Vocabulary Words = Vocabulary.Shipped;
    private static readonly HyperedgeModel Keywords = HyperedgeModel.OfKeywords(Words, SentencePatterns.Shipped);

    [Fact]
    public void Nodes_are_distinct_and_as_many_as_asked_for()
    {
        var random = new SeededRandom(1, "edges");
        for (var i = 0; i < 500; i++)
        {
            var topic = Words.Topics[random.Next(Words.Topics.Count)];
            var nodes = Keywords.Draw(random, topic, 2000, 7, surprise: i % 2 == 0);
            Assert.Equal(7, nodes.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Hyperedges_stay_within_a_community_unless_they_are_to_surprise()
    {
        Assert.True(Within(surprise: false) > 0.85);
        Assert.True(Within(surprise: true) < 0.45);
    }

    [Fact]
    public void Communities_drift_over_the_years()
    {
        var topic = Words.Topics[0];
        var (early, late) = (Counts(topic, 1992), Counts(topic, 2015));
        var change = early.Keys.Union(late.Keys)
            .Sum(k => Math.Abs(early.GetValueOrDefault(k) - late.GetValueOrDefault(k))) / 2.0 / 4000;
        Assert.InRange(change, 0.1, 0.6);
    }

    [Fact]
    public void Symbols_are_true_to_the_form_of_the_IPC()
    {
        var symbols = Words.Topics.SelectMany(t => t.Ipc).Concat(Words.Domains.SelectMany(d => d.Ipc)).Distinct().ToList();
        Assert.All(symbols, s => Assert.Matches("^[A-H][0-9]{2}[A-Z][0-9]{1,4}/[0-9]{2,6}$", s));
        Assert.Equal("ABCDEFGH", string.Concat(symbols.Select(s => s[0]).Distinct().Order()));
    }

    private static double Within(bool surprise)
    {
        var random = new SeededRandom(2, "within");
        int inside = 0, all = 0;
        for (var i = 0; i < 400; i++)
        {
            var topic = Words.Topics[random.Next(Words.Topics.Count)];
            var community = Words.Topics.Where(t => t.Domain == topic.Domain).SelectMany(t => t.Keywords)
                .Concat(Words.Domains[topic.Domain].Keywords).ToHashSet();
            var nodes = Keywords.Draw(random, topic, 2005, 5, surprise);
            (inside, all) = (inside + nodes.Count(community.Contains), all + nodes.Count);
        }

        return (double)inside / all;
    }

    private static Dictionary<string, int> Counts(Topic topic, int year)
    {
        var random = new SeededRandom(3, "drift");
        return Enumerable.Range(0, 1000).SelectMany(_ => Keywords.Draw(random, topic, year, 4, false)).CountBy(k => k)
            .ToDictionary(StringComparer.Ordinal);
    }
}
