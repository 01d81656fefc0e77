using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Samples;

namespace DeepInnovation.Tests.Samples;

public sealed class PosteriorTests
{
    private static readonly Vocabulary Small = Vocabulary.Shipped.First(1);
    private static readonly TextModel Model = new(Small, SentencePatterns.Shipped);
    private static readonly Calendar Time = new(Small);

    [Fact]
    public void It_equals_enumeration_over_every_title_that_can_be_read()
    {
        // Every title of a small model, summed by the text that a reader sees: if two draws read alike, their sum decides.
        var causes = HiddenCause.All(Small);
        var prior = Time.Prior(DocumentKind.Patent, "en");
        var renderer = new TextRenderer(Small, Model);
        var seen = new Dictionary<string, (double Ai, double All)>(StringComparer.Ordinal);
        var drawn = new List<(GeneratedText Text, string Title)>();
        var patterns = Model.Patterns.At(DocumentKind.Patent, 0);
        var total = new double[causes.Count];
        for (var pattern = 0; pattern < patterns.Count; pattern++)
        {
            foreach (var words in AllWords(patterns[pattern].Slots, 0))
            {
                var text = new GeneratedText(DocumentKind.Patent, [new GeneratedSentence(0, pattern, words)], null);
                var title = renderer.Title(text);
                drawn.Add((text, title));
                for (var cause = 0; cause < causes.Count; cause++)
                {
                    var isAi = causes[cause].Topic.IsAi;
                    var p = isAi ? patterns[pattern].AiWeight / patterns.Sum(x => x.AiWeight)
                        : patterns[pattern].OtherWeight / patterns.Sum(x => x.OtherWeight);
                    for (var i = 0; i < words.Length; i++)
                        p *= Model.Lexicon(patterns[pattern].Slots[i]).Probability(cause, words[i]);
                    total[cause] += p;
                    p *= prior[causes[cause].Topic.Index] * (causes[cause].Vague ? Mixture.VagueShare : 1 - Mixture.VagueShare);
                    var (ai, all) = seen.GetValueOrDefault(title);
                    seen[title] = (ai + (isAi ? p : 0), all + p);
                }
            }
        }

        Assert.All(total, t => Assert.Equal(1, t, 1e-9));
        Assert.True(drawn.Count > 10_000);
        var posterior = new Posterior(Small, Model, Time);
        for (var i = 0; i < drawn.Count; i += 7)
            Assert.Equal(seen[drawn[i].Title].Ai / seen[drawn[i].Title].All, posterior.Of(drawn[i].Text), 1e-9);
    }

    [Theory]
    [InlineData(DocumentKind.Paper)]
    [InlineData(DocumentKind.Patent)]
    public void Priors_over_all_languages_sum_to_one_and_match_what_is_drawn(DocumentKind kind)
    {
        var prior = Model.Languages.Select(l => Time.Prior(kind, l)).ToList();
        Assert.Equal(1, prior.Sum(p => p.Sum()), 1e-9);
        var random = new SeededRandom(3, "prior");
        const int Draws = 20_000;
        var ai = 0;
        for (var i = 0; i < Draws; i++)
        {
            var year = Calendar.DrawYear(random);
            var country = Calendar.DrawCountry(random, kind, year);
            ai += random.NextDouble() < Calendar.AiShare(kind, year, country) ? 1 : 0;
        }

        var share = Small.Topics.Where(t => t.IsAi).Sum(t => prior.Sum(p => p[t.Index]));
        Assert.InRange((double)ai / Draws, share - 0.014, share + 0.014); // four standard deviations
    }

    [Theory]
    [InlineData(DocumentKind.Paper)]
    [InlineData(DocumentKind.Patent)]
    public void Of_documents_with_posterior_p_a_share_of_p_is_about_AI(DocumentKind kind)
    {
        // On generated documents, copies and those written from a paper included; another seed than the committed one.
        foreach (var bin in CorpusFixture.Other.Documents.Where(d => d.Document.Kind == kind)
            .GroupBy(d => Math.Min(9, (int)(d.Posterior * 10))))
        {
            var expected = bin.Sum(d => d.Posterior);
            var deviation = Math.Sqrt(bin.Sum(d => d.Posterior * (1 - d.Posterior)));
            Assert.InRange(bin.Count(d => d.Topic.IsAi), expected - 4 * deviation - 0.5, expected + 4 * deviation + 0.5);
        }
    }

    [Fact]
    public void Members_of_a_patent_family_are_calibrated_too()
    {
        var copies = CorpusFixture.Other.Patents.GroupBy(p => p.Document.Family).SelectMany(f => f.Skip(1))
            .Concat(CorpusFixture.Committed.Patents.GroupBy(p => p.Document.Family).SelectMany(f => f.Skip(1))).ToList();
        Assert.True(copies.Count > 200);
        var expected = copies.Sum(d => d.Posterior);
        var deviation = Math.Sqrt(copies.Sum(d => d.Posterior * (1 - d.Posterior)));
        Assert.InRange(copies.Count(d => d.Topic.IsAi), expected - 4 * deviation, expected + 4 * deviation);
    }

    private static IEnumerable<int[]> AllWords(IReadOnlyList<string> slots, int from)
    {
        if (from == slots.Count)
            return [[]];
        var rest = AllWords(slots, from + 1).ToList();
        return Enumerable.Range(0, Model.Lexicon(slots[from]).Words.Count).SelectMany(w => rest.Select(r => (int[])[w, .. r]));
    }
}
