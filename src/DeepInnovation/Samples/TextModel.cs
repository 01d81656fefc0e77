using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples;

/// <summary>
/// The generative model of title and abstract: given a hidden cause (topic and plainness) and a language, the pattern at each
/// place and the word in each slot are drawn independently. Which technique stands as used and which as rejected tells
/// more than which words occur: a bag of words cannot see the difference.
/// </summary>
internal sealed class TextModel
{
    private readonly Vocabulary _vocabulary;
    private readonly IReadOnlyList<HiddenCause> _causes;
    private readonly Dictionary<string, SlotLexicon> _lexicons;

    public TextModel(Vocabulary vocabulary, SentencePatterns patterns)
    {
        (_vocabulary, Patterns, _causes) = (vocabulary, patterns, HiddenCause.All(vocabulary));
        _lexicons = new SlotMixtures(vocabulary, patterns).Lexicons();
        Languages = ["en", .. patterns.WordsByLanguage("native ai").Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>The sentence patterns.</summary>
    public SentencePatterns Patterns { get; }

    /// <summary>English first, then the others by code.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>The lexicon of a slot.</summary>
    public SlotLexicon Lexicon(string slot) => _lexicons[slot];

    /// <summary>Draws a text. Without an abstract it is the title alone.</summary>
    /// <param name="random">The document's stream.</param>
    /// <param name="kind">Paper or patent.</param>
    /// <param name="cause">The number of its hidden cause.</param>
    /// <param name="language">The document's language.</param>
    /// <param name="withAbstract">False for the few documents whose abstract is missing.</param>
    public GeneratedText Draw(SeededRandom random, DocumentKind kind, int cause, string language, bool withAbstract)
    {
        var sentences = Enumerable.Range(0, withAbstract ? SentencePatterns.Places.Length : 1)
            .Where(place => random.NextDouble() < Mixture.Presence[place])
            .Select(place => DrawSentence(random, kind, cause, place))
            .ToList();
        return new GeneratedText(kind, sentences, language == "en" ? null : DrawNative(random, cause, language));
    }

    /// <summary>
    /// Draws a text anew with some words taken over from another text of the same cause: its marginal distribution
    /// is that of <see cref="Draw"/>.
    /// </summary>
    /// <param name="random">The document's stream.</param>
    /// <param name="source">The other text; of either kind.</param>
    /// <param name="drawn">The text whose patterns stay; of the same cause.</param>
    /// <param name="share">The probability that a slot takes the source's word for the same slot.</param>
    public GeneratedText TakeOver(SeededRandom random, GeneratedText source, GeneratedText drawn, double share)
    {
        var words = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        foreach (var (slot, word) in source.Sentences.SelectMany(s => SlotsOf(source.Kind, s).Zip(s.Words)))
        {
            if (!words.TryGetValue(slot, out var queue))
                words.Add(slot, queue = new Queue<int>());
            queue.Enqueue(word);
        }

        return drawn with
        {
            Sentences = [.. drawn.Sentences.Select(s => s with
            {
                Words = [.. SlotsOf(drawn.Kind, s).Zip(s.Words, (slot, own) =>
                    random.NextDouble() < share && words.TryGetValue(slot, out var left)
                    && left.TryDequeue(out var taken) ? taken : own)],
            })],
        };
    }

    /// <summary>
    /// The text with some words drawn anew: near-duplicates and patent families. Its marginal distribution
    /// is that of <see cref="Draw"/>.
    /// </summary>
    public GeneratedText Revise(SeededRandom random, GeneratedText text, int cause, double share) => text with
    {
        Sentences = [.. text.Sentences.Select(s => s.Place == 0 ? s : s with
        {
            Words = [.. SlotsOf(text.Kind, s).Zip(s.Words, (slot, word) =>
                random.NextDouble() < share ? _lexicons[slot].Draw(random, cause) : word)],
        })],
    };

    /// <summary>ln P(text | cause, language), up to what does not depend on the cause. O(slots).</summary>
    public double LogLikelihood(GeneratedText text, int cause)
    {
        double sum = 0;
        foreach (var sentence in text.Sentences)
        {
            sum += Math.Log(PatternProbability(text.Kind, cause, sentence));
            var slots = SlotsOf(text.Kind, sentence);
            for (var i = 0; i < slots.Count; i++)
                sum += Math.Log(_lexicons[slots[i]].Probability(cause, sentence.Words[i]));
        }

        if (text.Native is { } native)
            sum += Math.Log(NativeDomainProbability(cause, native.Domain)) + Math.Log(ConceptProbability(cause, native.Concept));
        return sum;
    }

    /// <summary>The slots of a sentence's pattern.</summary>
    public IReadOnlyList<string> SlotsOf(DocumentKind kind, GeneratedSentence sentence) =>
        Patterns.At(kind, sentence.Place)[sentence.Pattern].Slots;

    private GeneratedSentence DrawSentence(SeededRandom random, DocumentKind kind, int cause, int place)
    {
        var patterns = Patterns.At(kind, place);
        var isAi = _causes[cause].Topic.IsAi;
        var pattern = SlotLexicon.Pick(random, [.. patterns.Select(p => isAi ? p.AiWeight : p.OtherWeight)]);
        return new GeneratedSentence(place, pattern,
            [.. patterns[pattern].Slots.Select(slot => _lexicons[slot].Draw(random, cause))]);
    }

    private NativeTitle DrawNative(SeededRandom random, int cause, string language)
    {
        var domain = SlotLexicon.Pick(random,
            [.. Enumerable.Range(0, _vocabulary.Domains.Count).Select(d => NativeDomainProbability(cause, d))]);
        return new NativeTitle(language, domain, random.NextDouble() < ConceptProbability(cause, 0) ? 0 : 1);
    }

    private double PatternProbability(DocumentKind kind, int cause, GeneratedSentence sentence)
    {
        var patterns = Patterns.At(kind, sentence.Place);
        return _causes[cause].Topic.IsAi
            ? patterns[sentence.Pattern].AiWeight / patterns.Sum(p => p.AiWeight)
            : patterns[sentence.Pattern].OtherWeight / patterns.Sum(p => p.OtherWeight);
    }

    private double NativeDomainProbability(int cause, int domain) =>
        (domain == _causes[cause].Topic.Domain ? Mixture.DomainWord[0] : 0) + Mixture.DomainWord[1] / _vocabulary.Domains.Count;

    private double ConceptProbability(int cause, int concept) =>
        _causes[cause].Mixture.Concept[_causes[cause].Topic.IsAi == (concept == 0) ? 0 : 1];
}
