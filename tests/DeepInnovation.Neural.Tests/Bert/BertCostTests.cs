using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Tests.Bert;

public sealed class BertCostTests
{
    [Fact]
    public void Bert_base_costs_what_is_published()
    {
        Assert.Equal(109_483_778, BertCost.Parameters(BertConfig.Base(), BertHead.Classification));

        // BERT-base on 128 tokens: 22.5 GFLOPs (Sun et al., "MobileBERT", 2020, table 1: 22.5 B).
        Assert.InRange(128 * BertCost.ForwardFlops(BertConfig.Base(), 128), 22.0e9, 22.6e9);
    }
}
