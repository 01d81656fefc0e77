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

    private sealed class Builder
    {
        private readonly Dictionary<string, Tensor> _parameters;
        private readonly IReadOnlyList<BertParameter> _all;

        public Builder(BertConfig config, BertHead head, int labels)
        {
            ArgumentNullException.ThrowIfNull(config);
            var inputs = BertInputs.Declare(Graph);
            _all = BertParameters.Of(config, head, labels);
            _parameters = _all.ToDictionary(
                p => p.Name, p => Graph.Input(p.Name, ElementType.F32, new([.. p.Shape.Select(length => (Dimension)length)])), StringComparer.Ordinal);
            Dropout = new(Graph, active: true);
            Hidden = new BertEncoder(Graph, config, Parameter, Dropout).Encode(inputs);
        }

        public Graph Graph { get; } = new();

        public DropoutSites Dropout { get; }

        public Tensor Hidden { get; }

        public Tensor Parameter(string name) => _parameters[name];

        public TrainingModel With(Tensor logits, string rows)
        {
            var targets = Graph.Input(TargetsName, ElementType.I64, new(rows));
            var weights = Graph.Input(WeightsName, ElementType.F32, new(rows));
            return new(Graph, logits, Graph.CrossEntropy(logits, targets, weights), [.. _all.Select(p => new TrainableTensor(_parameters[p.Name], p.Decays))], Dropout);
        }
    }
}
