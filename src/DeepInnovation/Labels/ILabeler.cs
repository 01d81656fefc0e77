using DeepInnovation.Core;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Labels;

/// <summary>Judges whether a document is about AI. The same document always gets the same judgement.</summary>
internal interface ILabeler
{
    /// <summary>Judges one document.</summary>
    /// <param name="document">The document; labelers of text read its title and abstract only.</param>
    /// <param name="cancellation">Stops the question.</param>
    /// <exception cref="InputException">There is no valid judgement for this document; the message names it.</exception>
    Task<DocumentLabel> LabelAsync(Document document, CancellationToken cancellation);
}
