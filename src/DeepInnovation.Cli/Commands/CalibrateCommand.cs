using System.CommandLine;
using System.Globalization;
using DeepInnovation.Embeddings;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Calibration;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation calibrate</c>: what the cosines of a join mean, on plain files.</summary>
internal static class CalibrateCommand
{
    private static readonly Option<string> Papers = new("--papers") { Description = "The papers' vectors: .npy, [rows, dimensions], each of length 1", Required = true };
    private static readonly Option<string> PaperYears = new("--paper-years") { Description = "Their years: .npy of integers", Required = true };
    private static readonly Option<string?> PaperIds = new("--paper-ids") { Description = "Their ids: a CSV file with the column id, or one id a line; row numbers from 0 without it" };
    private static readonly Option<string> Patents = new("--patents") { Description = "The patents' vectors", Required = true };
    private static readonly Option<string> PatentYears = new("--patent-years") { Description = "Their years", Required = true };
    private static readonly Option<string?> PatentIds = new("--patent-ids") { Description = "Their ids" };
    private static readonly Option<string?> Truth = new("--truth") { Description = "Known links: CSV with Paper_ID and Patent_ID" };
    private static readonly Option<int> RandomPairs = new("--random-pairs") { Description = "Random pairs to draw", DefaultValueFactory = _ => new CalibrationOptions().RandomPairs };
    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of the random pairs and of the intervals", DefaultValueFactory = _ => 42 };
    private static readonly Option<string> To = new("--out") { Description = "The folder to write: score-summary, score-quantiles, score-histogram, score-by-lag and, with a truth, known-links and precision-at-k (Parquet)", Required = true };

    public static Command Create()
    {
        var command = new Command(
            "calibrate",
            "Says what a cosine means: best pairs against random ones, by score and years between, and against known links.\n"
            + "Example: deepinnovation calibrate --papers P.npy --paper-years PY.npy --paper-ids P.csv --patents Q.npy --patent-years QY.npy --patent-ids Q.csv --truth links.csv --out calibration")
        { Papers, PaperYears, PaperIds, Patents, PatentYears, PatentIds, Truth, RandomPairs, Seed, To };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private static int Run(ParseResult parse, CancellationToken cancellation)
    {
        var options = new CalibrationOptions { RandomPairs = parse.GetValue(RandomPairs), Seed = parse.GetValue(Seed) };
        var truth = parse.GetValue(Truth) is { } file ? KnownLink.Read(file) : null;
        var papers = Read(parse.GetValue(Papers)!, parse.GetValue(PaperYears)!, parse.GetValue(PaperIds));
        var patents = Read(parse.GetValue(Patents)!, parse.GetValue(PatentYears)!, parse.GetValue(PatentIds));
        var best = new SimilarityStage().Engine.Join(papers, patents, JoinRule.Top(1), cancellation: cancellation);
        var report = CalibrationReport.Of(papers, patents, best, truth, options, cancellation);
        report.WriteTo(parse.GetValue(To)!);
        foreach (var line in Summary(report))
            parse.InvocationConfiguration.Output.WriteLine(line);
        return ExitCode.Success;
    }

    private static IEnumerable<string> Summary(CalibrationReport report)
    {
        var scores = report.Scores.Summary;
        yield return scores.RandomHigh is null
            ? "The years allow no pair."
            : string.Create(CultureInfo.InvariantCulture,
                $"Median cosine {scores.BestMedian:F3} of {scores.BestPairs:N0} best pairs, {scores.RandomMedian:F3} of {scores.RandomPairs:N0} random ones. {scores.PapersAboveShare:P1} of papers have a best pair above {scores.RandomHigh:F3}, which one random pair in a thousand exceeds; the best of as many random pairs would be above it for {scores.PapersAboveExpected:P1}.");
        if (report.Coverage is null || report.Retrieval is null)
            yield break;
        yield return report.Coverage.ToString();
        foreach (var row in report.Retrieval.Where(r => r.Value is not null && (r.K is null or 1 or 10)))
            yield return string.Create(CultureInfo.InvariantCulture, $"{row.Measure}{(row.K is { } k ? $" at {k}" : "")}: {row.Value:F3} [{row.Low:F3}, {row.High:F3}], by chance {row.Chance:F4}");
    }

    private static DatedVectors Read(string vectorsPath, string yearsPath, string? idsPath)
    {
        var vectors = NpyFile.ReadVectors(vectorsPath);
        return new DatedVectors(vectorsPath, vectors.Values, vectors.Columns!.Value, NpyFile.ReadIntegers(yearsPath), idsPath is null ? null : IdList.Read(idsPath));
    }
}
