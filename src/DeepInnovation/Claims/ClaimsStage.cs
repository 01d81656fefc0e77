using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Maps;
using DeepInnovation.Runs;

namespace DeepInnovation.Claims;

/// <summary>Fills the ledger: holds every claim about the paper against what this run measured, and gives a verdict.</summary>
/// <param name="scope">What the run's documents are.</param>
public sealed class ClaimsStage(DataScope scope) : IStage
{
    /// <inheritdoc/>
    public string Name => "claims";

    /// <inheritdoc/>
    public string Folder => ClaimFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal) { ["scope"] = scope.ToString().ToLowerInvariant() };

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run) =>
    [
        run.PathOf(MapFiles.Folder, MapFiles.Trend),
        run.PathOf(MapFiles.Folder, MapFiles.Novelty),
        run.PathOf(MapFiles.Folder, MapFiles.Lags),
        run.PathOf(ClassifierFiles.Folder, ClassifierFiles.Evaluation),
        .. ReleaseMeasurements.Files(run),
        .. SettingMeasurements.Files(run),
    ];

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        var book = ClaimBook.DeepInnovationAI;
        context.Report(0, book.Claims.Count, "claims");
        var run = context.Run;
        var trend = ParquetTable.Read<YearlyTrend>(run.PathOf(MapFiles.Folder, MapFiles.Trend));
        var measurements = Measure(run, book, trend).ToDictionary(measurement => measurement.Id, StringComparer.Ordinal);
        var evidence = new ScopeEvidence(
            scope,
            MapMeasurements.Rows(trend, DocumentKind.Paper),
            MapMeasurements.Rows(trend, DocumentKind.Patent),
            (long)book.Expected("papers.rows"),
            (long)book.Expected("patents.rows"));

        var labels = EvaluationMeasurements.LabelsOf(run.PathOf(ClassifierFiles.Folder, ClassifierFiles.Evaluation));
        var notice = labels is null or { IsQuality: true } ? null : labels.Sentence;
        var rows = Ledger.Fill(book.Claims, measurements, evidence);
        context.WriteTable(ClaimFiles.Ledger, rows);
        context.WriteFile(ClaimFiles.Json, stream => stream.Write(AtomicFile.Utf8.GetBytes(LedgerJson.Write(scope, rows))), rows.Count);
        context.WriteFile(ClaimFiles.Page, stream => stream.Write(AtomicFile.Utf8.GetBytes(LedgerPage.Write(book, scope, rows, notice))), rows.Count);
        foreach (var (verdict, claims) in Ledger.Count(rows))
            context.Count($"claims.{Ledger.Text(verdict).Replace(' ', '-')}", claims);
        context.Report(rows.Count, rows.Count, "claims");
    }

    private static IEnumerable<Measurement> Measure(RunFolder run, ClaimBook book, List<YearlyTrend> trend) =>
    [
        .. MapMeasurements.OfTrend(trend),
        .. MapMeasurements.OfNovelty(ParquetTable.Read<YearlyNovelty>(run.PathOf(MapFiles.Folder, MapFiles.Novelty))),
        .. MapMeasurements.OfLags(ParquetTable.Read<TransferLag>(run.PathOf(MapFiles.Folder, MapFiles.Lags))),
        .. EvaluationMeasurements.Of(run.PathOf(ClassifierFiles.Folder, ClassifierFiles.Evaluation)),
        .. ReleaseMeasurements.Of(run),
        .. SettingMeasurements.Of(run),
        .. RuleMeasurements.Measure(),
        .. PaperArithmetic.Measure(book),
    ];
}
