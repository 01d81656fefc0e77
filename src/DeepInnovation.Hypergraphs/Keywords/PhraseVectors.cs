namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// Gives each text a vector of length 1 (or zeros for a text that says nothing), all of one length, in row order: [texts,
/// dimensions]. A sentence encoder's <c>Encode</c> fits it, and the caller brings it, so that this folder needs no later stage.
/// </summary>
/// <param name="texts">The texts.</param>
/// <param name="cancellation">Stops the work.</param>
public delegate float[] PhraseVectors(IReadOnlyList<string> texts, CancellationToken cancellation);
