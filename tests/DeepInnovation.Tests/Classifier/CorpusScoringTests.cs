using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Tests.Classifier;

public sealed class CorpusScoringTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DualLayerClassifier _classifier = new(() => Bert("outer"), () => Bert("inner"));
    private readonly List<LabelledText> _texts = Texts.Make(100, seed: 9);

    public CorpusScoringTests()
    {
        _classifier.Fit(Texts.Make(300, seed: 1), Texts.Make(100, seed: 3), TestContext.Current.CancellationToken);
        _folder.Write("papers.csv", "id,title,abstract\n" + string.Concat(_texts.Select((t, i) => $"p{i},{t.Text},\n")));
    }

    [Fact]
    public void Shards_hold_each_document_s_scores_in_order()
    {
        var result = Scoring("a").Run([Source()], "f", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((100, 4, 0), ((int)result.Documents, result.Shards, result.Reused));
        var scores = Enumerable.Range(0, 4)
            .SelectMany(i => ParquetTable.Read<CorpusScore>(Path.Combine(_folder["a"], $"scores-00000{i}.parquet"))).ToList();
        var expected = _classifier.ScoreLayers(_texts.ConvertAll(t => t.Text + " "));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"p{i}"), scores.Select(s => s.Id));
        Assert.Equal(expected.Select(e => e.Score), scores.Select(s => s.Score));
        Assert.Equal(expected.Select(e => e.Inner), scores.Select(s => s.Inner));
        Assert.Equal(scores.Count(s => s.Score >= _classifier.Screening.DecisionThreshold), result.AI);
        Assert.Equal(result.AI, scores.Count(s => s.IsAI));
    }

    [Fact]
    public void A_stopped_scoring_goes_on_and_ends_with_the_same_bytes()
    {
        Scoring("whole").Run([Source()], "f", cancellation: TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        var reports = 0;
        Assert.Throws<OperationCanceledException>(() => Scoring("b").Run([Source()], "f", _ =>
        {
            if (++reports == 3)
                stop.Cancel();
        }, stop.Token));
        var done = Directory.GetFiles(_folder["b"], "*.parquet").Length;
        Assert.InRange(done, 1, 3);
        var result = Scoring("b").Run([Source()], "f", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(done, result.Reused);
        foreach (var file in Directory.GetFiles(_folder["whole"]))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(_folder["b"], Path.GetFileName(file))));
    }

    [Fact]
    public void A_folder_of_another_scoring_is_refused()
    {
        Scoring("c").Run([Source()], "f", cancellation: TestContext.Current.CancellationToken);
        var error = Assert.Throws<InputException>(
            () => Scoring("c").Run([Source()], "g", cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("another model", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _classifier.Dispose();
        _folder.Dispose();
    }

    private static BertClassifier Bert(string name) =>
        new(() => SmallLanguageModel.Model, SmallLanguageModel.Recipe with { Epochs = 2 }, name);

    private CorpusScoring Scoring(string name) =>
        new(_classifier, _classifier.Screening.DecisionThreshold, _folder[name], rowsPerShard: 30);

    private DocumentSource Source() => new(_folder["papers.csv"], DocumentKind.Paper);
}
