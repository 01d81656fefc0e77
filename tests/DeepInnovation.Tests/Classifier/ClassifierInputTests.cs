using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Classifier;

/// <summary>Each thing that cannot be used is told in one line, and nothing is written.</summary>
public sealed class ClassifierInputTests
{
    [Fact]
    public void No_labels() => Fails("there are no labels", run => run.Labels.Clear());

    [Fact]
    public void A_label_other_than_0_and_1() =>
        Fails("04-labels/labels.parquet, column \"label\": the label of d6 is neither 0 nor 1 (row 3), found \"2\"",
            run => run.Labels[2].Label = 2);

    [Theory]
    [InlineData(Split.Train, "the train split has no labelled document")]
    [InlineData(Split.Validation, "the validation split has no labelled document")]
    [InlineData(Split.Test, "the test split has no labelled document")]
    public void An_empty_split(Split split, string expected) =>
        Fails(expected, run => run.Sample.RemoveAll(s => s.Split == split));

    [Fact]
    public void One_class_only_in_train() => Fails("have label 0, so there is nothing to tell apart", run =>
    {
        foreach (var (sampled, label) in run.Sample.Zip(run.Labels))
            label.Label = sampled.Split == Split.Train ? 0 : label.Label;
    });

    [Fact]
    public void No_positive_in_validation() => Fails("no document of the validation split has label 1", run =>
    {
        foreach (var (sampled, label) in run.Sample.Zip(run.Labels))
            label.Label = sampled.Split == Split.Validation ? 0 : label.Label;
    });

    [Fact]
    public void A_sampled_document_that_the_corpus_lacks() =>
        Fails("03-sampling/sample.parquet, column \"id\": a sampled document is not in the corpus (row 2), found \"nowhere\"",
            run => run.Sample[1].Id = "nowhere");

    [Fact]
    public void A_document_sampled_twice() =>
        Fails("a document is sampled twice (row 201), found \"d0\"", run => run.Sample.Add(run.Sample[0]));

    [Fact]
    public void A_document_labelled_twice() =>
        Fails("a document is labelled twice (row 201), found \"d0\"", run => run.Labels.Add(run.Labels[0]));

    [Fact]
    public void An_evaluation_that_is_missing_or_broken()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InputException>(() => ClassifierEvaluation.Read(folder["evaluation.json"]));
        var error = Assert.Throws<InputException>(
            () => ClassifierEvaluation.Read(folder.Write("evaluation.json", "{ \"test\": 1 }")));
        Assert.StartsWith(folder["evaluation.json"], error.Message, StringComparison.Ordinal);
    }

    private static void Fails(string expected, Action<ClassifierRun> spoil)
    {
        using var run = new ClassifierRun();
        spoil(run);
        var error = Assert.Throws<InputException>(() => run.Execute());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Empty(Directory.GetFiles(ClassifierStage.Place.In(run.Folder)));
    }
}
