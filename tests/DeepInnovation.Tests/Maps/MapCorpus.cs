using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Maps;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;

namespace DeepInnovation.Tests.Maps;

/// <summary>The four tables that the maps read, written into a folder or a run.</summary>
internal sealed record MapCorpus
{
    public List<Document> Documents { get; init; } = [];

    public List<DocumentScore> Scores { get; init; } = [];

    public List<DocumentNovelty> Novelty { get; init; } = [];

    public List<SimilarPair> Pairs { get; init; } = [];

    public MapCorpus Add(Document document, bool isAI)
    {
        Documents.Add(document);
        Scores.Add(new DocumentScore { Id = document.Id, Kind = document.Kind, Score = isAI ? 0.9 : 0.1, IsAI = isAI });
        return this;
    }

    public MapCorpus Paper(string id, int? year, string? country, bool isAI, string? field = null, params string[] keywords) =>
        Add(new Document
        {
            Id = id,
            Kind = DocumentKind.Paper,
            Year = year,
            Country = country,
            Field = field,
            Keywords = keywords,
        }, isAI);

    public MapCorpus Patent(string id, int? year, string? country, bool isAI, params string[] ipc) =>
        Add(new Document { Id = id, Kind = DocumentKind.Patent, Year = year, Country = country, Ipc = ipc, Keywords = ["k"] },
            isAI);

    public MapCorpus Pair(string paper, string patent, float similarity, int paperYear, int patentYear, int rank = 1)
    {
        Pairs.Add(new SimilarPair
        {
            PaperId = paper,
            PatentId = patent,
            Similarity = similarity,
            PaperYear = paperYear,
            PatentYear = patentYear,
            Rank = rank,
        });
        return this;
    }

    public RunFolder WriteRun(string root)
    {
        var run = new RunFolder(root);
        var inputs = new MapsStage().Inputs(run);
        ParquetTable.Write(inputs[0], Documents);
        ParquetTable.Write(inputs[1], Scores);
        ParquetTable.Write(inputs[2], Novelty);
        ParquetTable.Write(inputs[3], Pairs);
        return run;
    }

    /// <summary>Writes the tables and draws one map from them.</summary>
    public List<T> Draw<T>(MapTable<T> map) where T : class, new()
    {
        using var folder = new TemporaryFolder();
        using var database = Open(folder);
        return database.Write(map, folder[map.File.Name]);
    }

    /// <summary>Writes the tables into a folder and opens them.</summary>
    public MapDatabase Open(TemporaryFolder folder)
    {
        var inputs = new MapsStage().Inputs(WriteRun(folder.Path));
        return MapDatabase.Open(inputs[0], inputs[1], inputs[2], inputs[3], folder["maps"]);
    }
}
