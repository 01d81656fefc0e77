using System.CommandLine;
using System.Diagnostics;

namespace DeepInnovation.Benchmarks.Bert;

/// <summary>
/// Our side of the comparison with PyTorch that benchmarks/bert/run.sh drives: one line of JSON a run,
/// fields as torch_bert.py writes them.
/// </summary>
internal static class BertBenchmark
{
    public static int Run(string[] arguments) => new RootCommand("BERT's speed")
    {
        BertShape.Command("train", "Training steps", shape => Measure("train", "steps/s", 1, shape, new TrainingRun(shape))),
        BertShape.Command("infer", "Sentence encoding",
            shape => Measure("infer", "sequences/s", InferenceRun.BatchesAStep * shape.Batch, shape, new InferenceRun(shape))),
        BertShape.Command("profile-train", "Operators of a training step", TrainingRun.Profile),
        BertShape.Command("profile-infer", "Operators of sentence encoding", InferenceRun.Profile),
    }.Parse(arguments).Invoke();

    private static void Measure(string command, string unit, int amount, BertShape shape, IBertRun run)
    {
        using (run)
        {
            var seconds = new double[shape.Steps];
            var processor = TimeSpan.Zero;
            for (var step = -shape.WarmUp; step < shape.Steps; step++)
            {
                if (step == 0)
                    processor = Environment.CpuUsage.TotalTime;
                var start = Stopwatch.GetTimestamp();
                run.Step();
                if (step >= 0)
                    seconds[step] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }

            var busy = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / shape.Steps;
            Array.Sort(seconds);
            var median = (seconds[(seconds.Length - 1) / 2] + seconds[seconds.Length / 2]) / 2;
            BertResult.Print(shape, command, unit, busy, [amount / median, amount / seconds[3 * seconds.Length / 4],
                amount / seconds[seconds.Length / 4], amount / seconds[0]]);
        }
    }
}

/// <summary>Something that is timed.</summary>
internal interface IBertRun : IDisposable
{
    /// <summary>One step.</summary>
    void Step();
}
