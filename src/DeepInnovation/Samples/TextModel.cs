using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Samples;

/// <summary>
/// The generative model of title and abstract: given a topic (which fixes the class) and a language, the pattern at each
/// place and the word in each slot are drawn independently. Which technique stands as used and which as rejected tells
/// more than which words occur: a bag of words cannot see the difference.
/// </summary>
internal sealed class TextModel
{
    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<string, SlotLexicon> _lexicons;

    public TextModel(Vocabulary vocabulary, SentencePatterns patterns)
    {
        (_vocabulary, Patterns) = (vocabulary, patterns);
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
    /// <param name="topic">The topic's number.</param>
    /// <param name="language">The document's language.</param>
    /// <param name="withAbstract">False for the few documents whose abstract is missing.</param>
    public GeneratedText Draw(SeededRandom random, DocumentKind kind, int topic, string language, bool withAbstract)
    {
        var places = !withAbstract ? 1 : SentencePatterns.Places.Length - (random.NextDouble() < Mixture.Closing ? 0 : 1);
        var sentences = Enumerable.Range(0, places).Select(place => DrawSentence(random, kind, topic, place)).ToList();
        return new GeneratedText(kind, sentences, language == "en" ? null : DrawNative(random, topic, language));
    }

    /// <summary>Draws a text anew with some words taken over from another text on the same topic: its marginal distribution is that of <see cref="Draw"/>.</summary>
    /// <param name="random">The document's stream.</param>
    /// <param name="source">The other text; of either kind.</param>
    /// <param name="drawn">The text whose patterns stay; on the same topic.</param>
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
                    random.NextDouble() < share && words.TryGetValue(slot, out var left) && left.TryDequeue(out var taken) ? taken : own)],
            })],
        };
    }

    /// <summary>The text with some words drawn anew: near-duplicates and patent families. Its marginal distribution is that of <see cref="Draw"/>.</summary>
    public GeneratedText Revise(SeededRandom random, GeneratedText text, int topic, double share) => text with
    {
        Sentences = [.. text.Sentences.Select(s => s.Place == 0 ? s : s with
        {
            Words = [.. SlotsOf(text.Kind, s).Zip(s.Words, (slot, word) =>
                random.NextDouble() < share ? _lexicons[slot].Draw(random, topic) : word)],
        })],
    };

    /// <summary>ln P(text | topic, language), up to what does not depend on the topic. O(slots).</summary>
    public double LogLikelihood(GeneratedText text, int topic)
    {
        double sum = 0;
        foreach (var sentence in text.Sentences)
        {
            sum += Math.Log(PatternProbability(text.Kind, topic, sentence));
            var slots = SlotsOf(text.Kind, sentence);
            for (var i = 0; i < slots.Count; i++)
                sum += Math.Log(_lexicons[slots[i]].Probability(topic, sentence.Words[i]));
        }

        if (text.Native is { } native)
            sum += Math.Log(NativeDomainProbability(topic, native.Domain)) + Math.Log(ConceptProbability(topic, native.Concept));
        return sum;
    }

    /// <summary>The slots of a sentence's pattern.</summary>
    public IReadOnlyList<string> SlotsOf(DocumentKind kind, GeneratedSentence sentence) => Patterns.At(kind, sentence.Place)[sentence.Pattern].Slots;

    private GeneratedSentence DrawSentence(SeededRandom random, DocumentKind kind, int topic, int place)
    {
        var patterns = Patterns.At(kind, place);
        var isAi = _vocabulary.Topics[topic].IsAi;
        var pattern = SlotLexicon.Pick(random, [.. patterns.Select(p => isAi ? p.AiWeight : p.OtherWeight)]);
        return new GeneratedSentence(place, pattern, [.. patterns[pattern].Slots.Select(slot => _lexicons[slot].Draw(random, topic))]);
    }

    private NativeTitle DrawNative(SeededRandom random, int topic, string language)
    {
        var domain = SlotLexicon.Pick(random, [.. Enumerable.Range(0, _vocabulary.Domains.Count).Select(d => NativeDomainProbability(topic, d))]);
        return new NativeTitle(language, domain, random.NextDouble() < ConceptProbability(topic, 0) ? 0 : 1);
    }

    private double PatternProbability(DocumentKind kind, int topic, GeneratedSentence sentence)
    {
        var patterns = Patterns.At(kind, sentence.Place);
        return _vocabulary.Topics[topic].IsAi
            ? patterns[sentence.Pattern].AiWeight / patterns.Sum(p => p.AiWeight)
            : patterns[sentence.Pattern].OtherWeight / patterns.Sum(p => p.OtherWeight);
    }

    private double NativeDomainProbability(int topic, int domain) =>
        (domain == _vocabulary.Topics[topic].Domain ? Mixture.DomainWord[0] : 0) + Mixture.DomainWord[1] / _vocabulary.Domains.Count;

    private double ConceptProbability(int topic, int concept) =>
        _vocabulary.Topics[topic].IsAi == (concept == 0) ? Mixture.Concept[0] : Mixture.Concept[1];
}
