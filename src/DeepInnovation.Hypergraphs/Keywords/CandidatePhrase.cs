namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// A phrase that could be a keyword of a document: words that follow each other in it, with no stop word or punctuation between.
/// </summary>
/// <param name="Phrase">As it stands in the document, in lower case; of several forms with one folding the most frequent, then
/// the first in ordinal order.</param>
/// <param name="Folded">The words with plurals folded, one space between them: what counts as the same phrase.</param>
/// <param name="Words">How many words, 1 to 3.</param>
/// <param name="Frequency">Occurrences, those in the title weighted.</param>
/// <param name="First">Index of its first word among the words of title and abstract that are no stop words, from 0.</param>
internal sealed record CandidatePhrase(string Phrase, string Folded, int Words, double Frequency, int First);
