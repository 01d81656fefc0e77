using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Optimization;

namespace DeepInnovation.Neural.Training;

/// <summary>BERT as a graph whose parameters are inputs, for an objective to put its loss on.</summary>
internal sealed class TrainableBert
{
    /// <summary>Targets of the loss: classes [B], or word pieces [M].</summary>
    public const string TargetsName = "targets";

    /// <summary>Weights of the loss's rows, [B] or [M].</summary>
    public const string WeightsName = "weights";

    private readonly Dictionary<string, Tensor> _parameters;
    private readonly IReadOnlyList<BertParameter> _all;
    private readonly BertConfig _config;

    public TrainableBert(BertConfig config, BertHead head, int labels = 0)
    {
        _config = config;
        Inputs = BertInputs.Declare(Graph);
        _all = BertParameters.Of(config, head, labels);
        _parameters = _all.ToDictionary(
            p => p.Name, p => Graph.Input(p.Name, ElementType.F32, new([.. p.Shape.Select(length => (Dimension)length)])),
                StringComparer.Ordinal);
        Dropout = new(Graph, active: true);
        Hidden = Encode(Inputs);
    }

    public Graph Graph { get; } = new();

    public BertInputs Inputs { get; }

    public DropoutSites Dropout { get; }

    /// <summary>The encoded tokens of <see cref="Inputs"/>, [B*T, H].</summary>
    public Tensor Hidden { get; }

    public Tensor Parameter(string name) => _parameters[name];

    /// <summary>Encodes further inputs by the same weights.</summary>
    public Tensor Encode(BertInputs inputs) => new BertEncoder(Graph, _config, Parameter, Dropout).Encode(inputs);

    public Tensor MeanPool(BertInputs inputs, Tensor hidden) => BertHeads.MeanPool(Graph, hidden, inputs, _config);

    /// <summary>The model with softmax cross-entropy over logits [rows, classes].</summary>
    public TrainingModel WithCrossEntropy(Tensor logits, string rows)
    {
        var targets = Graph.Input(TargetsName, ElementType.I64, new(rows));
        var weights = Graph.Input(WeightsName, ElementType.F32, new(rows));
        return WithLoss(logits, Graph.CrossEntropy(logits, targets, weights));
    }

    public TrainingModel WithLoss(Tensor result, Tensor loss) =>
        new(Graph, result, loss, [.. _all.Select(p => new TrainableTensor(_parameters[p.Name], p.Decays))], Dropout);
}
