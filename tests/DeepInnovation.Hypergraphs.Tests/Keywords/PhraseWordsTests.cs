using DeepInnovation.Hypergraphs.Keywords;

namespace DeepInnovation.Hypergraphs.Tests.Keywords;

public sealed class PhraseWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   \t\n", "")]
    [InlineData("The of and with", "")]
    [InlineData("Deep neural networks, for the detection of Black Holes.", "deep neural networks|detection|black holes")]
    [InlineData("Multi-agent planning - on-line", "multi-agent planning|on-line")]
    [InlineData("multi\u2010agent non\u2011linear", "multi-agent non-linear")]
    [InlineData("12 apples 3.5 kg h2o 3d print", "apples|kg h2o 3d print")]
    [InlineData("vitamin c intake", "vitamin|intake")]
    [InlineData("Kalman's filter", "kalman|filter")]
    [InlineData("pre- and postwar wolves-", "pre|postwar wolves")]
    [InlineData("café ÉCOLE señal", "café école señal")]
    public void Runs_end_at_punctuation_stop_words_numbers_and_lone_letters(string text, string runs) =>
        Assert.Equal(runs, Runs(text));

    [Theory]
    [InlineData("<p>Graph <b>neural</b> network</p><p>Protein folding</p>", "graph neural network|protein folding")]
    [InlineData("H<sub>2</sub>O ice", "h2o ice")]
    [InlineData("<jats:p>Cat food</jats:p>", "cat food")]
    [InlineData("cats &amp; dogs&nbsp;play", "cats|dogs play")]
    [InlineData("noise <5 dB and gain> 3", "noise|db|gain")]
    [InlineData("energy $E = mc^2$ balance", "energy|balance")]
    [InlineData("energy $$\\int x dx$$ balance \\(a+bc\\) drift \\alpha decay", "energy|balance|drift|decay")]
    [InlineData("prices from $5 oil to $10 gas", "prices|oil|gas")]
    [InlineData("code https://example.org/some/path?q=deep learns", "code|learns")]
    [InlineData("lone $ sign < here", "lone|sign")]
    public void Markup_formulas_and_addresses_are_no_words(string text, string runs) => Assert.Equal(runs, Runs(text));

    [Theory]
    [InlineData("基于深度学习的图像识别方法", "zh", "深度学习|图像识别方法")]
    [InlineData("基于深度学习的图像识别", null, "深度学习|图像识别")]
    [InlineData("機械学習による画像の認識", "ja", "機械学習|画像|認識")]
    [InlineData("深層ニューラルネットワークを用いた", "ja", "深層ニューラルネットワーク")]
    [InlineData("国家重点实验室研究人员名单公布", "zh", "")] // a clause of 14 characters with no stop word in it
    [InlineData("การเรียนรู้", "th", "การเรียนรู้")]
    [InlineData("심층 학습 및 영상 인식", "ko", "심층 학습|영상 인식")]
    [InlineData("Pumping 深度学习 network", "en", "pumping|深度学习|network")]
    public void Scripts_without_spaces_give_what_stands_free(string text, string? language, string runs) =>
        Assert.Equal(runs, Runs(text, language));

    [Theory]
    [InlineData("Das Verfahren für neuronale Netze", "de", "neuronale netze")]
    [InlineData("un réseau de neurones", "fr-FR", "réseau|neurones")]
    [InlineData("una red neuronal para el habla", "es", "red neuronal|habla")]
    [InlineData("uma rede neural para a fala", "pt_BR", "rede neural|fala")]
    [InlineData("метод нейронных сетей для речи", "ru", "нейронных сетей|речи")]
    [InlineData("τα νευρωνικά δίκτυα για την ομιλία", "el", "νευρωνικά δίκτυα|ομιλία")]
    [InlineData("الشبكات العصبية في الرؤية", "ar", "الشبكات العصبية|الرؤية")]
    [InlineData("das is unknown", "xx", "das|unknown")]
    public void Each_language_has_its_stop_words_beside_the_English_ones(string text, string language, string runs) =>
        Assert.Equal(runs, Runs(text, language));

    [Fact]
    public void Every_stop_word_is_lower_case_and_every_sample_language_has_a_list()
    {
        Assert.Equal(["ar", "de", "el", "en", "es", "fr", "ja", "ko", "pt", "ru", "zh"], StopWords.Languages);
        foreach (var language in StopWords.Languages)
        {
            var words = File.ReadAllLines(
                RepositoryFile.Find($"src/DeepInnovation.Hypergraphs/Keywords/StopWords/{language}.txt"))
                .Where(l => !l.StartsWith('#')).SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
            Assert.True(words.Count >= 14);
            Assert.All(words, w => Assert.Equal(w.ToLowerInvariant(), w));
            Assert.All(words, w => Assert.True(StopWords.For(language).Contains(w)));
        }
    }

    [Theory]
    [InlineData("networks", "network")]
    [InlineData("bodies", "body")]
    [InlineData("images", "image")]
    [InlineData("gas", "gas")]
    [InlineData("corpus", "corpus")]
    [InlineData("glass", "glass")]
    [InlineData("shoes", "shoes")]
    [InlineData("neuronas", "neurona")]
    [InlineData("θεός", "θεός")]
    public void Plurals_fold_by_the_S_stemmer(string word, string folded) => Assert.Equal(folded, PluralFolding.Fold(word));

    [Fact]
    public void Broken_text_and_long_words_do_no_harm()
    {
        Assert.Equal("tail", Runs("\ud83d \udc00 " + new string('x', 41) + " tail"));
        Assert.Equal(new string('x', 40), Runs(new string('x', 40)));
        Assert.Equal("", Runs("<" + new string('<', 10_000) + "$" + new string('\\', 10_000) + "://"));
        Assert.Equal("emoji|text", Runs("emoji 😀 text"));
    }

    private static string Runs(string text, string? language = "en") =>
        string.Join('|', PhraseWords.Runs(text, StopWords.For(language)).Select(r => string.Join(' ', r)));
}
