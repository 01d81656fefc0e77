using DeepInnovation.Classifier;

namespace DeepInnovation.Tests.Classifier;

public sealed class WordBreakerTests
{
    [Theory]
    [InlineData("Deep-Learning, (2nd ed.)!", "deep learning 2nd ed")]
    [InlineData("naïve Müller ÉCOLE", "naïve müller école")]
    [InlineData("Нейронная СЕТЬ", "нейронная сеть")]
    [InlineData("深度学习GPU加速", "深 度 学 习 gpu 加 速")]
    [InlineData("ニューラル網", "ニ ュ ー ラ ル 網")]
    [InlineData("신경망 학습", "신경망 학습")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("  \t\r\n ...  ", "")]
    [InlineData("", "")]
    public void Words_of_any_script(string text, string expected) => Assert.Equal(expected, WordBreaker.Prepare(text));

    [Fact]
    public void A_mark_stays_with_its_letter()
    {
        Assert.Equal("e\u0301te\u0301", WordBreaker.Prepare("E\u0301te\u0301"));
        Assert.Equal("ก\u0E34 น", WordBreaker.Prepare("ก\u0E34น"));
    }

    [Fact]
    public void Letters_beyond_the_basic_plane_are_whole_and_half_ones_break_words()
    {
        Assert.Equal("\U00020000 a", WordBreaker.Prepare("\U00020000a"));
        Assert.Equal("a b", WordBreaker.Prepare("a\uD800b"));
    }
}
