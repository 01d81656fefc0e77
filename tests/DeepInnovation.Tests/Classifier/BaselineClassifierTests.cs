using DeepInnovation.Classifier;
using DeepInnovation.Core;

namespace DeepInnovation.Tests.Classifier;

public sealed class BaselineClassifierTests : TextClassifierContract
{
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
    public void A_missing_file_and_a_wrong_one_are_told()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("does not exist",
            Assert.Throws<InputException>(() => BaselineClassifier.Load(folder["none.zip"])).Message, StringComparison.Ordinal);
        folder.Write("wrong.zip", "no zip");
        using (System.IO.Compression.ZipFile.Open(folder["empty.zip"], System.IO.Compression.ZipArchiveMode.Create))
        {
        }

        using var classifier = Fit(Train);
        File.WriteAllBytes(folder["cut.zip"], Saved(classifier)[..^2000]);
        foreach (var file in (string[])["wrong.zip", "empty.zip", "cut.zip"])
        {
            var wrong = Assert.Throws<InputException>(() => BaselineClassifier.Load(folder[file]));
            Assert.StartsWith(folder[file], wrong.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Texts_without_a_common_word_are_refused() =>
        Refuses("no word occurs in two training texts", [new("", 1), new("?!", 0), new("alone", 0)]);

    protected override ITextClassifier Create(int? threads = null) => new BaselineClassifier(threads: threads);
}
