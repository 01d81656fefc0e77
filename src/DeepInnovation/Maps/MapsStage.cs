using DeepInnovation.Classifier;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Novelty;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;

namespace DeepInnovation.Maps;

/// <summary>
/// Draws the innovation map: AI documents by year, country and field, mean novelty, the lag from a paper to its nearest
/// patent, who leads in papers and who in patents. Documents without a year or country have rows of their own.
/// </summary>
public sealed class MapsStage : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("maps", "10-maps");

    /// <summary><see cref="YearlyTrend"/>: documents and AI documents by kind and year.</summary>
    public static Table<YearlyTrend> Trend { get; } = Place.Table<YearlyTrend>("trend.parquet");

    /// <summary><see cref="CountryShare"/>: documents and AI documents by kind and country.</summary>
    public static Table<CountryShare> Countries { get; } = Place.Table<CountryShare>("countries.parquet");

    /// <summary><see cref="FieldShare"/>: papers by field of research, patents by IPC section.</summary>
    public static Table<FieldShare> Fields { get; } = Place.Table<FieldShare>("fields.parquet");

    /// <summary><see cref="YearlyNovelty"/>: mean novelty by kind and year.</summary>
    public static Table<YearlyNovelty> NoveltyByYear { get; } = Place.Table<YearlyNovelty>("novelty-by-year.parquet");

    /// <summary><see cref="TransferLag"/>: years from a paper to its nearest patent.</summary>
    public static Table<TransferLag> Lags { get; } = Place.Table<TransferLag>("lags.parquet");

    /// <summary><see cref="CountryLeader"/>: who leads in AI papers and who in AI patents.</summary>
    public static Table<CountryLeader> Leaders { get; } = Place.Table<CountryLeader>("leaders.parquet");

    /// <summary><see cref="CountryFlow"/>: from the paper's country to the office of its nearest patent.</summary>
    public static Table<CountryFlow> Flows { get; } = Place.Table<CountryFlow>("flows.parquet");

    private const int Maps = 7;

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads =>
        [CorpusStage.Documents, ClassifierStage.Scores, NoveltyStage.Novelties, SimilarityStage.Pairs];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [Trend, Countries, Fields, NoveltyByYear, Lags, Leaders, Flows];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"{manifest.Outputs.Count} tables";

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        context.Report(0, Maps, "maps");
        using var database = MapDatabase.Open(
            CorpusStage.Documents.In(context.Run), ClassifierStage.Scores.In(context.Run), NoveltyStage.Novelties.In(context.Run),
            SimilarityStage.Pairs.In(context.Run), context.PathOf("maps"));
        var trend = Draw(context, database, YearlyTrend.Map, 1);
        var countries = Draw(context, database, CountryShare.Map, 2);
        var fields = Draw(context, database, FieldShare.Map, 3);
        Draw(context, database, YearlyNovelty.Map, 4);
        var lags = Draw(context, database, TransferLag.Map, 5);
        Draw(context, database, CountryLeader.Map, 6);
        Draw(context, database, CountryFlow.Map, 7);

        context.Count("documents", trend.Sum(t => t.Documents));
        context.Count("documents.ai", trend.Sum(t => t.AiDocuments));
        context.Count("documents.without-year", trend.Where(t => t.Year is null).Sum(t => t.Documents));
        context.Count("documents.without-country", countries.Where(c => c.Country is null).Sum(c => c.Documents));
        context.Count("documents.without-field", fields.Where(f => f.Field is null).Sum(f => f.Documents));
        context.Count("papers.paired", lags.Where(l => l.LagYears is not null).Sum(l => l.Papers));
        context.Count("papers.without-patent", lags.Where(l => l.LagYears is null).Sum(l => l.Papers));
    }

    private static List<T> Draw<T>(StageContext context, MapDatabase database, MapTable<T> map, int done) where T : class, new()
    {
        var rows = database.Write(map, map.File.In(context.Run));
        context.NoteOutput(map.File, rows.Count);
        context.Report(done, Maps, "maps");
        return rows;
    }
}
