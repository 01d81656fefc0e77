using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Bert;

/// <summary>BERT with a loss, ready to be trained.</summary>
public static class BertTraining
{
    /// <summary>Targets of the loss: classes [B], or word pieces [M].</summary>
    public const string TargetsName = "targets";

    /// <summary>Weights of the loss's rows, [B] or [M].</summary>
    public const string WeightsName = "weights";

    /// <summary>Flat positions (row · T + column) of the words to predict, [M].</summary>
    public const string PositionsName = "positions";

    /// <summary>What follows the names of the second text's inputs, and its T.</summary>
    public const string SecondSuffix = "_2";

    /// <summary>What cosines are multiplied by before the softmax: 20, as in Sentence-Transformers.</summary>
    public const double SimilarityScale = 20;

    /// <summary>Words to predict in a batch.</summary>
    public const string M = "M";

    /// <summary>BertForSequenceClassification with softmax cross-entropy.</summary>
    public static TrainingModel Classification(BertConfig config, int labels = 2)
    {
        var model = new Builder(config, BertHead.Classification, labels);
        var logits = BertHeads.Classify(model.Graph, model.Hidden, config, model.Parameter, model.Dropout);
        return model.With(logits, BertInputs.B);
    }

    /// <summary>BertForMaskedLM with softmax cross-entropy over the masked words.</summary>
    public static TrainingModel MaskedLanguageModel(BertConfig config)
    {
        var model = new Builder(config, BertHead.MaskedLanguageModel, labels: 0);
        var positions = model.Graph.Input(PositionsName, ElementType.I64, new(M));
        var logits = BertHeads.PredictWords(model.Graph, model.Hidden, positions, config, model.Parameter);
        return model.With(logits, M);
    }

    /// <summary>
    /// Two texts a row, encoded by the same weights and mean-pooled: each first text is to find its second among the seconds of all
    /// rows. Softmax cross-entropy over <see cref="SimilarityScale"/> times the cosines ("in-batch negatives", Henderson et al., 2017;
    /// MultipleNegativesRankingLoss of Sentence-Transformers). The second text's inputs end in <see cref="SecondSuffix"/>.
    /// </summary>
    public static TrainingModel Contrastive(BertConfig config)
    {
        var model = new Builder(config, BertHead.None, labels: 0);
        var second = BertInputs.Declare(model.Graph, SecondSuffix);
        var (a, b) = (model.Pool(model.Inputs, model.Hidden), model.Pool(second, model.Encode(second)));
        var cosines = model.Graph.MatMul(a, b, transposeB: true);
        var weights = model.Graph.Input(WeightsName, ElementType.F32, new(BertInputs.B));
        var loss = model.Graph.CrossEntropy(model.Graph.Mul(cosines, model.Graph.Scalar(SimilarityScale)), model.Graph.Range(BertInputs.B), weights);
        return model.With(cosines, loss);
    }

    private sealed class Builder
    {
        private readonly Dictionary<string, Tensor> _parameters;
        private readonly IReadOnlyList<BertParameter> _all;
        private readonly BertConfig _config;

        public Builder(BertConfig config, BertHead head, int labels)
        {
            ArgumentNullException.ThrowIfNull(config);
            _config = config;
            Inputs = BertInputs.Declare(Graph);
            _all = BertParameters.Of(config, head, labels);
            _parameters = _all.ToDictionary(
                p => p.Name, p => Graph.Input(p.Name, ElementType.F32, new([.. p.Shape.Select(length => (Dimension)length)])), StringComparer.Ordinal);
            Dropout = new(Graph, active: true);
            Hidden = Encode(Inputs);
        }

        public Graph Graph { get; } = new();

        public BertInputs Inputs { get; }

        public DropoutSites Dropout { get; }

        public Tensor Hidden { get; }

        public Tensor Parameter(string name) => _parameters[name];

        public TrainingModel With(Tensor logits, string rows)
        {
            var targets = Graph.Input(TargetsName, ElementType.I64, new(rows));
            var weights = Graph.Input(WeightsName, ElementType.F32, new(rows));
            return With(logits, Graph.CrossEntropy(logits, targets, weights));
        }

        public TrainingModel With(Tensor result, Tensor loss) =>
            new(Graph, result, loss, [.. _all.Select(p => new TrainableTensor(_parameters[p.Name], p.Decays))], Dropout);

        public Tensor Encode(BertInputs inputs) => new BertEncoder(Graph, _config, Parameter, Dropout).Encode(inputs);

        public Tensor Pool(BertInputs inputs, Tensor hidden) => BertHeads.MeanPool(Graph, hidden, inputs, _config);
    }
}
