using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Optimization;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Training;

/// <summary>
/// Put two texts of one thing side by side, such as a document's title and its abstract (Reimers and Gurevych, 2019): each first
/// text is to find its second among the seconds of all rows of the micro-batch, so that a larger micro-batch is a harder task.
/// Softmax cross-entropy over <see cref="SimilarityScale"/> times the cosines of the mean-pooled texts ("in-batch negatives",
/// Henderson et al., 2017; MultipleNegativesRankingLoss of Sentence-Transformers).
/// </summary>
public sealed class ContrastiveLearning : TrainingObjective
{
    /// <summary>What cosines are multiplied by before the softmax: 20, as in Sentence-Transformers.</summary>
    internal const double SimilarityScale = 20;

    /// <summary>Follows the names of the second text's inputs, and its T.</summary>
    internal const string SecondSuffix = "_2";

    private readonly TokenTable _first, _second;
    private readonly BatchPlan _firstPlan;

    /// <summary>The pairs to learn from.</summary>
    /// <param name="first">The first text of each pair.</param>
    /// <param name="second">The second text of each pair, row by row.</param>
    /// <exception cref="ArgumentException">The tables differ in their number of rows.</exception>
    /// <exception cref="ModelException">There are fewer than two pairs.</exception>
    public ContrastiveLearning(TokenTable first, TokenTable second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException($"{first.Count} first texts have {second.Count} second ones", nameof(second));
        if (first.Count < 2)
            throw new ModelException(
                $"there are {first.Count} pairs; at least two are needed, because each is compared with the others");
        (_first, _second, _firstPlan, Plan) = (first, second, BatchPlan.Of(first), BatchPlan.Of(second));
    }

    internal override BatchPlan Plan { get; }

    private protected override string Purpose => "contrast";

    private protected override IReadOnlyList<TokenTable> Tables => [_first, _second];

    internal static TrainingModel Model(BertConfig config)
    {
        var bert = new TrainableBert(config, BertHead.None);
        var second = BertInputs.Declare(bert.Graph, SecondSuffix);
        var (a, b) = (bert.MeanPool(bert.Inputs, bert.Hidden), bert.MeanPool(second, bert.Encode(second)));
        var cosines = bert.Graph.MatMul(a, b, transposeB: true);
        var weights = bert.Graph.Input(TrainableBert.WeightsName, Graphs.ElementType.F32, new(BertInputs.B));
        var logits = bert.Graph.Mul(cosines, bert.Graph.Scalar(SimilarityScale));
        return bert.WithLoss(cosines, bert.Graph.CrossEntropy(logits, bert.Graph.Range(BertInputs.B), weights));
    }

    internal override TrainingModel Model(BertWeights start) => Model(start.Config);

    internal override ModelInputs Inputs(PlannedBatch microBatch, BertConfig config, long seed, int epoch)
    {
        var rows = microBatch.Indices;
        var weights = new float[rows.Length];
        Array.Fill(weights, 1);
        var (a, b) = (Batch(_first, _firstPlan), Batch(_second, Plan));
        var inputs = BertInputs.Add(new() { Weight = rows.Length }, a, a.Ids);
        return BertInputs.Add(inputs, b, b.Ids, SecondSuffix).Add(TrainableBert.WeightsName, weights, rows.Length);

        TokenBatch Batch(TokenTable table, BatchPlan plan) => TokenBatch.Of(table, plan.Padded(rows), config.PadId);
    }
}
