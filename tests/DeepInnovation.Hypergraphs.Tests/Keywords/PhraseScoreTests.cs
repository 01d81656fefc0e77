using DeepInnovation.Core;
using DeepInnovation.Hypergraphs.Keywords;

namespace DeepInnovation.Hypergraphs.Tests.Keywords;

public sealed class PhraseScoreTests
{
    [Fact]
    public void Rarity_is_the_logarithm_of_one_and_the_odds()
    {
        Assert.Equal(Math.Log(2), PhraseScore.InverseDocumentFrequency(8, 8), 1e-15);
        Assert.Equal(Math.Log(5), PhraseScore.InverseDocumentFrequency(8, 2), 1e-15);
    }

    [Fact]
    public void Words_that_meet_by_chance_have_no_cohesion()
    {
        // 100 documents, words in 50 and 20: by chance together in 10.
        Assert.Equal(0, PhraseScore.Cohesion(100, 10, [50, 20]), 1e-12);
        Assert.True(PhraseScore.Cohesion(100, 5, [50, 20]) < 0);
        // Never apart: ln(100 * 10 / (10 * 10)) / ln(100 / 10) = 1, times 10 / 11.
        Assert.Equal(10.0 / 11, PhraseScore.Cohesion(100, 10, [10, 10]), 1e-12);
        Assert.Equal(10.0 / 11, PhraseScore.Cohesion(100, 10, [10, 10, 10]), 1e-12);
        // ln(1000 * 4 / (8 * 5)) / ln(1000 / 4) * 4 / 5
        Assert.Equal(Math.Log(100) / Math.Log(250) * 0.8, PhraseScore.Cohesion(1000, 4, [8, 5]), 1e-12);
        Assert.Equal(1, PhraseScore.Cohesion(100, 1, [1]));
        Assert.Equal(0.5, PhraseScore.Cohesion(1, 1, [1, 1]));
    }

    [Fact]
    public void The_score_is_the_product_of_its_parts()
    {
        var options = new KeywordOptions { PhraseWeight = 0.5, PlaceWeight = 1 };
        Assert.Equal(2, PhraseScore.Place(0));
        Assert.Equal(1.5, PhraseScore.Place(10));
        Assert.Equal(1, PhraseScore.Place(3, 0));
        Assert.Equal(3 * 2.0 * (1 + (0.5 * 2 * 0.4)) * 1.5, PhraseScore.Of(3, 2.0, 3, 0.4, 10, options), 1e-12);
        Assert.Equal(3 * 2.0 * 1.5, PhraseScore.Of(3, 2.0, 1, 1, 10, options), 1e-12);
    }

    [Fact]
    public void Diversity_trades_relevance_for_difference()
    {
        double[] relevance = [10, 9, 5, 0];
        double[,] alike = { { 1, 0.9, 0.1, 0 }, { 0.9, 1, 0.1, 0 }, { 0.1, 0.1, 1, 0 }, { 0, 0, 0, 1 } };
        IReadOnlyList<int> Choose(double diversity, int top = 3) =>
            MaximalMarginalRelevance.Choose(relevance, (a, b) => alike[a, b], top, diversity);
        Assert.Equal([0, 1, 2], Choose(0));
        // Second: item 1 has 0.5 * 0.9 - 0.5 * 0.9 = 0, item 2 has 0.25 - 0.05 = 0.2, item 3 has 0.
        // Third: 1 and 3 both 0, so the lower.
        Assert.Equal([0, 2, 1], Choose(0.5));
        Assert.Equal([0, 3, 2], Choose(1));
        Assert.Equal([0, 1, 2, 3], Choose(0, 10));
        Assert.Empty(Choose(0.5, 0));
    }

    [Fact]
    public void An_item_equal_to_a_chosen_one_is_left_out() =>
        Assert.Equal([0, 2], MaximalMarginalRelevance.Choose([3, 2, 1], (a, b) => a + b == 1 ? 1 : 0, 3, 0));

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        new KeywordOptions().Check();
        KeywordOptions.PlainTfIdf.Check();
        Assert.Contains("max-words is a number from 1 to 3, found \"4\"", Refused(new KeywordOptions { MaxWords = 4 }),
            StringComparison.Ordinal);
        Assert.Contains("diversity is a number from 0 to 1, found \"NaN\"",
            Refused(new KeywordOptions { Diversity = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("top is", Refused(new KeywordOptions { Top = 0 }), StringComparison.Ordinal);
        Assert.Equal(typeof(KeywordOptions).GetProperties().Count(p => p.SetMethod is { IsStatic: false }),
            new KeywordOptions().AsText().Count);
    }

    private static string Refused(KeywordOptions options) => Assert.Throws<InputException>(options.Check).Message;
}
