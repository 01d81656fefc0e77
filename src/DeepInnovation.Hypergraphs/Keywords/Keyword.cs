namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>A phrase that stands for a document.</summary>
/// <param name="Phrase">One to three words in lower case with one space between them, as they follow each
/// other in the document.</param>
/// <param name="Score">How well it stands for it; compares within one document and one extraction only.</param>
public readonly record struct Keyword(string Phrase, double Score);
