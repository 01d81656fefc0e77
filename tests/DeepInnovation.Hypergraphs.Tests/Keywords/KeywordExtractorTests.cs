using System.Text.RegularExpressions;
using CsCheck;
using DeepInnovation.Core.Documents;
using DeepInnovation.Hypergraphs.Keywords;

namespace DeepInnovation.Hypergraphs.Tests.Keywords;

public sealed class KeywordExtractorTests
{
    private static readonly KeywordOptions Small = new() { CountBits = 16 };

    [Fact]
    public void Scores_of_a_tiny_corpus_are_those_computed_by_hand()
    {
        // "black hole" stands in 2 of 4 documents, its words in 2 each: cohesion 2/3 * 1. Each
        // occurrence of its words is within it.
        Document[] corpus =
        [
            Doc("a", "Black hole", "A galaxy and the black hole."), Doc("b", "Black holes", ""),
            Doc("c", "Galaxy survey", ""), Doc("d", "Survey", ""),
        ];
        var options = Small with { MinDocumentFrequency = 1, Top = 10 };
        var found = Extractor(corpus, options).Extract(corpus[0]);
        Assert.Equal(["black hole", "galaxy"], found.Select(k => k.Phrase));
        // f = 2 + 1, idf = ln(1 + 4/2), 1 + 0.5 * 1 * 2/3, place 2; galaxy: f = 1, the word after "black hole", place 1 + 1/1.2.
        Assert.Equal(3 * Math.Log(3) * (4.0 / 3) * 2, found[0].Score, 1e-12);
        Assert.Equal(Math.Log(3) * (1 + (1 / 1.2)), found[1].Score, 1e-12);
    }

    [Fact]
    public void A_word_keeps_what_longer_phrases_leave()
    {
        Document[] corpus =
        [
            Doc("a", "Black hole. Black cat. Black.", ""), Doc("b", "Black hole", ""), Doc("c", "cat", ""), Doc("d", "dog", ""),
        ];
        // black: 3 occurrences of weight 2, the most frequent longer phrase has 1 of weight 2, leaves 4.
        var black = Extractor(corpus, Small with { Top = 9, MaxWords = 2 }).Extract(corpus[0]).Single(k => k.Phrase == "black");
        Assert.Equal(4 * Math.Log(3) * 2, black.Score, 1e-12);
        var whole = Extractor(corpus, Small with { Top = 9, NestedWeight = 0 }).Extract(corpus[0])
            .Single(k => k.Phrase == "black");
        Assert.Equal(6 * Math.Log(3) * 2, whole.Score, 1e-12);
    }

    [Fact]
    public void Plain_TFIDF_is_occurrences_times_rarity()
    {
        Document[] corpus = [Doc("a", "Lens", "lens mirror. lens"), Doc("b", "Mirror", ""), Doc("c", "Lens mirror", "")];
        var found = Extractor(corpus, KeywordOptions.PlainTfIdf with { CountBits = 16 }).Extract(corpus[0]);
        Assert.Equal(["lens", "lens mirror", "mirror"], found.Select(k => k.Phrase));
        Assert.Equal([3 * Math.Log(2.5), Math.Log(2.5), Math.Log(2)], found.Select(k => k.Score),
            (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Plural_and_singular_count_as_one_and_the_commoner_form_is_written()
    {
        Document[] corpus = [Doc("a", "Networks", "networks, network"), Doc("b", "Network", "")];
        Assert.Equal(2, PhraseFrequencies.Count(corpus, Small).Of("networks"));
        Assert.Equal(["networks"], Extractor(corpus, Small).Extract(corpus[0]).Select(k => k.Phrase));
        Assert.Equal(["network"], Extractor(corpus, Small).Extract(corpus[1]).Select(k => k.Phrase));
    }

    [Fact]
    public void Ties_go_by_phrase()
    {
        Document[] corpus = [Doc("a", "", ""), Doc("b", "zebra, apple, mango", "")];
        var options = Small with { PlaceWeight = 0, MinDocumentFrequency = 1 };
        Assert.Equal(["apple", "mango", "zebra"], Extractor(corpus, options).Extract(corpus[1]).Select(k => k.Phrase));
    }

    [Fact]
    public void A_phrase_in_too_few_documents_is_none_but_a_lone_document_has_its_own()
    {
        Document[] corpus = [Doc("a", "zebra, apple", ""), Doc("b", "apple", "")];
        Assert.Equal(["apple"], Extractor(corpus, Small).Extract(corpus[0]).Select(k => k.Phrase));
        Assert.Equal(["zebra", "apple"], Extractor(corpus[..1], Small).Extract(corpus[0]).Select(k => k.Phrase));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("The", "of and with; which was a.")]
    [InlineData("12 34", "$x^2$ 5 % <br/>")]
    public void A_document_without_words_gets_no_keywords(string title, string text) =>
        Assert.Empty(Extractor([Doc("a", title, text)], Small).Extract(Doc("a", title, text)));

    [Fact]
    public void A_hundred_thousand_characters_are_no_trouble()
    {
        var text = string.Concat(Enumerable.Range(0, 12_500).Select(i => $"word{i % 997:000} "));
        Assert.True(text.Length >= 100_000);
        Document[] corpus =
        [
            Doc("a", "", text), Doc("b", "", new string('x', 100_000)),
            Doc("c", "", new string('学', 100_000)), Doc("d", "", new string('<', 100_000)),
        ];
        var extractor = Extractor(corpus, Small with { MinDocumentFrequency = 1 });
        Assert.Equal(5, extractor.Extract(corpus[0]).Count);
        Assert.All(corpus[1..], d => Assert.Empty(extractor.Extract(d)));
    }

    [Fact]
    public void Keywords_are_distinct_runs_of_the_text_and_the_order_of_documents_is_no_matter()
    {
        var word = Gen.OneOf("deep", "Neural", "networks", "network", "the", "of", "graph", "Graphs", "multi-agent",
            "x", "42", "学习", "été");
        var text = Gen.Select(word, Gen.OneOf(" ", " ", " ", ", ", ". ", " - ", "/")).List[0, 40]
            .Select(parts => string.Concat(parts.Select(p => p.Item1 + p.Item2)));
        Gen.Select(text, text).List[1, 8].Select(Gen.Int[0, 1000]).Sample(
            (texts, shift) =>
            {
                var documents = texts.Select((t, i) => Doc($"{i}", t.Item1, t.Item2)).ToList();
                var options = Small with { CountBits = 10, MinDocumentFrequency = 1 + (shift % 2), Diversity = shift % 3 / 2.0 };
                var one = Extractor(documents, options).ExtractAll(documents).ToDictionary(r => r.Document.Id, r => r.Keywords);
                var turned = documents.Skip(shift % documents.Count)
                    .Concat(documents.Take(shift % documents.Count)).Reverse().ToList();
                foreach (var (document, keywords) in Extractor(turned, options).ExtractAll(turned))
                {
                    Assert.Equal(one[document.Id], keywords);
                    Assert.True(keywords.Count <= options.Top);
                    Assert.Equal(keywords.Count, keywords.Select(k => k.Phrase).Distinct().Count());
                    Assert.All(keywords, k => Assert.InRange(k.Phrase.Split(' ').Length, 1, 3));
                    Assert.All(keywords,
                        k => Assert.True(Stands(k.Phrase, document.Title) || Stands(k.Phrase, document.Abstract), k.Phrase));
                }
            },
            seed: "000000000000", iter: 300);
    }

    [Fact]
    public void Vectors_given_by_the_caller_rank_by_cosine()
    {
        // The document points along x; so does "mango", while "apple" is at 60 degrees and "zebra" at a right angle.
        var document = Doc("a", "zebra, apple, mango", "");
        float[] Vectors(IReadOnlyList<string> texts, CancellationToken cancellation) =>
            [.. texts.SelectMany(
                t => t switch { "zebra" => (float[])[0, 1], "apple" => [0.5f, MathF.Sqrt(0.75f)], _ => [1, 0] })];
        var found = new KeywordExtractor(PhraseFrequencies.Count([document], Small with { Diversity = 0 }),
            Vectors).Extract(document);
        Assert.Equal(["mango", "apple", "zebra"], found.Select(k => k.Phrase));
        Assert.Equal([1, 0.5, 0], found.Select(k => k.Score));
        var wrong = new KeywordExtractor(PhraseFrequencies.Count([document], Small), (texts, _) => new float[texts.Count + 1]);
        Assert.Throws<InvalidOperationException>(() => wrong.Extract(document));
    }

    [Fact]
    public void Only_documents_without_keywords_are_completed()
    {
        Document[] corpus =
        [
            Doc("a", "apple", "") with { Keywords = ["given"] },
            Doc("b", "apple pie", ""), Doc("c", "apple pie", "") with { Keywords = [" "] }, Doc("d", "the", ""),
        ];
        var done = KeywordExtractor.Complete(corpus, Small);
        Assert.Equal((1, 2, 1), (done.Given, done.Extracted, done.Without));
        Assert.Equal(["a", "b", "c", "d"], done.Documents.Select(d => d.Id));
        Assert.Same(corpus[0], done.Documents[0]);
        Assert.Equal(["apple pie"], done.Documents[1].Keywords.Take(1));
        Assert.NotEmpty(done.Documents[2].Keywords);
        Assert.Empty(done.Documents[3].Keywords);
        Assert.Same(corpus[0], KeywordExtractor.Complete(corpus[..1], Small).Documents[0]);
        Assert.Empty(KeywordExtractor.Complete([], Small).Documents);
    }

    internal static Document Doc(string id, string title, string text) => new() { Id = id, Title = title, Abstract = text };

    private static KeywordExtractor Extractor(IEnumerable<Document> corpus, KeywordOptions options) =>
        new(PhraseFrequencies.Count(corpus, options));

    /// <summary>By another way than the extractor's: the words with only spaces between them, in the text as it is.</summary>
    private static bool Stands(string phrase, string text) =>
        Regex.IsMatch(text.ToLowerInvariant(), @"(?<![\p{L}\p{Nd}])"
            + $@"{Regex.Escape(phrase).Replace("\\ ", "\\s+", StringComparison.Ordinal)}(?![\p{{L}}\p{{Nd}}])");
}
