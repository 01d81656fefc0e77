using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>The formulas by which phrases are ranked: f * idf * (1 + b (m - 1) c) * place, see each part.</summary>
internal static class PhraseScore
{
    /// <summary>ln(1 + N / n) for a phrase in n of N documents: positive even for a phrase in every document.</summary>
    public static double InverseDocumentFrequency(int documents, int frequency) =>
        PortableMath.Log(1 + ((double)documents / frequency));

    /// <summary>
    /// Whether the words of a phrase belong together: normalised pointwise mutual information (Bouma, 2009, for m words
    /// divided by m - 1) of the phrase's share of documents with its words' shares, times n / (n + 1), because a phrase seen
    /// once proves little. Below 1; 0 where the words meet as often as chance has them; 1 n / (n + 1) where none stands
    /// without the others. 1 for a single word.
    /// </summary>
    /// <param name="documents">N, the documents of the corpus.</param>
    /// <param name="frequency">n, those with the phrase.</param>
    /// <param name="words">Those with each of its words, each at least <paramref name="frequency"/>.</param>
    public static double Cohesion(int documents, int frequency, ReadOnlySpan<int> words)
    {
        if (words.Length == 1)
            return 1;
        var belief = frequency / (frequency + 1.0);
        if (frequency >= documents)
            return belief;
        var information = PortableMath.Log((double)frequency / documents);
        foreach (var word in words)
            information -= PortableMath.Log((double)word / documents);
        return belief * information / ((words.Length - 1) * PortableMath.Log((double)documents / frequency));
    }

    /// <summary>
    /// 1 + w / (1 + first / 10): 1 + w for a phrase that begins the document, 1 far behind. What is said first matters more (as
    /// in YAKE, Campos et al., 2020).
    /// </summary>
    public static double Place(int first, double weight = 1) => 1 + (weight / (1 + (first / 10.0)));

    /// <summary>The score of a phrase of one document.</summary>
    /// <param name="frequency">f: occurrences in the document, those in the title weighted, less what longer phrases take
    /// (<see cref="KeywordOptions.NestedWeight"/>).</param>
    /// <param name="inverseDocumentFrequency">See <see cref="InverseDocumentFrequency"/>.</param>
    /// <param name="words">m, how many words it has.</param>
    /// <param name="cohesion">c, see <see cref="Cohesion"/>.</param>
    /// <param name="first">See <see cref="Place"/>.</param>
    /// <param name="options">b is <see cref="KeywordOptions.PhraseWeight"/>, w is
    /// <see cref="KeywordOptions.PlaceWeight"/>.</param>
    public static double Of(double frequency, double inverseDocumentFrequency, int words, double cohesion,
        int first, KeywordOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return frequency * inverseDocumentFrequency * (1 + (options.PhraseWeight * (words - 1) * cohesion)) * Place(
            first, options.PlaceWeight);
    }
}
