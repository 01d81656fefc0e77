using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Tests.Classifier;

/// <summary>What every <see cref="ITextClassifier"/> must keep. A class of tests for an implementation derives from it.</summary>
public abstract class TextClassifierContract
{
    private protected static readonly List<LabelledText> Train = Texts.Make(300, seed: 1);
    private protected static readonly List<LabelledText> Unseen = Texts.Make(700, seed: 2);
    private protected static readonly List<string> UnseenTexts = Unseen.ConvertAll(t => t.Text);

    /// <summary>Makes the classifier under test, unfitted.</summary>
    /// <param name="threads">Threads that it may use; null for all.</param>
    protected abstract ITextClassifier Create(int? threads = null);

    /// <summary>The validation texts of every fit; none unless the classifier needs some.</summary>
    private protected virtual IReadOnlyList<LabelledText> Validation => [];

    [Fact]
    public void It_learns_to_tell_unseen_texts_apart_and_its_scores_are_probabilities()
    {
        using var classifier = Fit(Train);
        var scores = classifier.Score(UnseenTexts);
        Assert.All(scores, s => Assert.InRange(s, 0, 1));
        var data = RankedScores.Of(Unseen.ConvertAll(t => t.Label), scores);
        Assert.InRange(Ranking.AveragePrecision(data), 0.85, 0.999);
        Assert.True(Calibration.ExpectedCalibrationError(data) < 0.1);
    }

    [Fact]
    public void Labels_without_relation_to_the_texts_teach_nothing()
    {
        var random = new SeededRandom(3, "labels");
        using var classifier = Fit([.. Train.Select(t => t with { Label = random.Next(2) })]);
        var auroc = Ranking.Auroc(RankedScores.Of(Unseen.ConvertAll(t => t.Label), classifier.Score(UnseenTexts)));
        Assert.InRange(auroc!.Value, 0.3, 0.7);
    }

    [Fact]
    public void Two_trainings_give_the_same_scores_and_the_same_file_whatever_the_threads()
    {
        using var one = Fit(Train, threads: 1);
        using var two = Fit(Train, threads: 5);
        Assert.Equal(one.Score(UnseenTexts), two.Score(UnseenTexts));
        Assert.Equal(Saved(one), Saved(two));
    }

    [Fact]
    public void A_text_scores_the_same_alone_and_among_others()
    {
        using var classifier = Fit(Train);
        var together = classifier.Score(UnseenTexts);
        Assert.Equal(together[^1], classifier.Score([UnseenTexts[^1]])[0]);
        Assert.Empty(classifier.Score([]));
    }

    [Fact]
    public void Fitting_again_forgets()
    {
        using var classifier = Fit(Train);
        var turned = Train.ConvertAll(t => t with { Label = 1 - t.Label });
        classifier.Fit(turned, Validation, TestContext.Current.CancellationToken);
        using var fresh = Fit(turned);
        Assert.Equal(fresh.Score(UnseenTexts), classifier.Score(UnseenTexts));
    }

    [Fact]
    public void What_cannot_be_learnt_from_is_refused()
    {
        Refuses("no labelled texts", []);
        Refuses("all 2 training texts have label 1", [new("a b", 1), new("b c", 1)]);
        Refuses("a label is 0 or 1 (training text 2), found \"3\"", [new("a b", 1), new("b c", 3)]);
    }

    [Fact]
    public void Parameters_are_named_and_an_unfitted_classifier_says_so()
    {
        using var classifier = Create();
        Assert.NotEmpty(classifier.Name);
        Assert.NotEmpty(classifier.Parameters);
        Assert.Throws<InvalidOperationException>(() => classifier.Score(["a"]));
        Assert.Throws<InvalidOperationException>(() => classifier.Save(Stream.Null));
    }

    private protected void Refuses(string expected, IReadOnlyList<LabelledText> train)
    {
        using var classifier = Create();
        var error = Assert.Throws<InputException>(() => classifier.Fit(train, Validation, TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private protected ITextClassifier Fit(IReadOnlyList<LabelledText> train, int? threads = null)
    {
        var classifier = Create(threads);
        classifier.Fit(train, Validation, TestContext.Current.CancellationToken);
        return classifier;
    }

    private protected static byte[] Saved(ITextClassifier classifier)
    {
        using var stream = new MemoryStream();
        classifier.Save(stream);
        return stream.ToArray();
    }
}
