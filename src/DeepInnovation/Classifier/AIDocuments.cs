using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Classifier;

/// <summary>The documents that the classifier judged to be about AI: what every stage after it works on.</summary>
internal static class AIDocuments
{
    /// <summary>The tables that decide which documents these are.</summary>
    public static IReadOnlyList<RunFile> Tables { get; } = [CorpusStage.Documents, ClassifierStage.Scores];

    /// <summary>All of them, in the corpus's order. O(documents).</summary>
    /// <exception cref="InputException">The corpus or the classifier stage has not run.</exception>
    public static List<Document> Read(RunFolder run)
    {
        var judged = ClassifierStage.Scores.Read(run).Where(s => s.IsAI).Select(s => (s.Kind, s.Id)).ToHashSet();
        return [.. CorpusStage.Documents.Read(run).Where(d => judged.Contains((d.Kind, d.Id)))];
    }

    /// <summary>
    /// Those with a year; notes in the stage's manifest how many there are and how many have none. O(documents).
    /// </summary>
    /// <exception cref="InputException">The corpus or the classifier stage has not run.</exception>
    public static List<Document> ReadDated(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var all = Read(context.Run);
        var dated = all.Where(d => d.Year is not null).ToList();
        context.Count("documents.ai", all.Count);
        context.Count("documents.ai.no-year", all.Count - dated.Count);
        return dated;
    }
}
