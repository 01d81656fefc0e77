using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Tests.Classifier;

public sealed class BertClassifierTests : TextClassifierContract
{
    protected override ITextClassifier Create(int? threads = null) =>
        new BertClassifier(() => SmallLanguageModel.Model, SmallLanguageModel.Recipe) { Threads = threads ?? 2 };

    [Fact]
    public void A_saved_model_scores_as_before()
    {
        using var classifier = Fit(Train);
        using var back = BertClassifier.Load(new MemoryStream(Saved(classifier)));
        Assert.Equal(classifier.Score(UnseenTexts), back.Score(UnseenTexts));
    }

    [Fact]
    public void Eight_bits_change_little()
    {
        using var classifier = Fit(Train);
        using var rounded = BertClassifier.Load(new MemoryStream(Saved(classifier)), BertPrecision.I8);
        var (exact, near) = (classifier.Score(UnseenTexts), rounded.Score(UnseenTexts));
        Assert.NotEqual(exact, near);
        Assert.True(exact.Zip(near).Average(p => Math.Abs(p.First - p.Second)) < 0.01);
    }

    [Fact]
    public void What_is_no_model_is_told()
    {
        Assert.Contains("not a model of a BERT classifier", Assert.Throws<InputException>(
            () => BertClassifier.Load(new MemoryStream([1, 2, 3]))).Message, StringComparison.Ordinal);
        using var classifier = Fit(Train);
        var cut = Saved(classifier)[..^3000];
        Assert.Contains("not a model of a BERT classifier",
            Assert.Throws<InputException>(() => BertClassifier.Load(new MemoryStream(cut))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_a_hundred_thousand_characters_is_scored_by_its_beginning()
    {
        using var classifier = Fit(Train);
        var words = string.Join(' ', UnseenTexts);
        var text = string.Concat(Enumerable.Repeat(words + ' ', (100_000 / words.Length) + 1))[..100_000];
        var scores = classifier.Score([text, text[..2000], new string('x', 100_000), ""]);
        Assert.Equal(scores[0], scores[1]);
        Assert.All(scores, s => Assert.InRange(s, 0, 1));
    }
}
