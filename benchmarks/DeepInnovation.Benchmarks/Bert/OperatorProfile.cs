using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Benchmarks.Bert;

/// <summary>How the time of one run on one thread divides over the operators, by ONNX Runtime's own profiler.</summary>
internal static class OperatorProfile
{
    private const int Runs = 15;

    public static void Print(byte[] model, int rows, BertShape shape)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var file = RunProfiled(model, rows, shape, Path.Combine(folder, "profile"));
            using var events = JsonDocument.Parse(File.ReadAllBytes(file));
            var nodes = events.RootElement.EnumerateArray()
                .Where(e => e.GetProperty("cat").GetString() == "Node"
                    && e.GetProperty("name").GetString()!.EndsWith("_kernel_time", StringComparison.Ordinal))
                .GroupBy(e => e.GetProperty("name").GetString()!)
                .Select(g => (Operator: g.First().GetProperty("args").GetProperty("op_name").GetString()!,
                    Milliseconds: Median(g.Select(e => e.GetProperty("dur").GetDouble() / 1e3))))
                .ToList();
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                command = "profile",
                rows,
                shape,
                milliseconds = Math.Round(nodes.Sum(k => k.Milliseconds), 3),
                operators = nodes.GroupBy(k => k.Operator).OrderByDescending(g => g.Sum(k => k.Milliseconds))
                    .Select(
                        g => new { name = g.Key, nodes = g.Count(), milliseconds = Math.Round(g.Sum(k => k.Milliseconds), 3) }),
            }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Other work on the machine interrupts some runs, which a mean would count.</summary>
    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static string RunProfiled(byte[] model, int rows, BertShape shape, string prefix)
    {
        using var options =
            new SessionOptions { IntraOpNumThreads = 1, EnableProfiling = true, ProfileOutputPathPrefix = prefix };
        using var session = new InferenceSession(model, options);
        var inputs = session.InputMetadata.Select(i => (i.Key, Value: Input(i.Key, i.Value, rows, shape))).ToList();
        using var run = new RunOptions();
        for (var i = 0; i < Runs; i++)
        {
            using var results = session.Run(run, [.. inputs.Select(p => p.Key)],
                [.. inputs.Select(p => p.Value)], session.OutputNames);
        }

        foreach (var (_, value) in inputs)
            value.Dispose();
        return session.EndProfiling();
    }

    /// <summary>
    /// Values of the right kind; the time does not depend on them, except that they must not be denormal or all equal words.
    /// </summary>
    private static OrtValue Input(string name, NodeMetadata metadata, int rows, BertShape shape)
    {
        long[] lengths = [.. metadata.Dimensions.Zip(metadata.SymbolicDimensions, (length, symbol) => symbol.Length == 0 ? length
            : symbol.Split('*').Aggregate(1L, (product, s) => product * (s == "B" ? rows : shape.Length)))];
        var count = lengths.Aggregate(1L, (product, length) => product * length);
        if (metadata.ElementType == typeof(long))
        {
            return OrtValue.CreateTensorValueFromMemory(
                Enumerable.Range(0, (int)count).Select(
                    i => name switch { "input_ids" => 7919L * i % shape.Vocabulary, "attention_mask" => 1, _ => 0 }).ToArray(),
                lengths);
        }

        return OrtValue.CreateTensorValueFromMemory(
            Enumerable.Range(0, (int)count).Select(i => name.StartsWith("dropout", StringComparison.Ordinal)
                || lengths.Length == 0 ? 1f : 0.05f * MathF.Sin(i)).ToArray(), lengths);
    }
}
