using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Labels;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Cli.Tests;

/// <summary>
/// Runs by where their labels come from: what experts judged never teaches, and what the filter labelled is never called quality.
/// </summary>
[Collection(nameof(NotebookRuns))]
public sealed class LabelOriginTests(SmallCorpus corpus) : IClassFixture<SmallCorpus>, IDisposable
{
    private const string Sentence =
        "The labels are the candidate filter's own verdicts, so every figure measured against them is agreement with the filter "
        + "and does not say how well AI is found.";

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("recorded")]
    [InlineData("given")]
    [InlineData("filter")]
    public void Experts_documents_are_in_no_split_wherever_labels_come_from(string labels)
    {
        var manual = Few();
        var (papers, patents) = labels == "given" ? (Labelled(corpus.Papers), Labelled(corpus.Patents))
            : (corpus.Papers, corpus.Patents);
        var printed = "";
        foreach (var stage in (string[])["corpus", "candidates", "sampling", "labels", "classifier"])
            printed += Run("--papers", papers, "--patents", patents, "--manual", manual, "--labels", labels, "--answers",
                corpus.Answers, "--sample-size", "300", "--out", Path.Combine(_folder, labels), "--only", stage);
        var run = new RunFolder(Path.Combine(_folder, labels));
        var sample = SamplingStage.Sample.Read(run);
        var experts = LabelsStage.ManualLabels.Read(run).Select(m => (m.Kind, m.Id)).ToHashSet();
        Assert.Equal((300, 100), (sample.Count, experts.Count));
        Assert.DoesNotContain(sample, s => experts.Contains((s.Kind, s.Id)));
        var like = run.ManifestOf(SamplingStage.Place)!.Counts["documents.like-manual"];
        Assert.Contains($"; kept out: 100 with an expert's label, {like.ToString(CultureInfo.InvariantCulture)} near-duplicates "
            + "of these", printed, StringComparison.Ordinal);
        var families = CorpusStage.Documents.Read(run).Where(d => d.Family is not null)
            .ToLookup(d => d.Family!, d => (d.Kind, d.Id));
        var drawn = sample.Select(s => (s.Kind, s.Id)).ToHashSet();
        Assert.All(families, family => Assert.False(family.Any(experts.Contains) && family.Any(drawn.Contains)));
        Assert.Equal(labels == "filter", printed.Contains(Sentence, StringComparison.Ordinal));
        Assert.Equal(labels == "filter",
            printed.Contains("classified as AI; its figures are agreement with the filter", StringComparison.Ordinal));
    }

    [Fact]
    public void Notebooks_of_a_run_without_BERT_and_with_the_filters_labels_train_nothing_and_say_so()
    {
        var run = Path.Combine(_folder, "run");
        Run("--papers", corpus.Papers, "--patents", corpus.Patents, "--manual", Few(), "--labels", "filter", "--sample-size",
            "300", "--no-notebooks", "--out", run);
        foreach (var name in (string[])["02-sampling-and-labels", "03-bert-training", "04-evaluation"])
        {
            var (code, _, error) = Cli.Run("run", Path.Combine(ProjectFolder.Find("notebooks"), name + ".ipynb"), "--out",
                Path.Combine(_folder, "read"), "-p", $"runFolder={run}");
            Assert.True(code == 0, error);
        }

        Assert.False(Directory.Exists(Path.Combine(run, "05-language-model")));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(run, "05-classifier")),
            file => file.Contains("bert", StringComparison.Ordinal));
        var (labels, bert, evaluation) = (Page("02-sampling-and-labels"), Page("03-bert-training"), Page("04-evaluation"));
        Assert.All([labels, bert, evaluation],
            page => Assert.Contains(System.Net.WebUtility.HtmlEncode(Sentence), page, StringComparison.Ordinal));
        Assert.Contains("This run judges by the linear baseline and trains no BERT", bert, StringComparison.Ordinal);
        Assert.DoesNotContain("First a language model", bert, StringComparison.Ordinal);
        Assert.DoesNotContain("Then the two layers", bert, StringComparison.Ordinal);
        Assert.Contains("What came out: a score for every document", bert, StringComparison.Ordinal);
        Assert.DoesNotContain("What does the second layer buy", evaluation, StringComparison.Ordinal);
        Assert.Contains("The test split: agreement with the filter", evaluation, StringComparison.Ordinal);
        Assert.Contains("What the experts say", evaluation, StringComparison.Ordinal);
        Assert.DoesNotContain("What the model is asked", labels, StringComparison.Ordinal);
        Assert.Contains("Kept out of the sample: 100 documents with an expert", labels, StringComparison.Ordinal);
        var refused = Assert.Throws<InputException>(() => Reproduction.Open(run).Ensure("language-model"));
        Assert.Contains("this run has no stage \"language-model\", since it judges by the baseline and trains no BERT",
            refused.Message, StringComparison.Ordinal);
    }

    private string Page(string name) => File.ReadAllText(Path.Combine(_folder, "read", name + ".html"));

    /// <summary>A hundred of the experts' labels, a corpus of 600 being too small for all 400.</summary>
    private string Few()
    {
        var path = Path.Combine(_folder, "manual.csv");
        File.WriteAllLines(path, File.ReadLines(corpus.Manual).Take(101));
        return path;
    }

    /// <summary>The corpus with labels of its own.</summary>
    private string Labelled(string file)
    {
        var path = Path.Combine(_folder, Path.GetFileName(file));
        var rows = CsvFile.Read(file, "id").Select((row, i) => (IReadOnlyList<string?>)[row["id"], row["title"], row["abstract"],
            row["year"], row["ipc"], row["family"], i % 3 == 0 ? "1" : "0", "two students"]);
        CsvFile.Write(path, ["id", "title", "abstract", "year", "ipc", "family", "label", "label_source"], rows);
        return path;
    }

    private static string Run(params string[] options)
    {
        var (code, output, error) = Cli.Run(["reproduce", "--classifier", "baseline", .. options]);
        Assert.True(code == 0, $"{string.Join(' ', options)}: {error}");
        return output;
    }
}
