using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Tests.Graphs;

/// <summary>A float tensor of known shape.</summary>
public sealed record Values(string Name, int[] Shape, float[] Data);

/// <summary>
/// Checks the gradients of any graph against central differences of the graph itself: L = Σ r y with random r, each input moved
/// by ±h. Both sides are single precision, so the tolerance is wide; a wrong rule is wrong by far more.
/// </summary>
internal static class FiniteDifferences
{
    private const float H = 1e-2f;

    public static void Agree(
        IReadOnlyList<Values> inputs, IReadOnlyList<float> r, Func<Graph, Tensor[], Tensor> build, double tolerance = 2e-2)
    {
        var graph = new Graph();
        Tensor[] tensors = [
            .. inputs.Select(i => graph.Input(i.Name, ElementType.F32, new([.. i.Shape.Select(d => (Dimension)d)])))];
        var y = build(graph, tensors);
        var weights = graph.Input("r", ElementType.F32, y.Shape);
        var loss = graph.Sum(graph.Mul(y, weights));
        var gradients = Backpropagation.Gradients(graph, loss, tensors);
        var model = ModelWriter.Write(
            graph, [graph.Named(loss, "loss"), .. gradients.Select((g, i) => graph.Named(g, $"gradient.{i}"))]);
        using var session = ExecutionProvider.Cpu.Open(model);
        var count = (int)y.Shape.Dims.Aggregate(1L, (p, d) => p * d.Length);
        float[] random = [.. Enumerable.Range(0, count).Select(i => r[i % r.Count])];
        long[] shape = [.. y.Shape.Dims.Select(d => d.Length)];

        var (_, analytic) = Run(session, inputs, random, shape);
        foreach (var (which, input) in inputs.Index())
        {
            var scale = Math.Max(1, analytic[which].Max(Math.Abs));
            for (var i = 0; i < input.Data.Length; i++)
            {
                var numeric = (Moved(which, i, H) - Moved(which, i, -H)) / (2 * H);
                Assert.True(
                    Math.Abs(numeric - analytic[which][i]) <= tolerance * scale,
                    $"d loss / d {input.Name}[{i}] is {analytic[which][i]} by the rule, {numeric} by differences");
            }
        }

        double Moved(int which, int index, float by)
        {
            float[] data = [.. inputs[which].Data];
            data[index] += by;
            return Run(session,
                [.. inputs.Select((input, j) => j == which ? input with { Data = data } : input)], random, shape).Loss;
        }
    }

    private static (double Loss, float[][] Gradients) Run(
        InferenceSession session, IReadOnlyList<Values> values, float[] random, long[] shape)
    {
        using var inputs = new ModelInputs();
        foreach (var value in values)
            inputs.Add(value.Name, value.Data, [.. value.Shape.Select(d => (long)d)]);
        inputs.Add("r", random, shape);
        using var options = new RunOptions();
        using var results = session.Run(
            options, [.. inputs.Values.Select(v => v.Name)], [.. inputs.Values.Select(v => v.Value)], session.OutputNames);
        return (results[0].GetTensorDataAsSpan<float>()[0],
            [.. results.Skip(1).Select(v => v.GetTensorDataAsSpan<float>().ToArray())]);
    }
}
