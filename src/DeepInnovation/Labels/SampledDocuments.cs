using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Labels;

/// <summary>The documents that a run's sampling drew.</summary>
public static class SampledDocuments
{
    /// <summary>The documents in the sample's order. O(documents).</summary>
    /// <exception cref="InputException">The run has no sample yet, or the sample is of another corpus.</exception>
    public static List<Document> Read(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var documents = new Dictionary<(DocumentKind, string), Document>();
        foreach (var document in CorpusStage.Documents.Stream(run))
            documents.Add((document.Kind, document.Id), document);
        return [.. SamplingStage.Sample.Read(run)
            .Select(drawn => documents.TryGetValue((drawn.Kind, drawn.Id), out var document) ? document
                : throw new InputException($"the sample names {drawn.Kind} {drawn.Id}, which is not in the corpus",
                    "Run the sampling stage again"))];
    }
}
