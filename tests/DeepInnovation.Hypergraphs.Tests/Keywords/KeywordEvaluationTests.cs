using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Hypergraphs.Keywords;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Hypergraphs.Tests.Keywords;

public sealed class KeywordEvaluationTests
{
    [Fact]
    public void Precision_recall_and_F1_are_means_over_documents()
    {
        // a: 1 of 2 found is given, 1 of 3 given is found, F1 = 2/5; folded 2 of 2, 2 of 3, F1 = 4/5. b:
        // nothing found. c has nothing given.
        var measures = KeywordEvaluation.Measure(
        [
            (Doc("a", "Networks and lens", "Network", "lens", "optics"), [new Keyword("networks", 1), new Keyword("lens", 1)]),
            (Doc("b", "dark", "Light"), []),
            (Doc("c", "x"), [new Keyword("x", 1)]),
        ]);
        Assert.Equal([0.25, 1.0 / 6, 0.2, 0.5, 1.0 / 3, 0.4, 1.0 / 3], measures.Select(m => m.Value),
            (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.All(measures, m => Assert.Equal(2, m.Documents));
        // Two documents: a resample holds one value twice, the other twice, or both.
        Assert.All(measures, m => Assert.Equal((0, 2 * m.Value), (m.Low, m.High)));
    }

    [Fact]
    public void Differences_are_paired_by_document()
    {
        Document[] documents = [Doc("a", "x", "lens"), Doc("b", "x", "dark")];
        (Document, IReadOnlyList<Keyword>)[] all = [
            .. documents.Select(d => (d, (IReadOnlyList<Keyword>)[new Keyword(d.Keywords[0], 1)]))];
        (Document, IReadOnlyList<Keyword>)[] none = [.. documents.Select(d => (d, (IReadOnlyList<Keyword>)[]))];
        Assert.All(KeywordEvaluation.Difference(all, none), m => Assert.Equal((1.0, 1.0, 1.0), (m.Value, m.Low, m.High)));
        Assert.Equal(6, KeywordEvaluation.Difference(all, all).Count(m => (m.Value, m.Low, m.High) == (0.0, 0.0, 0.0)));
        Assert.Throws<ArgumentException>(() => KeywordEvaluation.Difference(all, none[..1]));
    }

    [Fact]
    public void Nothing_to_measure_against_is_an_error() =>
        Assert.Throws<InputException>(() => KeywordEvaluation.Measure([(Doc("a", "x"), [])]));

    [Fact]
    public void On_the_sample_corpus_cohesion_title_and_place_beat_plain_TFIDF()
    {
        var source = new DocumentSource(RepositoryFile.Find("data-samples/papers.csv"), DocumentKind.Paper);
        List<Document> documents = [.. source.Read().Take(600)];
        double F1(KeywordOptions options) =>
            KeywordEvaluation.Measure(new KeywordExtractor(PhraseFrequencies.Count(documents, options)).ExtractAll(documents), 10)
                .Single(m => m.Name == "F1, exact").Value;
        Assert.True(F1(new KeywordOptions { NestedWeight = 0 }) > F1(KeywordOptions.PlainTfIdf));
    }

    private static Document Doc(string id, string title, params string[] keywords) =>
        new() { Id = id, Title = title, Keywords = keywords };
}
