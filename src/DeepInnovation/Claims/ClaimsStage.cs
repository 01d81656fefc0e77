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
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("claims", "11-claims");

    /// <summary>One <see cref="LedgerRow"/> a claim: what the paper says, what this run measured, the verdict.</summary>
    public static Table<LedgerRow> Verdicts { get; } = Place.Table<LedgerRow>("ledger.parquet");

    /// <summary>The same as JSON: <c>{ "scope", "verdicts": { verdict: count }, "claims": [ row ] }</c>.</summary>
    public static RunFile VerdictsJson { get; } = Place.File("ledger.json");

    /// <summary>The same as a page to read.</summary>
    public static RunFile Page { get; } = Place.File("ledger.md");

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal) { ["scope"] = scope.ToString().ToLowerInvariant() };

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads =>
        [MapsStage.Trend, MapsStage.NoveltyByYear, MapsStage.Lags, ClassifierStage.EvaluationFile];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> ReadsIfThere => [.. ReleaseMeasurements.Files, .. SettingMeasurements.Files];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [Verdicts, VerdictsJson, Page];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest)
    {
        var (reproduced, differ) = (manifest.Counts.GetValueOrDefault("claims.reproduced"),
            manifest.Counts.GetValueOrDefault("claims.differs"));
        return $"{StageManifest.Text(reproduced + differ)} of "
            + $"{StageManifest.Text(manifest.Counts.Values.Sum())} claims testable: "
            + $"{StageManifest.Text(reproduced)} reproduced, {StageManifest.Text(differ)} differ";
    }

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        var book = ClaimBook.DeepInnovationAI;
        context.Report(0, book.Claims.Count, "claims");
        var run = context.Run;
        var trend = MapsStage.Trend.Read(run);
        var measurements = Measure(run, book, trend).ToDictionary(measurement => measurement.Id, StringComparer.Ordinal);
        var evidence = new ScopeEvidence(
            scope,
            MapMeasurements.Rows(trend, DocumentKind.Paper),
            MapMeasurements.Rows(trend, DocumentKind.Patent),
            (long)book.Expected("papers.rows"),
            (long)book.Expected("patents.rows"));

        var labels = EvaluationMeasurements.LabelsOf(ClassifierStage.EvaluationFile.In(run));
        var notice = labels is null or { IsQuality: true } ? null : labels.Sentence;
        var rows = Ledger.Fill(book.Claims, measurements, evidence);
        context.Write(Verdicts, rows);
        context.WriteFile(VerdictsJson,
            stream => stream.Write(AtomicFile.Utf8.GetBytes(LedgerJson.Write(scope, rows))), rows.Count);
        context.WriteFile(Page,
            stream => stream.Write(AtomicFile.Utf8.GetBytes(LedgerPage.Write(book, scope, rows, notice))), rows.Count);
        foreach (var (verdict, claims) in Ledger.Count(rows))
            context.Count($"claims.{Ledger.Text(verdict).Replace(' ', '-')}", claims);
        context.Report(rows.Count, rows.Count, "claims");
    }

    private static IEnumerable<Measurement> Measure(RunFolder run, ClaimBook book, List<YearlyTrend> trend) =>
    [
        .. MapMeasurements.OfTrend(trend),
        .. MapMeasurements.OfNovelty(MapsStage.NoveltyByYear.Read(run)),
        .. MapMeasurements.OfLags(MapsStage.Lags.Read(run)),
        .. EvaluationMeasurements.Of(ClassifierStage.EvaluationFile.In(run)),
        .. ReleaseMeasurements.Of(run),
        .. SettingMeasurements.Of(run),
        .. RuleMeasurements.Measure(),
        .. PaperArithmetic.Measure(book),
    ];
}
