using DeepInnovation.Core.Documents;

namespace DeepInnovation.Samples;

/// <summary>One sentence as drawn: which pattern, and the number of the word in each slot.</summary>
/// <param name="Place">Its place in <see cref="SentencePatterns.Places"/>.</param>
/// <param name="Pattern">The pattern's number at that place.</param>
/// <param name="Words">For each slot the number of the word in the slot's lexicon.</param>
internal sealed record GeneratedSentence(int Place, int Pattern, IReadOnlyList<int> Words);

/// <summary>The title in the document's own language: words for domain and method, as numbers in their lexicons.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Domain">The domain's word.</param>
/// <param name="Concept">0 the word for AI, 1 the word for plain engineering.</param>
internal sealed record NativeTitle(string Language, int Domain, int Concept);

/// <summary>A text as drawn, before it is rendered: all that a reader of title and abstract can see, and nothing else.</summary>
/// <param name="Kind">Paper or patent.</param>
/// <param name="Sentences">Title first.</param>
/// <param name="Native">Null for documents in English.</param>
internal sealed record GeneratedText(DocumentKind Kind, IReadOnlyList<GeneratedSentence> Sentences, NativeTitle? Native);
