using System.Globalization;
using DeepInnovation.Core;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// The settings of the keyword extraction. What the paper did for documents without keywords it does not
/// say; all of this is our choice.
/// </summary>
public sealed record KeywordOptions
{
    /// <summary>The most keywords that a document gets.</summary>
    public int Top { get; init; } = 5;

    /// <summary>The most words of a phrase, 1 to 3.</summary>
    public int MaxWords { get; init; } = 3;

    /// <summary>
    /// In how many documents a phrase stands at least; never asked for more documents than there are. The default of 2 leaves
    /// out phrases that could link a document to no other.
    /// </summary>
    public int MinDocumentFrequency { get; init; } = 2;

    /// <summary>The least cohesion (<see cref="PhraseScore.Cohesion"/>) of a phrase of two or three words.</summary>
    public double MinCohesion { get; init; } = 0.2;

    /// <summary>What an occurrence in the title counts, where one in the abstract counts 1.</summary>
    public double TitleWeight { get; init; } = 2;

    /// <summary>How much a cohesive phrase of several words is preferred to a word; 0 for not at all.</summary>
    public double PhraseWeight { get; init; } = 0.5;

    /// <summary>
    /// How much of the occurrences inside a longer candidate is taken from a phrase, 0 to 1: with 1, <c>black</c> is no
    /// candidate where it stands only in <c>black hole</c>. After the C-value (Frantzi et al., 2000), with the most frequent
    /// longer candidate for their mean.
    /// </summary>
    public double NestedWeight { get; init; } = 1;

    /// <summary>How much a phrase near the beginning is preferred (<see cref="PhraseScore.Place"/>); 0 for not at all.</summary>
    public double PlaceWeight { get; init; } = 1;

    /// <summary>
    /// Share of the choice that goes to being unlike the phrases already chosen (1 - lambda of
    /// maximal marginal relevance), 0 to 1.
    /// </summary>
    public double Diversity { get; init; } = 0.3;

    /// <summary>How many of the best-scored phrases of a document are compared with each other.</summary>
    public int Pool { get; init; } = 50;

    /// <summary>The counts of phrases take 2^(this + 3) bytes of memory: 22 is 32 MiB.</summary>
    public int CountBits { get; init; } = 22;

    /// <summary>
    /// Plain TF-IDF over the same candidates, as a baseline: occurrences times inverse document frequency and nothing else.
    /// </summary>
    public static KeywordOptions PlainTfIdf { get; } =
        new() { MinCohesion = -1, TitleWeight = 1, PhraseWeight = 0, NestedWeight = 0, PlaceWeight = 0, Diversity = 0 };

    /// <summary>All settings as text by name, for a manifest.</summary>
    public IReadOnlyDictionary<string, string> AsText() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["keywords.count-bits"] = Text(CountBits),
        ["keywords.diversity"] = Text(Diversity),
        ["keywords.max-words"] = Text(MaxWords),
        ["keywords.min-cohesion"] = Text(MinCohesion),
        ["keywords.min-document-frequency"] = Text(MinDocumentFrequency),
        ["keywords.nested-weight"] = Text(NestedWeight),
        ["keywords.phrase-weight"] = Text(PhraseWeight),
        ["keywords.place-weight"] = Text(PlaceWeight),
        ["keywords.pool"] = Text(Pool),
        ["keywords.title-weight"] = Text(TitleWeight),
        ["keywords.top"] = Text(Top),
    };

    /// <summary>Refuses settings that mean nothing.</summary>
    /// <exception cref="InputException">A setting is outside its range.</exception>
    public void Check()
    {
        Within("top", Top, 1, 1000);
        Within("max-words", MaxWords, 1, 3);
        Within("min-documents", MinDocumentFrequency, 1, int.MaxValue);
        Within("min-cohesion", MinCohesion, -1, 1);
        Within("title-weight", TitleWeight, 0, 1000);
        Within("phrase-weight", PhraseWeight, 0, 1000);
        Within("nested-weight", NestedWeight, 0, 1);
        Within("place-weight", PlaceWeight, 0, 1000);
        Within("diversity", Diversity, 0, 1);
        Within("pool", Pool, 1, 10_000);
        Within("count-bits", CountBits, 8, 28);
    }

    private static void Within(string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
            throw new InputException($"{name} is a number from {Text(least)} to {Text(most)}", null, null, value: Text(value),
                hint: "Give a number in that range");
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
