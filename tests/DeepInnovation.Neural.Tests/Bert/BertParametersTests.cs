using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Tests.Bert;

public sealed class BertParametersTests
{
    [Theory]
    [InlineData(BertHead.None, 108_891_648)] // bert-base-uncased without its pooler: 109,482,240 - 590,592
    [InlineData(BertHead.Classification, 109_483_778)] // BertForSequenceClassification with two labels
    [InlineData(BertHead.MaskedLanguageModel, 109_514_298)] // BertForMaskedLM, the decoder tied
    public void Bert_base_has_as_many_parameters_as_published(BertHead head, long expected) =>
        Assert.Equal(expected, BertParameters.Of(BertConfig.Base(), head).Sum(p => p.Count));
}
