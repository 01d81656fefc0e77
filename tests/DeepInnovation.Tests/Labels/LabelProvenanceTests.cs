using System.Text.Json;
using DeepInnovation.Candidates;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Labels;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Labels;

public sealed class LabelProvenanceTests
{
    [Theory]
    [InlineData("filter", "candidate-filter", "agreement with the filter", "The labels are the candidate filter's own verdicts, "
        + "so every figure measured against them is agreement with the filter and does not say how well AI is found.")]
    [InlineData("given", "Keywords + IPC", "agreement with the filter",
        "The labels that came with the corpus are those of a filter by keywords and IPC (Keywords + IPC), "
        + "so every figure measured against them is agreement with the filter and does not say how well AI is found.")]
    [InlineData("given", "weak-rules", "agreement with weak labels", "The labels came with the corpus (weak-rules), and all of "
        + "them are weak by the name of their source, so every figure measured against them is agreement with weak labels.")]
    [InlineData("given", "given", "quality", "The labels came with the corpus.")]
    [InlineData("given", "two experts", "quality", "The labels came with the corpus (two experts).")]
    [InlineData("language model", "gpt-x", "quality", "The labels are answers of a language model (gpt-x).")]
    public void One_sentence_says_what_figures_are(string judge, string model, string measures, string sentence)
    {
        var labels = Labels(60, judge, model, i => i % 3 == 0 ? 1 : 0);
        var found = LabelProvenance.Of(labels, Sample(60, i => i % 2 == 0));
        Assert.Equal((measures, sentence), (found.Measures, found.Sentence));
        Assert.Equal(measures == "agreement with the filter", found.Circular);
        Assert.Equal(measures == "quality" ? ("accuracy", "A", null) : ("agreement", $"A: {measures}",
            measures["agreement with ".Length..]), (found.Accuracy, found.Title("A"), found.Against));
        Assert.Single(sentence.Split(". "));
    }

    [Theory]
    [InlineData("candidate-filter", true)]
    [InlineData("Filter", true)]
    [InlineData("keywords+IPC", true)]
    [InlineData("faithful keyword rules", true)]
    [InlineData("keyword filter by DeepInnovation", true)]
    [InlineData("rules", false)]
    [InlineData("experts", false)]
    [InlineData("unfiltered experts", false)]
    [InlineData("experts who saw keywords", false)]
    [InlineData("", false)]
    public void The_filter_is_known_under_its_names_and_nobody_else_is(string source, bool expected) =>
        Assert.Equal(expected, LabelSourceName.IsFilter(source));

    [Fact]
    public void Labels_that_equal_every_verdict_are_the_filters_whoever_is_named_and_one_that_does_not_frees_them()
    {
        var labels = Labels(60, "given", "experts", i => i % 2);
        var found = LabelProvenance.Of(labels, Sample(60, i => i % 2 == 1));
        Assert.True(found is { Circular: true, OfFilter: 60 });
        Assert.StartsWith("All 60 labels equal the candidate filter's verdicts, so every figure", found.Sentence,
            StringComparison.Ordinal);
        labels[7].Label = 1 - labels[7].Label;
        Assert.True(
            LabelProvenance.Of(labels, Sample(60, i => i % 2 == 1)) is { Circular: false, OfFilter: 0, Measures: "quality" });
        Assert.False(LabelProvenance.Of(Labels(20, "given", "experts", i => i % 2), Sample(20, i => i % 2 == 1)).Circular);
        Assert.False(LabelProvenance.Of(Labels(60, "given", "experts", _ => 1), Sample(60, _ => true)).Circular);
    }

    [Fact]
    public void Some_labels_of_the_filter_are_counted()
    {
        List<DocumentLabel> labels =
        [
            .. Labels(60, "given", "experts", i => i % 2), .. Labels(3, "given", "candidate-filter", _ => 1),
        ];
        var found = LabelProvenance.Of(labels, Sample(60, _ => true));
        Assert.Equal((3, 63, true), (found.OfFilter, found.Labels, found.Circular));
        Assert.StartsWith("3 of the 63 labels are the candidate filter's own verdicts, so every figure measured against them is "
            + "in part agreement", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_read_from_JSON_as_it_was_written()
    {
        var one = LabelProvenance.Of(Labels(60, "filter", "candidate-filter", i => i % 2), []);
        Assert.Equal(one,
            JsonSerializer.Deserialize<LabelProvenance>(JsonSerializer.Serialize(one, Evaluation.Json), Evaluation.Json));
    }

    [Fact]
    public void The_labels_stage_sets_nobody_beside_the_experts_who_is_the_filter_or_they_themselves()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal([null, null], Beside(folder["a"], "candidate-filter", [1, 1]));
        Assert.Equal([null, null], Beside(folder["b"], "experts", [1, 0]));
        Assert.Equal([1, 1], Beside(folder["c"], "experts", [1, 1]));
    }

    [Fact]
    public void Labels_of_whoever_was_asked_are_not_compared_with_the_answers()
    {
        List<(Document, DocumentLabel)> judged =
        [
            (new Document { Label = 1, LabelSource = "GPT-X" },
                new DocumentLabel { Label = 1, Model = "gpt-x", Judge = ChatLabeler.Judge }),
            (new Document { Label = 0, LabelSource = "experts" },
                new DocumentLabel { Label = 1, Model = "gpt-x", Judge = ChatLabeler.Judge }),
            (new Document { Label = 1, LabelSource = "keyword filter" },
                new DocumentLabel { Label = 1, Model = FilterLabeler.ModelName, Judge = FilterLabeler.Judge }),
        ];
        Assert.Equal(1, LabelAgreement.Of("x", judged, compare: true).Comparisons.Single(c => c.Kind == "both").Kappa.Count);
    }

    /// <summary>What the corpus's labels say beside experts who said 1 and 0.</summary>
    private static List<int?> Beside(string path, string source, int[] labels)
    {
        var run = new RunFolder(path);
        List<Document> documents =
        [
            .. labels.Select((label, i) => new Document { Id = $"{i}", Title = $"{i}", Label = label, LabelSource = source }),
            new() { Id = "s", Title = "s", Label = 1, LabelSource = source },
        ];
        ParquetTable.Write(CorpusStage.Documents.In(run), documents);
        ParquetTable.Write(SamplingStage.Sample.In(run), [new SampledDocument { Id = "s" }]);
        var manual = Path.Combine(path, "m.csv");
        File.WriteAllText(manual, "id,label\n0,1\n1,0\n");
        StageRunner.Run(run, new LabelsStage(LabelerKind.Given, manual: manual),
            cancellation: TestContext.Current.CancellationToken);
        return LabelsStage.ManualLabels.Read(run).ConvertAll(m => m.Label);
    }

    private static List<DocumentLabel> Labels(int count, string judge, string model, Func<int, int> label) =>
        [.. Enumerable.Range(0, count)
            .Select(i => new DocumentLabel { Id = $"{i}", Judge = judge, Model = model, Label = label(i) })];

    private static List<SampledDocument> Sample(int count, Func<int, bool> kept) =>
        [.. Enumerable.Range(0, count).Select(i => new SampledDocument { Id = $"{i}", Candidate = kept(i) })];
}
