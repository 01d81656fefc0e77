using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Optimization;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Training;

/// <summary>
/// Predict masked tokens (Devlin et al., 2019, section 3.1) of the texts at hand: stands in for a downloaded checkpoint where
/// there is no network. Without next-sentence prediction, which later work found of no use (Liu et al., 2019).
/// </summary>
public sealed class MaskedLanguageModeling : TrainingObjective
{
    /// <summary>Flat positions (row · T + column) of the tokens to predict, [M].</summary>
    internal const string PositionsName = "positions";

    /// <summary>The symbol of the number of tokens to predict.</summary>
    internal const string M = "M";

    private readonly TokenTable _table;
    private readonly WordPieceTokenizer _tokenizer;

    /// <summary>The texts to learn from.</summary>
    /// <param name="table">Their tokens.</param>
    /// <param name="tokenizer">What made them.</param>
    /// <exception cref="ModelException">There are no texts.</exception>
    public MaskedLanguageModeling(TokenTable table, WordPieceTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tokenizer);
        if (table.Count == 0)
            throw new ModelException("there are no texts to learn a language model from");
        (_table, _tokenizer, Plan) = (table, tokenizer, BatchPlan.Of(table));
    }

    /// <summary>
    /// The probability that a token is to be predicted: 15 % in BERT; more teaches a small model faster (Wettig et al., 2023).
    /// </summary>
    public double MaskProbability { get; init; } = MaskedTokens.DefaultProbability;

    /// <summary>How many of a text's masked tokens are also to be predicted from its [CLS]; 0 in BERT.</summary>
    public int ClassTokenTargets { get; init; }

    internal override BatchPlan Plan { get; }

    private protected override string Purpose => FormattableString.Invariant($"masked {MaskProbability} {ClassTokenTargets}");

    private protected override IReadOnlyList<TokenTable> Tables => [_table];

    /// <summary>BertForMaskedLM with softmax cross-entropy over the masked tokens.</summary>
    internal static TrainingModel Model(BertConfig config)
    {
        var bert = new TrainableBert(config, BertHead.MaskedLanguageModel);
        var positions = bert.Graph.Input(PositionsName, ElementType.I64, new(M));
        return bert.WithCrossEntropy(BertHeads.PredictTokens(bert.Graph, bert.Hidden, positions, config, bert.Parameter), M);
    }

    internal override TrainingModel Model(BertWeights start) => Model(start.Config);

    internal override ModelInputs? Inputs(PlannedBatch microBatch, BertConfig config, long seed, int epoch)
    {
        var batch = TokenBatch.Of(_table, microBatch, _tokenizer.PadId);
        var masked = MaskedTokens.Of(batch, _tokenizer, seed, epoch, MaskProbability, ClassTokenTargets);
        var count = masked.Positions.Length;
        if (count == 0)
            return null;
        var weights = new float[count];
        Array.Fill(weights, 1);
        return BertInputs.Add(new() { Weight = count }, batch, masked.Ids)
            .Add(PositionsName, masked.Positions, count)
            .Add(TrainableBert.TargetsName, masked.Targets, count)
            .Add(TrainableBert.WeightsName, weights, count)
            .With(M, count);
    }
}
