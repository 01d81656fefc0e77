using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Tests.Bert;

public sealed class BertScorerTests
{
    private static readonly ClassifiedTokens Rows = SmallBert.Rows(150, 5, longest: 30);

    [Theory]
    [InlineData(32, BertPrecision.F32)]
    [InlineData(128, BertPrecision.F32)]
    [InlineData(384, BertPrecision.F32)]
    public void A_text_s_score_depends_on_that_text_alone(int width, BertPrecision precision)
    {
        var config = SmallBert.Config with { HiddenSize = width, IntermediateSize = 4 * width };
        var file = BertInferenceModel.Write(BertWeights.Initialize(config, BertHead.Classification, 2, 3), precision);
        using var model = new BertScorer(file, threads: 2);
        using var single = new BertScorer(file, threads: 1);
        var all = model.Run(Rows.Table, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(all, single.Run(Rows.Table, cancellation: TestContext.Current.CancellationToken));
        var texts = Enumerable.Range(0, Rows.Table.Count).Select(i => SmallBert.Tokenizer.Decode(Rows.Table[i])).ToList();
        foreach (var row in new[] { 0, 1, 2, 77, 149 })
        {
            var alone = model.Run(
                TokenTable.Encode([texts[row]], SmallBert.Tokenizer, 32), cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(all[(2 * row)..(2 * row + 2)], alone);
        }
    }

    [Fact]
    public void The_exported_model_says_what_the_training_graph_says()
    {
        var weights = SmallBert.Fresh(seed: 11);
        var training = SequenceClassification.Model(SmallBert.Config with { HiddenDropout = 0, AttentionDropout = 0 });
        using var session = ExecutionProvider.Cpu.Open(
            ModelWriter.Write(training.Graph, [training.Graph.Named(training.Result, "logits")]));
        using var exported = new BertScorer(BertInferenceModel.Write(weights), 1);
        var expected = exported.Run(Rows.Table, cancellation: TestContext.Current.CancellationToken);
        for (var row = 0; row < Rows.Table.Count; row++)
        {
            var batch = TokenBatch.Of(Rows.Table, new([row], 32), padId: 0);
            using var inputs = BertInputs.Add(new(), batch, batch.Ids).Add("targets", new long[1], 1).Add(
                "weights", new float[1], 1);
            foreach (var parameter in weights.Parameters)
                inputs.Add(parameter.Name, weights[parameter.Name], [.. parameter.Shape.Select(d => (long)d)]);
            using var options = new RunOptions();
            using var result = session.Run(
                options, [.. inputs.Values.Select(v => v.Name)], [.. inputs.Values.Select(v => v.Value)], ["logits"]);
            var logits = result[0].GetTensorDataAsSpan<float>();
            Assert.Equal(expected[2 * row], logits[0], 1e-5f);
            Assert.Equal(expected[(2 * row) + 1], logits[1], 1e-5f);
        }
    }

    [Fact]
    public void Eight_bits_stay_near_thirty_two()
    {
        var weights = SmallBert.Fresh(seed: 11);
        using var exact = new BertScorer(BertInferenceModel.Write(weights), 2);
        using var rounded = new BertScorer(BertInferenceModel.Write(weights, BertPrecision.I8), 2);
        var a = exact.Run(Rows.Table, cancellation: TestContext.Current.CancellationToken);
        var b = rounded.Run(Rows.Table, cancellation: TestContext.Current.CancellationToken);
        Assert.NotEqual(a, b);
        Assert.True(a.Zip(b).Max(p => Math.Abs(p.First - p.Second)) < 0.02);
    }

    [Fact]
    public void What_is_no_model_is_named()
    {
        Assert.Contains(
            "cannot open", Assert.Throws<ModelException>(() => new BertScorer([1, 2, 3], 1)).Message, StringComparison.Ordinal);
        var graph = new Graph();
        var x = graph.Input("x", ElementType.F32, new(2));
        var other = ModelWriter.Write(graph, [graph.Named(graph.Exp(x), "y")]);
        Assert.Contains(
            "input_ids", Assert.Throws<ModelException>(() => new BertScorer(other, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_texts_give_no_scores()
    {
        using var model = new BertScorer(BertInferenceModel.Write(SmallBert.Fresh()), 1);
        Assert.Empty(
            model.Run(TokenTable.Encode([], SmallBert.Tokenizer, 32), cancellation: TestContext.Current.CancellationToken));
    }
}
