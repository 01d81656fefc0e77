using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Labels;

/// <summary>
/// Takes the keyword and IPC filter's verdict as the label, for corpora with neither labels nor recorded answers. This is
/// weak: a classifier trained on it learns the filter, and its scores say how well it does so, not how well it finds AI.
/// </summary>
internal sealed class FilterLabeler : ILabeler
{
    /// <summary>What stands as the model of its labels.</summary>
    public const string ModelName = "candidate-filter";

    /// <summary>What stands as <see cref="DocumentLabel.Judge"/> of its labels.</summary>
    public const string Judge = "filter";

    private readonly Dictionary<(DocumentKind Kind, string Id), Candidate> _verdicts = [];

    /// <summary>Takes the verdicts on all documents that will be asked about. O(verdicts).</summary>
    public FilterLabeler(IEnumerable<Candidate> verdicts)
    {
        foreach (var verdict in verdicts)
            _verdicts[(verdict.Kind, verdict.Id)] = verdict;
    }

    /// <inheritdoc/>
    public Task<DocumentLabel> LabelAsync(Document document, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_verdicts.TryGetValue((document.Kind, document.Id), out var verdict))
            throw new InputException($"{ChatLabeler.NameOf(document)} has no verdict of the filter",
                "Run the candidates stage on this corpus");
        return Task.FromResult(new DocumentLabel
        {
            Id = document.Id,
            Kind = document.Kind,
            Label = verdict.Kept ? 1 : 0,
            Rationale = verdict.Kept ? $"{verdict.Rule} in {verdict.Where}: {verdict.Match}" : "no rule matched",
            Model = ModelName,
            Judge = Judge,
        });
    }
}
