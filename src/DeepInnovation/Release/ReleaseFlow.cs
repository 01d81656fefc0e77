using DeepInnovation.Core.Tables;
using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Corpus;
using DeepInnovation.Embeddings;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;
using DeepInnovation.Similarity;

namespace DeepInnovation.Release;

/// <summary>
/// How many documents are left on the way from the files that were read to the three tables that the paper delivers.
/// </summary>
public static class ReleaseFlow
{
    /// <summary>
    /// The steps for papers or for patents, each with what it took out: rows, documents, judged AI, compared (with a year
    /// and a text), in a pair. From the books of the stages; stages that have not run have no step. O(pairs) time; memory
    /// for the ids of the documents in them.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="kind">Papers or patents.</param>
    /// <exception cref="InputException">A manifest or the table of pairs is damaged.</exception>
    public static IReadOnlyList<FlowStep> Of(RunFolder run, DocumentKind kind)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (one, many) = kind == DocumentKind.Paper ? ("paper", "papers") : ("patent", "patents");
        var steps = new List<FlowStep>();
        if (Counts(run, CorpusStage.Place) is { } read)
        {
            Add($"rows of {many}", read.GetValueOrDefault($"{many}.in"), "");
            Add(many, read.GetValueOrDefault($"{many}.out"), "rows that cannot be read");
        }

        if (Counts(run, ClassifierStage.Place) is { } judged)
            Add("judged AI", judged.GetValueOrDefault($"documents.{one}.ai"), "not about AI");
        if (Counts(run, EmbeddingsStage.Place) is { } embedded)
            Add("with a year and a text", embedded.GetValueOrDefault($"{many}.embedded"), "no year or no text");
        if (Counts(run, SimilarityStage.Place) is not null)
            Add(kind == DocumentKind.Paper ? "linked to a patent" : "linked to by a paper", Linked(run, kind),
                kind == DocumentKind.Paper ? "no patent of its year or later" : "nearest to no paper");
        return steps;

        void Add(string step, long left, string why) =>
            steps.Add(new FlowStep(step, left, steps.Count == 0 ? 0 : steps[^1].Documents - left, why));
    }

    private static long Linked(RunFolder run, DocumentKind kind)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in SimilarityStage.Pairs.Stream(run))
            ids.Add(kind == DocumentKind.Paper ? pair.PaperId : pair.PatentId);
        return ids.Count;
    }

    private static IReadOnlyDictionary<string, long>? Counts(RunFolder run, StagePlace stage) => run.ManifestOf(stage)?.Counts;
}
