using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests;

/// <summary>A run whose corpus and judgements a test wrote itself.</summary>
internal static class AiRun
{
    /// <summary>
    /// Writes the two tables that novelty and embeddings read. A document is judged AI unless its title says "not AI".
    /// </summary>
    public static RunFolder Make(TemporaryFolder folder, IReadOnlyList<Document> documents, long seed = 42)
    {
        var run = new RunFolder(folder["run"], seed);
        ParquetTable.Write(CorpusStage.Documents.In(run), documents);
        ParquetTable.Write(ClassifierStage.Scores.In(run), documents.Select(d => new DocumentScore
        {
            Id = d.Id,
            Kind = d.Kind,
            IsAI = d.Title != "not AI",
        }));
        return run;
    }

    /// <summary>Papers and patents over some years, keywords in blocks, IPC symbols of a few subclasses.</summary>
    public static List<Document> Documents(int perYear = 40, int years = 4)
    {
        var random = new SeededRandom(11, "documents");
        var documents = new List<Document>();
        foreach (var kind in new[] { DocumentKind.Paper, DocumentKind.Patent })
        {
            for (var i = 0; i < perYear * years; i++)
            {
                var block = random.Next(5);
                documents.Add(new Document
                {
                    Id = $"{i}",
                    Kind = kind,
                    Title = $"title {i}",
                    Year = 2000 + (i / perYear),
                    Keywords = [.. Enumerable.Range(0, 3 + random.Next(3)).Select(_ => $"block{block} word{random.Next(8)}")],
                    Ipc = kind == DocumentKind.Paper ? [] : [.. Enumerable.Range(0, 1 + random.Next(3))
                        .Select(_ => $"G0{1 + random.Next(9)}{"BFKLNT"[random.Next(6)]} {1 + random.Next(30)}/00")],
                });
            }
        }

        return documents;
    }

    /// <summary>The hashes of all files that a stage left, by name, its manifest left out.</summary>
    public static SortedDictionary<string, string> Hashes(StageManifest manifest) =>
        new(manifest.Outputs.ToDictionary(o => o.File, o => o.Sha256), StringComparer.Ordinal);
}
