using DeepInnovation.Core;
using DeepInnovation.Maps;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Maps;

public sealed class MapsStageTests
{
    private static MapCorpus Corpus() => new MapCorpus()
        .Paper("p1", 2010, "US", true, "cs").Paper("p2", 2011, null, true).Paper("p3", null, "US", false, "cs")
        .Patent("q1", 2012, "CN", true, "G06N3/08").Patent("q2", null, "CN", false)
        .Pair("p1", "q1", 0.5f, 2010, 2012);

    [Fact]
    public void The_stage_writes_every_map_and_counts_what_is_unknown()
    {
        using var folder = new TemporaryFolder();
        var manifest = StageRunner.Run(Corpus().WriteRun(folder.Path), new MapsStage()).Manifest;
        Assert.Equal(
            [MapsStage.Countries.Name, MapsStage.Fields.Name, MapsStage.Flows.Name, MapsStage.Lags.Name, MapsStage.Leaders.Name,
                MapsStage.NoveltyByYear.Name, MapsStage.Trend.Name],
            manifest.Outputs.Select(o => o.File));
        Assert.Equal(
            ["documents=5", "documents.ai=3", "documents.without-country=1", "documents.without-field=2",
                "documents.without-year=2", "papers.paired=1", "papers.without-patent=1"],
            manifest.Counts.Select(c => $"{c.Key}={c.Value}"));
    }

    [Fact]
    public void A_run_whose_folder_looks_like_a_pattern_reads_its_own_tables()
    {
        using var folder = new TemporaryFolder();
        // As a pattern, run[1] is run1.
        var (run, other) = (Path.Combine(folder.Path, "run[1]"), Path.Combine(folder.Path, "run1"));
        new MapCorpus().Paper("p9", 2010, "US", true, "cs").Patent("q9", 2012, "CN", true)
            .Pair("p9", "q9", 0.5f, 2010, 2012).WriteRun(other);
        var counts = StageRunner.Run(Corpus().WriteRun(run), new MapsStage()).Manifest.Counts;
        Assert.Equal(5, counts["documents"]);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        Assert.Equal(
            StageRunner.Run(Corpus().WriteRun(one.Path), new MapsStage()).Manifest.Outputs,
            StageRunner.Run(Corpus().WriteRun(two.Path), new MapsStage()).Manifest.Outputs);
    }

    [Fact]
    public void A_document_without_a_score_or_with_two_is_named()
    {
        var missing = Corpus();
        missing.Scores.RemoveAt(1);
        Assert.Contains("a document has no score, found \"paper p2\"", Fault(missing).Message, StringComparison.Ordinal);
        var twice = Corpus();
        twice.Scores.Add(twice.Scores[3]);
        Assert.Contains("a document has several scores, found \"patent q1\"", Fault(twice).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_of_an_unknown_document_is_named()
    {
        var fault = Fault(Corpus().Pair("p9", "q1", 0.1f, 2010, 2012));
        Assert.Contains("column \"paper_id\": no paper of the corpus has this id, found \"p9\"", fault.Message,
            StringComparison.Ordinal);
        fault = Fault(Corpus().Pair("p2", "p1", 0.1f, 2011, 2012));
        Assert.Contains("column \"patent_id\": no patent of the corpus has this id, found \"p1\"", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_kind_is_named()
    {
        using var folder = new TemporaryFolder();
        var run = Corpus().WriteRun(folder.Path);
        var inputs = new MapsStage().Inputs(run);
        File.Copy(inputs[3], inputs[2], overwrite: true);
        var fault = Assert.Throws<InputException>(() => StageRunner.Run(run, new MapsStage()));
        Assert.StartsWith(inputs[2], fault.Message, StringComparison.Ordinal);
        Assert.Single(fault.Message.Split('\n'));
        Assert.Null(run.ManifestOf(MapsStage.Place));
    }

    private static InputException Fault(MapCorpus corpus)
    {
        using var folder = new TemporaryFolder();
        return Assert.Throws<InputException>(() => StageRunner.Run(corpus.WriteRun(folder.Path), new MapsStage()));
    }
}
