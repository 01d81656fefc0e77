using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DeepInnovation.Hypergraphs;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Benchmarks.Novelty;

/// <summary>Our side of benchmarks/novelty: the fit of one year, drawing included, as one JSON line on the console.</summary>
internal static class NoveltyBenchmark
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["make", var folder, var hyperedges, var nodes]:
                SyntheticHyperedges.WriteBinary(folder, Number(hyperedges), Number(nodes), seed: 1);
                return 0;
            case ["make-csv", var path, var documents, var years, var nodes]:
                SyntheticHyperedges.WriteCsv(path, Number(documents), Number(years), Number(nodes), seed: 1);
                return 0;
            case ["fit", var folder, var engine, var threads, var subEpochs]:
                Fit(SyntheticHyperedges.ReadBinary(folder), engine, Number(threads), Number(subEpochs));
                return 0;
            case ["score", var from, var to, var threads]:
                Score(from, to, Number(threads));
                return 0;
            default:
                Console.Error.WriteLine("novelty make FOLDER HYPEREDGES NODES | make-csv FILE DOCUMENTS YEARS NODES | fit FOLDER "
                    + "engine|reference THREADS PASSES | score CSV OUT THREADS");
                return 1;
        }
    }

    private static void Fit(Hypergraph graph, string engine, int threads, int passes)
    {
        var options = new ShiEvansOptions { Epochs = 1, SubEpochs = passes };
        var draws = new SeededDraws(1, "benchmark");
        Action(graph, options with { SubEpochs = 1 }); // compiled code before the clock
        var clock = Stopwatch.StartNew();
        Action(graph, options);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            side = $"ours {engine}, {threads} thread{(threads == 1 ? "" : "s")}",
            hyperedges = graph.EdgeCount,
            nodes = graph.NodeCount,
            seconds_per_pass = clock.Elapsed.TotalSeconds / passes,
            peak_mib = Process.GetCurrentProcess().PeakWorkingSet64 >> 20,
            version = Environment.Version.ToString(),
        }));

        void Action(Hypergraph g, ShiEvansOptions o) =>
            GC.KeepAlive((engine == "reference" ? ReferenceFit.Fit(g, o, draws) : FitEngine.Fit(g, o, draws, threads)).Last());
    }

    private static void Score(string from, string to, int threads)
    {
        var clock = Stopwatch.StartNew();
        var table = HyperedgeTable.Read(from);
        var read = clock.Elapsed.TotalSeconds;
        var scores = new NoveltyScorer(new ShiEvansOptions { LargestRelativeStep = 0.5 }, 42,
            threads).Score(table.Graph, "benchmark");
        var fit = clock.Elapsed.TotalSeconds - read;
        table.WriteScores(to, scores);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            side = "at the paper's size",
            threads,
            documents = table.Count,
            hyperedges = table.Graph.EdgeCount,
            nodes = table.Graph.NodeCount,
            years = table.Graph.Years.Count,
            read_seconds = read,
            fit_seconds = fit,
            write_seconds = clock.Elapsed.TotalSeconds - read - fit,
            peak_mib = Process.GetCurrentProcess().PeakWorkingSet64 >> 20,
            auc = scores.Validation.Average(v => v.Auc),
        }));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
