using System.Text.Json;
using DeepInnovation.Audit;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Release;

namespace DeepInnovation.Samples.Release;

/// <summary>
/// Writes a synthetic release in the released files' exact formats, of any size up to the paper's, with defects planted at known
/// lines if wanted. Blocks of rows are made side by side and written in order, so the bytes do not depend on the threads. O(rows)
/// time; memory of the blocks at work and 4 bytes a document.
/// </summary>
public static class GeneratedRelease
{
    /// <summary>The file that says where defects were planted.</summary>
    public const string PlantedFile = "planted.json";

    private const int Block = 20_000;
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Writes the three tables, <see cref="PlantedFile"/> and the mark that they are synthetic.</summary>
    /// <param name="folder">Where to; files there are replaced.</param>
    /// <param name="size">How many rows.</param>
    /// <param name="seed">The same seed gives the same bytes.</param>
    /// <param name="defects">Names of <see cref="DefectKind"/>; empty for a clean release.</param>
    /// <param name="years">True for pairs with years, false for the earlier three columns.</param>
    /// <param name="threads">Threads, 0 for one a core.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; the table at work is left out.</param>
    /// <exception cref="InputException">A size is out of range, or a defect is unknown.</exception>
    public static IReadOnlyList<PlantedDefect> Write(
        string folder, ReleaseSize size, long seed, IReadOnlyCollection<string> defects, bool years = true, int threads = 0,
        IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentNullException.ThrowIfNull(defects);
        foreach (var (name, rows, most) in ((string, int, int)[])[("papers", size.Papers, ReleaseSize.Most),
            ("patents", size.Patents, ReleaseSize.Most), ("pairs", size.Pairs, int.MaxValue)])
        {
            if (rows < 0 || rows > most)
                throw new InputException($"the number of {name} is not from 0 to {most}", null, null, $"--{name}",
                    rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (defects.FirstOrDefault(d => DefectKind.All.All(k => k.Name != d)) is { } unknown)
            throw new InputException("there is no such defect", null, null, "--defects", unknown,
                $"Give some of {string.Join(", ", DefectKind.All.Select(k => k.Name))}, or all");
        if (!years && defects.FirstOrDefault(d => d is "year-rule" or "pair-year") is { } dated)
            throw new InputException("the variant without years cannot have this defect", null, null,
                "--defects", dated, "Leave it out");
        var planted = new PlantedDefects(defects, size, seed);
        var documents = new DocumentRows(size, planted);
        var pairs = new PairRows(size, documents, planted, years);
        var pairHeader = years ? "Paper_ID,Patent_ID,Similarity,Paper_Year,Patent_Year" : "Paper_ID,Patent_ID,Similarity";
        var lastRow = planted.List.Where(p => p.Table == "pairs").SelectMany(p => p.Lines).DefaultIfEmpty(0).Max();
        if (lastRow > pairs.Count + 1)
            throw new InputException("there are fewer pairs than planted rows need",
                "Ask for fewer pairs than papers, or for many more");

        AtomicFile.RemoveLeftovers(folder);
        AtomicFile.WriteText(Path.Combine(folder, ReleaseAudit.SyntheticMark), JsonSerializer.Serialize(
            new
            {
                Synthetic = true,
                size.Papers,
                size.Patents,
                Pairs = pairs.Count,
                Seed = seed,
                Defects = planted.List.Select(p => p.Kind),
            }, Json) + "\n");
        Table(ReleaseStage.Papers.Name, string.Join(',', ReleasedTables.PaperHeader), size.Papers, "papers", documents.Paper);
        Table(ReleaseStage.Patents.Name, string.Join(',', ReleasedTables.PatentHeader), size.Patents,
            "patents", documents.Patent);
        Table(ReleaseStage.Pairs.Name, pairHeader, pairs.Count, "pairs", pairs.Row);
        AtomicFile.WriteText(Path.Combine(folder, PlantedFile), JsonSerializer.Serialize(planted.List, Json) + "\n");
        return planted.List;

        void Table(string file, string header, int rows, string unit, Action<int, SeededRandom, ReleaseLine> write) =>
            AtomicFile.Write(Path.Combine(folder, file), stream =>
            {
                stream.Write(AtomicFile.Utf8.GetBytes(header + "\n"));
                var blocks = ParallelEnumerable.Range(0, (rows + Block - 1) / Block).AsOrdered()
                    .WithDegreeOfParallelism(threads > 0 ? threads : Math.Min(64, Environment.ProcessorCount))
                    .WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellation)
                    .Select(block =>
                    {
                        var random = new SeededRandom(seed, $"release/{unit}/{block}");
                        var line = new ReleaseLine();
                        for (var row = block * Block; row < Math.Min(rows, (block + 1) * Block); row++)
                            write(row, random, line);
                        return line;
                    });
                var done = 0;
                foreach (var block in blocks)
                {
                    stream.Write(block.Written);
                    progress?.Report(new WorkProgress("release", done = Math.Min(rows, done + Block), rows, unit));
                }
            });
    }
}
