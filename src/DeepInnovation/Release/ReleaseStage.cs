using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Novelty;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Release;

/// <summary>
/// Delivers what the paper delivers: the patents and papers judged AI with their novelty, and the pairs, as CSV.
/// </summary>
public sealed class ReleaseStage : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("release", "09-release");

    /// <summary>Patents judged AI: leading index, ID, PN, IPC, title, abstract, Year, Keywords, Novelty.</summary>
    public static RunFile Patents { get; } = Place.File("DeepPatentAI.csv");

    /// <summary>Papers judged AI: leading index and 13 fields.</summary>
    public static RunFile Papers { get; } = Place.File("DeepDiveAI.csv");

    /// <summary>Pairs: Paper_ID, Patent_ID, Similarity, Paper_Year, Patent_Year.</summary>
    public static RunFile Pairs { get; } = Place.File("DeepCosineAI.csv");

    /// <summary>The same pairs in the shape of the earlier released code: Paper_ID, Patent_ID, Similarity.</summary>
    public static RunFile PairsWithoutYears { get; } = Place.File("DeepCosineAI-without-years.csv");

    /// <summary>The same pairs as Parquet: the columns of <see cref="Similarity.SimilarPair"/>.</summary>
    public static Table<SimilarPair> PairsParquet { get; } = Place.Table<SimilarPair>("DeepCosineAI.parquet");

    StagePlace IStage.Place => Place;

    /// <summary>None: the tables that it reads decide everything.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads => [.. AIDocuments.Tables, NoveltyStage.Novelties, SimilarityStage.Pairs];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [Patents, Papers, Pairs, PairsWithoutYears, PairsParquet];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"DeepPatentAI {manifest.Number("patents")}, DeepDiveAI {manifest.Number("papers")}, "
        + $"DeepCosineAI {manifest.Number("pairs")} rows";

    /// <inheritdoc/>
    /// <exception cref="InputException">A pair names a document that is not judged AI: the tables are not of one run.</exception>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var documents = AIDocuments.Read(context.Run).ToLookup(d => d.Kind);
        var judged = documents.SelectMany(kind => kind).Select(d => (d.Kind, d.Id)).ToHashSet();
        var novelty = NoveltyStage.Novelties.Read(context.Run).ToDictionary(n => (n.Kind, n.Id), n => n.Content);

        List<Document> patents = [.. documents[DocumentKind.Patent]], papers = [.. documents[DocumentKind.Paper]];
        double? Novelty(Document document) => novelty.GetValueOrDefault((document.Kind, document.Id));
        context.WriteFile(Patents, stream => ReleasedTables.WritePatents(stream, patents, Novelty), patents.Count);
        context.Report(1, 5, "tables");
        context.WriteFile(Papers, stream => ReleasedTables.WritePapers(stream, papers, Novelty), papers.Count);
        context.Report(2, 5, "tables");
        var pairs = WritePairs(context, judged, SimilarityStage.Pairs.In(context.Run));
        context.Count("patents", patents.Count);
        context.Count("patents.novelty", patents.Count(p => Novelty(p) is not null));
        context.Count("papers", papers.Count);
        context.Count("papers.novelty", papers.Count(p => Novelty(p) is not null));
        context.Count("pairs", pairs);
    }

    /// <summary>The pairs pass through a row at a time: they may be far more than the documents.</summary>
    private static long WritePairs(StageContext context, HashSet<(DocumentKind Kind, string Id)> judged, string path)
    {
        var rows = Write(Pairs, Checked(ParquetTable.Stream<SimilarPair>(path), judged, path), 3);
        Write(PairsWithoutYears, ParquetTable.Stream<SimilarPair>(path), 4, years: false);
        Write(PairsParquet, ParquetTable.Stream<SimilarPair>(path), 5);
        return rows;

        long Write(RunFile file, IEnumerable<SimilarPair> pairs, int done, bool years = true)
        {
            var written = PairFile.Write(file.In(context.Run), pairs, years);
            context.NoteOutput(file, written);
            context.Report(done, 5, "tables");
            return written;
        }
    }

    private static IEnumerable<SimilarPair> Checked(IEnumerable<SimilarPair> pairs,
        HashSet<(DocumentKind Kind, string Id)> judged, string path)
    {
        foreach (var pair in pairs)
        {
            var stranger = !judged.Contains((DocumentKind.Paper, pair.PaperId)) ? pair.PaperId
                : !judged.Contains((DocumentKind.Patent, pair.PatentId)) ? pair.PatentId : null;
            if (stranger is not null)
                throw new InputException("a pair names a document that is not classified as AI", path, null, value: stranger,
                    hint: "Run the similarity stage again");
            yield return pair;
        }
    }
}
