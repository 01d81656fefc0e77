using DeepInnovation.Classifier;
using DeepInnovation.Metrics;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Classifier;

public sealed class BaselineClassifierTests
{
    private static readonly List<LabelledText> Train = Texts.Make(300, seed: 1);
    private static readonly List<LabelledText> Unseen = Texts.Make(700, seed: 2);
    private static readonly List<string> UnseenTexts = Unseen.ConvertAll(t => t.Text);

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
    public void A_saved_model_scores_as_before()
    {
        using var folder = new TemporaryFolder();
        using var classifier = Fit(Train);
        File.WriteAllBytes(folder["baseline.zip"], Saved(classifier));
        using var back = BaselineClassifier.Load(folder["baseline.zip"]);
        Assert.Equal(classifier.Score(UnseenTexts), back.Score(UnseenTexts));
        Assert.Equal(Saved(classifier), Saved(back));
    }

    [Fact]
    public void Scripts_without_spaces_can_be_learnt()
    {
        List<LabelledText> train =
        [
            new("深度神经网络的训练方法", 1), new("一种钢材热处理装置", 0), new("基于神经网络的图像识别", 1), new("钢材焊接装置及方法", 0),
            new("卷积神经网络加速器", 1), new("热处理炉的装置", 0),
        ];
        using var classifier = Fit(train);
        var scores = classifier.Score(["神经网络语音识别", "钢材热处理炉"]);
        Assert.True(scores[0] > scores[1] + 0.2, $"{scores[0]} {scores[1]}");
    }

    [Fact]
    public void Fitting_again_forgets()
    {
        using var classifier = Fit(Train);
        var turned = Train.ConvertAll(t => t with { Label = 1 - t.Label });
        classifier.Fit(turned, [], TestContext.Current.CancellationToken);
        using var fresh = Fit(turned);
        Assert.Equal(fresh.Score(UnseenTexts), classifier.Score(UnseenTexts));
    }

    [Fact]
    public void What_cannot_be_learnt_from_is_refused()
    {
        Refuses("no labelled texts", []);
        Refuses("all 2 training texts have label 1", [new("a b", 1), new("b c", 1)]);
        Refuses("a label is 0 or 1 (training text 2), found \"3\"", [new("a b", 1), new("b c", 3)]);
        Refuses("no word occurs in two training texts", [new("", 1), new("?!", 0)]);
    }

    [Fact]
    public void An_unfitted_classifier_a_missing_file_and_a_wrong_one_are_told()
    {
        using var folder = new TemporaryFolder();
        using var classifier = new BaselineClassifier();
        Assert.Throws<InvalidOperationException>(() => classifier.Score(["a"]));
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => BaselineClassifier.Load(folder["none.zip"])).Message, StringComparison.Ordinal);
        var wrong = Assert.Throws<InputException>(() => BaselineClassifier.Load(folder.Write("wrong.zip", "no zip")));
        Assert.StartsWith(folder["wrong.zip"], wrong.Message, StringComparison.Ordinal);
    }

    private static void Refuses(string expected, IReadOnlyList<LabelledText> train)
    {
        using var classifier = new BaselineClassifier();
        var error = Assert.Throws<InputException>(() => classifier.Fit(train, [], TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static BaselineClassifier Fit(IReadOnlyList<LabelledText> train, int? threads = null)
    {
        var classifier = new BaselineClassifier(threads: threads);
        classifier.Fit(train, [], TestContext.Current.CancellationToken);
        return classifier;
    }

    private static byte[] Saved(BaselineClassifier classifier)
    {
        using var stream = new MemoryStream();
        classifier.Save(stream);
        return stream.ToArray();
    }
}
