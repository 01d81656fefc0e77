using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Samples;

namespace DeepInnovation.Tests.Samples;

public sealed class TextModelTests
{
    private static readonly Vocabulary Words = Vocabulary.Shipped;
    private static readonly TextModel Model = new(Words, SentencePatterns.Shipped);
    private static readonly TextRenderer Renderer = new(Words, Model);

    [Theory]
    [InlineData(DocumentKind.Paper)]
    [InlineData(DocumentKind.Patent)]
    public void A_sentence_can_be_read_in_one_way_only(DocumentKind kind)
    {
        // Else the posterior of what was drawn would not be the posterior of what is read.
        var random = new SeededRandom(1, "read");
        for (var i = 0; i < 60; i++)
        {
            var text = Model.Draw(random, kind, random.Next(2 * Words.Topics.Count), "en", withAbstract: true);
            Assert.Equal(1, Readings(kind, [0], Renderer.Title(text), title: true));
            foreach (var sentence in Renderer.Abstract(text).TrimEnd('.').Split(". "))
                Assert.Equal(1, Readings(kind, [1, 2, 3, 4, 5, 6], sentence + ".", title: false));
        }
    }

    [Fact]
    public void Native_titles_differ_by_language_and_meaning()
    {
        var names = from language in Model.Languages.Skip(1)
                    from domain in Enumerable.Range(0, Words.Domains.Count)
                    from concept in new[] { 0, 1 }
                    select Renderer.NativeName(new NativeTitle(language, domain, concept));
        Assert.Equal(10 * 20 * 2, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_lexicon_draws_by_its_probabilities()
    {
        var lexicon = new SlotLexicon(1, _ => [(0.6, ["a", "b"]), (0.4, ["b", "c"])]);
        Assert.Equal([0.3, 0.5, 0.2], Enumerable.Range(0, 3).Select(w => Math.Round(lexicon.Probability(0, w), 12)));
        var random = new SeededRandom(1, "lexicon");
        var counts = new int[3];
        for (var i = 0; i < 10_000; i++)
            counts[lexicon.Draw(random, 0)]++;
        var chiSquare = Enumerable.Range(0, 3)
            .Sum(w => Math.Pow(counts[w] - 10_000 * lexicon.Probability(0, w), 2) / (10_000 * lexicon.Probability(0, w)));
        Assert.True(chiSquare < 13.8); // 2 degrees of freedom, p = 0.001
    }

    [Fact]
    public void Every_slot_of_every_cause_is_a_distribution()
    {
        foreach (var slot in Enum.GetValues<DocumentKind>()
            .SelectMany(k => Enumerable.Range(0, 7).SelectMany(p => Model.Patterns.At(k, p))).SelectMany(p => p.Slots).Distinct())
        {
            var lexicon = Model.Lexicon(slot);
            for (var cause = 0; cause < 2 * Words.Topics.Count; cause++)
                Assert.Equal(1, Enumerable.Range(0, lexicon.Words.Count).Sum(w => lexicon.Probability(cause, w)), 1e-9);
        }
    }

    [Fact]
    public void What_is_taken_over_is_the_sources_words_in_the_texts_own_patterns()
    {
        var random = new SeededRandom(2, "take");
        var source = Model.Draw(random, DocumentKind.Paper, 3, "en", withAbstract: true);
        var drawn = Model.Draw(random, DocumentKind.Patent, 3, "en", withAbstract: true);
        var text = Model.TakeOver(random, source, drawn, share: 1);
        Assert.Equal(drawn.Sentences.Select(s => s.Pattern), text.Sentences.Select(s => s.Pattern));
        Assert.Equal(UsedIn(source)[0], UsedIn(text)[0]);
        Assert.Equivalent(drawn, Model.TakeOver(random, source, drawn, share: 0), strict: true);
    }

    private static List<int> UsedIn(GeneratedText text) =>
        [.. text.Sentences.SelectMany(s => Model.SlotsOf(text.Kind, s).Zip(s.Words)).Where(p => p.First == "used")
            .Select(p => p.Second)];

    private static int Readings(DocumentKind kind, int[] places, string sentence, bool title) =>
        places.SelectMany(place => Model.Patterns.At(kind, place)).Sum(pattern => Readings(pattern, 0, sentence, title));

    private static int Readings(SentencePattern pattern, int slot, string rest, bool title)
    {
        var comparison = slot == 0 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var literal = pattern.Literals[slot];
        if (!rest.StartsWith(literal, comparison))
            return 0;
        rest = rest[literal.Length..];
        if (slot == pattern.Slots.Count)
            return rest.Length == 0 ? 1 : 0;
        var first = slot == 0 && literal.Length == 0 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Model.Lexicon(pattern.Slots[slot]).Words.Select(w => title ? Shorn(w) : w)
            .Where(word => rest.StartsWith(word, first))
            .Sum(word => Readings(pattern, slot + 1, rest[word.Length..], title));
    }

    private static string Shorn(string word) =>
        new[] { "a ", "an ", "the " }.Where(a => word.StartsWith(a, StringComparison.Ordinal))
            .Select(a => word[a.Length..]).FirstOrDefault(word);
}
