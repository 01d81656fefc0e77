using DeepInnovation.Core;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Labels;

/// <summary>Passes on the label that came with the corpus; its source stands as the model.</summary>
internal sealed class GivenLabeler : ILabeler
{
    /// <summary>
    /// What stands as <see cref="DocumentLabel.Judge"/> of its labels, and as their model where the corpus names no source.
    /// </summary>
    public const string Judge = "given";

    /// <inheritdoc/>
    public Task<DocumentLabel> LabelAsync(Document document, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (document.Label is not (0 or 1))
        {
            throw new InputException(
                $"{ChatLabeler.NameOf(document)} came without a label of 0 or 1",
                "Fill the corpus's label column, or label by \"recorded\" or \"filter\" instead");
        }

        return Task.FromResult(new DocumentLabel
        {
            Id = document.Id,
            Kind = document.Kind,
            Label = document.Label.Value,
            Model = document.LabelSource ?? Judge,
            Judge = Judge,
        });
    }
}
