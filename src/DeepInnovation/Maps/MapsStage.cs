using DeepInnovation.Classifier;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;

namespace DeepInnovation.Maps;

/// <summary>
/// Draws the innovation map: AI documents by year, country and field, mean novelty, the lag from a paper to its nearest
/// patent, who leads in papers and who in patents. Documents without a year or country have rows of their own.
/// </summary>
public sealed class MapsStage : IStage
{
    private const int Maps = 7;

    /// <inheritdoc/>
    public string Name => "maps";

    /// <inheritdoc/>
    public string Folder => MapFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run) =>
    [
        run.PathOf(CorpusFiles.Folder, CorpusFiles.Documents),
        run.PathOf(ClassifierFiles.Folder, ClassifierFiles.Scores),
        run.PathOf(NoveltyFiles.Folder, NoveltyFiles.Novelty),
        run.PathOf(SimilarityFiles.Folder, SimilarityFiles.Pairs),
    ];

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        var inputs = Inputs(context.Run);
        context.Report(0, Maps, "maps");
        using var database = MapDatabase.Open(inputs[0], inputs[1], inputs[2], inputs[3], context.PathOf("maps"));
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
        var rows = database.Write(map, context.PathOf(map.File));
        context.NoteOutput(map.File, rows.Count);
        context.Report(done, Maps, "maps");
        return rows;
    }
}
