using System.CommandLine;
using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Calibration;
using DeepInnovation.Similarity.Kernels;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Cli.Commands.Join;

/// <summary><c>deepinnovation join calibrate</c>: calibrates the cosines of a join on plain files.</summary>
internal sealed class JoinCalibrateCommand
{
    private Option<string> Papers { get; } =
        new("--papers") { Description = "The papers' vectors: .npy, [rows, dimensions], each of length 1", Required = true };
    private Option<string> PaperYears { get; } =
        new("--paper-years") { Description = "Their years: .npy of integers or dates", Required = true };
    private Option<string?> PaperIds { get; } = new("--paper-ids")
    {
        Description = "Their ids: a CSV file with the column id, or one id per line; without it, row numbers from 0",
    };
    private Option<string> Patents { get; } = new("--patents") { Description = "The patents' vectors", Required = true };
    private Option<string> PatentYears { get; } = new("--patent-years") { Description = "Their years", Required = true };
    private Option<string?> PatentIds { get; } = new("--patent-ids") { Description = "Their ids" };
    private Option<string?> Truth { get; } = new("--truth") { Description = "Known links: CSV with Paper_ID and Patent_ID" };
    private Option<int> RandomPairs { get; } = new("--random-pairs")
    {
        Description = "Random pairs to draw",
        DefaultValueFactory = _ => JoinCalibration.RandomPairsDrawn,
    };
    private Option<long> Seed { get; } =
        new("--seed") { Description = "Seed of the random pairs and of the intervals", DefaultValueFactory = _ => 42 };
    private Option<string> To { get; } =
        new("--out") { Description = "The folder to write: scores, lags and links (.parquet)", Required = true };

    public static Command Create() => new JoinCalibrateCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "calibrate",
            "Shows what a cosine means: best pairs against random ones, by the years between them, and against known links.\n"
            + "Example: deepinnovation join calibrate --papers P.npy --paper-years PY.npy --paper-ids P.csv --patents Q.npy "
            + "--patent-years QY.npy --patent-ids Q.csv --truth links.csv --out calibration")
        { Papers, PaperYears, PaperIds, Patents, PatentYears, PatentIds, Truth, RandomPairs, Seed, To };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        if (parse.GetValue(RandomPairs) < 1)
            throw new InputException("--random-pairs must be at least 1", "Give a whole number from 1");
        var links = parse.GetValue(Truth) is { } file ? KnownLinks.Read(file) : null;
        var papers = Read(parse.GetValue(Papers)!, parse.GetValue(PaperYears)!, parse.GetValue(PaperIds));
        var patents = Read(parse.GetValue(Patents)!, parse.GetValue(PatentYears)!, parse.GetValue(PatentIds));
        var best = SimilarityEngines.Default().Join(papers, patents, JoinRule.Top(1), cancellation: cancellation);
        var calibration = JoinCalibration.Of(papers, patents, best, links, parse.GetValue(Seed),
            parse.GetValue(RandomPairs), cancellation);
        var folder = parse.GetValue(To)!;
        ParquetTable.Write(Path.Combine(folder, SimilarityStage.Scores.Name), calibration.Scores);
        ParquetTable.Write(Path.Combine(folder, SimilarityStage.LagScores.Name), calibration.Lags);
        ParquetTable.Write(Path.Combine(folder, SimilarityStage.Links.Name), calibration.Links);
        foreach (var line in Summary(calibration, best.Pairs.Count))
            parse.InvocationConfiguration.Output.WriteLine(line);
        return ExitCode.Success;
    }

    private static IEnumerable<string> Summary(JoinCalibration calibration, int papers)
    {
        var counts = calibration.Counts;
        yield return calibration.RareScore is not { } rare
            ? "The years allow no pair."
            : string.Create(CultureInfo.InvariantCulture,
                $"One in a thousand random pairs is above a cosine of {rare:F3}; "
                + $"so is the best pair of {counts["papers.above-random"]:N0} of {papers:N0} papers. "
                + $"With independent random scores {counts["papers.above-random.by-chance"]:N0} would be.");
        if (!counts.TryGetValue("links", out var links))
            yield break;
        var (unknown, old) = (counts["links.not-embedded"], counts["links.against-the-year-rule"]);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{links - unknown - old:N0} of {links:N0} known links measured; "
            + $"{unknown:N0} name a document without a vector, {old:N0} a patent older than the paper.");
        foreach (var row in calibration.Links.Where(r => r.Papers > 0))
            yield return string.Create(CultureInfo.InvariantCulture, $"{row.Measure}{(row.Depth is { } k ? $" at {k}" : "")}: "
                + $"{row.Value:F3} [{row.Low:F3}, {row.High:F3}], by chance {row.ByChance:F4}");
    }

    private static DatedVectors Read(string vectorsPath, string yearsPath, string? idsPath)
    {
        var vectors = NpyFile.ReadVectors(vectorsPath);
        return new DatedVectors(vectorsPath, vectors.Values, vectors.Columns!.Value, NpyYears.Read(yearsPath),
            idsPath is null ? null : IdList.Read(idsPath));
    }
}
