using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Optimization;

/// <summary>
/// The model with its gradients as one ONNX graph, run on one micro-batch of a batch at a time: reads the weights, writes the
/// micro-batch's loss and gradients into memory that it is given. Runs of different buffers may go at once.
/// </summary>
internal sealed class GradientSession : IDisposable
{
    private const string ScaleName = "loss_scale";

    private readonly InferenceSession _first;
    private readonly InferenceSession _further;
    private readonly RunOptions _options = new();
    private readonly ParameterLayout _layout;
    private readonly OrtValue[] _weights;
    private readonly Buffer[] _buffers;
    private readonly string[] _outputs;
    private readonly string[] _sums;

    public GradientSession(TrainingModel model, ParameterLayout layout, NativeFloats weights, NativeFloats[] gradients, long seed,
        ExecutionProvider provider)
    {
        _layout = layout;
        var graph = model.Graph;
        var scale = graph.Input(ScaleName, ElementType.F32, Shape.Scalar);
        var loss = graph.Named(graph.Mul(model.Loss, scale), "loss");
        Tensor[] parameters = [.. model.Parameters.Select(p => p.Tensor)];
        var all = Backpropagation.Gradients(graph, loss: model.Loss, parameters, seed: scale);
        var named = all.Zip(parameters, (gradient, p) => graph.Named(gradient, "gradient." + p.Name)).ToList();
        FirstModel = ModelWriter.Write(graph, [loss, .. named]);
        _outputs = ["loss", .. named.Select(n => n.Name)];
        _first = provider.Open(FirstModel);

        _sums = [.. parameters.Select(p => "sum." + p.Name)];
        var before = parameters.Zip(_sums, (p, name) => graph.Input(name, ElementType.F32, p.Shape)).ToList();
        var after = named.Zip(before, (gradient, sum) => graph.Named(graph.Add(sum, gradient), "after." + sum.Name)).ToList();
        _further = provider.Open(ModelWriter.Write(graph, [loss, .. after]));
        FurtherOutputs = ["loss", .. after.Select(a => a.Name)];

        _weights = Views(weights);
        _buffers = [.. gradients.Select(g => new Buffer(Views(g), new DropoutMasks(model.Dropout.All, seed)))];
    }

    /// <summary>The graph of forward and gradients, as a file's bytes.</summary>
    public byte[] FirstModel { get; }

    private string[] FurtherOutputs { get; }

    /// <summary>
    /// Computes loss and gradients of one micro-batch, scaled; adds to what the buffer holds unless it is the buffer's first of
    /// this step.
    /// </summary>
    /// <returns>The micro-batch's part of the loss.</returns>
    public float Run(ModelInputs inputs, float scale, int buffer, bool first, long step, int microBatch)
    {
        var (gradients, masks) = _buffers[buffer];
        List<string> names = [.. inputs.Values.Select(v => v.Name), ScaleName, .. _layout.Parameters.Select(p => p.Tensor.Name)];
        using var scaleValue = OrtValue.CreateTensorValueFromMemory(new[] { scale }, []);
        var loss = new float[1];
        using var lossValue = OrtValue.CreateTensorValueFromMemory(loss, []);
        List<OrtValue> values = [.. inputs.Values.Select(v => v.Value), scaleValue, .. _weights];
        var borrowed = values.Count;
        masks.Draw(step, microBatch, inputs, names, values);
        var drawn = values.Count;
        try
        {
            if (!first)
            {
                names.AddRange(_sums);
                values.AddRange(gradients);
            }

            (first ? _first : _further).Run(
                _options, names, values, first ? _outputs : FurtherOutputs, [lossValue, .. gradients]);
        }
        finally
        {
            for (var i = borrowed; i < drawn; i++)
                values[i].Dispose();
        }

        return loss[0];
    }

    public void Dispose()
    {
        _first.Dispose();
        _further.Dispose();
        _options.Dispose();
        foreach (var value in _weights.Concat(_buffers.SelectMany(b => b.Gradients)))
            value.Dispose();
    }

    private OrtValue[] Views(NativeFloats block) =>
        [.. _layout.Parameters.Select((p, i) => block.View(_layout.Offsets[i], ParameterLayout.Shape(p)))];

    private sealed record Buffer(OrtValue[] Gradients, DropoutMasks Masks);
}
