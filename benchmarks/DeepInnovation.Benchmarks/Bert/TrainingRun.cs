using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Optimization;
using DeepInnovation.Neural.RandomNumbers;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Benchmarks.Bert;

/// <summary>
/// Forward, backward, clipping at 1 and AdamW on a new random batch, made within the step as torch_bert.py does.
/// </summary>
internal sealed class TrainingRun : IBertRun
{
    private const int FirstWord = 5;
    private const double LearningRate = 1e-4;

    private readonly BertShape _shape;
    private readonly TrainingSession _session;
    private readonly PhiloxStream _random = new Philox(1, "benchmark").Open(0);

    public TrainingRun(BertShape shape)
    {
        _shape = shape;
        _session = new(SequenceClassification.Model(shape.Config), new TrainingOptions { Threads = shape.Threads });
        var start = BertWeights.Initialize(shape.Config, BertHead.Classification, 2, 1);
        foreach (var (name, values) in start.Values)
            _session.Set(name, values);
    }

    public static void Profile(BertShape shape)
    {
        using var run = new TrainingRun(shape);
        OperatorProfile.Print(run._session.GradientModel.ToArray(), shape.Batch / 2, shape);
    }

    public void Step()
    {
        ModelInputs[] microBatches = [MicroBatch(_shape.Batch / 2), MicroBatch(_shape.Batch - (_shape.Batch / 2))];
        var (_, norm) = _session.ComputeGradients(microBatches);
        _session.Update(LearningRate, Math.Min(1, 1 / (norm + 1e-6)));
        foreach (var inputs in microBatches)
            inputs.Dispose();
    }

    public void Dispose() => _session.Dispose();

    private ModelInputs MicroBatch(int rows)
    {
        var tokens = rows * _shape.Length;
        var (ids, mask, labels, weights) = (new long[tokens], new long[tokens], new long[rows], new float[rows]);
        for (var i = 0; i < tokens; i++)
            ids[i] = FirstWord + _random.Next(_shape.Vocabulary - FirstWord);
        for (var i = 0; i < rows; i++)
            labels[i] = _random.Next(2);
        Array.Fill(mask, 1);
        Array.Fill(weights, 1);
        return new ModelInputs { Weight = rows }
            .Add(BertInputs.InputIdsName, ids, rows, _shape.Length)
            .Add(BertInputs.AttentionMaskName, mask, rows, _shape.Length)
            .Add(BertInputs.TokenTypeIdsName, new long[tokens], rows, _shape.Length)
            .Add(TrainableBert.TargetsName, labels, rows)
            .Add(TrainableBert.WeightsName, weights, rows)
            .With(BertInputs.B, rows)
            .With(BertInputs.T, _shape.Length);
    }
}
