using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Benchmarks.Bert;

/// <summary>A run's figures as a line of JSON.</summary>
internal static class BertResult
{
    /// <summary>
    /// Rates are median, lower and upper quartile, and best; <paramref name="busy"/> is the processor
    /// time of a step in milliseconds.
    /// </summary>
    public static void Print(BertShape shape, string command, string unit, double busy, double[] rates)
    {
        double[] rounded = [.. rates.Select(r => Math.Round(r, 3))];
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["command"] = command,
            ["layers"] = shape.Layers,
            ["hidden"] = shape.Hidden,
            ["heads"] = shape.Heads,
            ["length"] = shape.Length,
            ["batch"] = shape.Batch,
            ["vocabulary"] = shape.Vocabulary,
            ["threads"] = shape.Threads,
            ["dropout"] = command == "train" ? shape.Dropout : 0,
            ["precision"] = command == "infer" && shape.Int8 ? "int8" : "float32",
            ["unit"] = unit,
            ["rate"] = rounded[0],
            ["rate_quartiles"] = new[] { rounded[1], rounded[2] },
            ["rate_best"] = rounded[3],
            ["processor_ms_a_step"] = Math.Round(busy, 2),
            ["load_average"] = LoadAverage(),
            ["steps"] = shape.Steps,
            ["peak_rss_mb"] = Math.Round(process.PeakWorkingSet64 / 1048576.0, 1),
            ["onnxruntime"] = OrtEnv.Instance().GetVersionString(),
            ["dotnet"] = Environment.Version.ToString(),
        }));
    }

    private static double LoadAverage() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : -1;
}
