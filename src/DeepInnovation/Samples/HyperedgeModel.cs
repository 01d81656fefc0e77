using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples;

/// <summary>
/// Draws hyperedges (keywords of a document, IPC symbols of a patent). Each domain is a community: most hyperedges stay
/// within one, so that the Shi-Evans model can learn them, and the weights of nodes drift over the years. A planted
/// surprise takes each node from another domain.
/// </summary>
internal sealed class HyperedgeModel
{
    private const double DriftStrength = 0.7;

    private readonly Vocabulary _vocabulary;
    private readonly Func<Topic, IReadOnlyList<(double Share, IReadOnlyList<string> Nodes)>> _parts;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Makes the model.</summary>
    /// <param name="vocabulary">Topics and domains.</param>
    /// <param name="parts">The lists that a topic's nodes come from, with their shares.</param>
    public HyperedgeModel(Vocabulary vocabulary, Func<Topic, IReadOnlyList<(double Share, IReadOnlyList<string> Nodes)>> parts)
    {
        (_vocabulary, _parts) = (vocabulary, parts);
        foreach (var node in vocabulary.Topics.SelectMany(t => parts(t)).SelectMany(p => p.Nodes))
            _numbers.TryAdd(node, _numbers.Count);
    }

    /// <summary>Keywords: own topic, domain, the class's other topics in the domain, the other class's, general words.</summary>
    public static HyperedgeModel OfKeywords(Vocabulary vocabulary, SentencePatterns patterns) => new(vocabulary, topic =>
    [
        (0.50, topic.Keywords),
        (0.30, vocabulary.Domains[topic.Domain].Keywords),
        (0.08, [.. vocabulary.Topics.Where(t => t.Domain == topic.Domain && t.IsAi == topic.IsAi).SelectMany(t => t.Keywords)]),
        (0.05, [.. vocabulary.Topics.Where(t => t.Domain == topic.Domain && t.IsAi != topic.IsAi).SelectMany(t => t.Keywords)]),
        (0.06, patterns.Words(topic.IsAi ? "keywords ai" : "keywords no")),
        (0.01, patterns.Words(topic.IsAi ? "keywords no" : "keywords ai")),
    ]);

    /// <summary>IPC symbols: own topic, domain, all topics of the domain.</summary>
    public static HyperedgeModel OfIpc(Vocabulary vocabulary) => new(vocabulary, topic =>
    [
        (0.55, topic.Ipc),
        (0.40, vocabulary.Domains[topic.Domain].Ipc),
        (0.05, [.. vocabulary.Topics.Where(t => t.Domain == topic.Domain).SelectMany(t => t.Ipc)]),
    ]);

    /// <summary>Draws distinct nodes.</summary>
    /// <param name="random">The document's stream.</param>
    /// <param name="topic">The document's topic.</param>
    /// <param name="year">The document's year: weights drift.</param>
    /// <param name="size">How many.</param>
    /// <param name="surprise">True to take each node after the first from another domain, of topics of the same class.</param>
    public List<string> Draw(SeededRandom random, Topic topic, int year, int size, bool surprise)
    {
        var drawn = new List<string>(size);
        var domains = new HashSet<int> { topic.Domain };
        var source = topic;
        while (drawn.Count < size)
        {
            if (surprise && drawn.Count > 0)
                source = Stranger(random, topic.IsAi, domains);
            Add(random, source, year, drawn);
        }

        return drawn;
    }

    /// <summary>Fills up a list that holds some nodes already.</summary>
    public void Fill(SeededRandom random, Topic topic, int year, int size, List<string> nodes)
    {
        while (nodes.Count < size)
            Add(random, topic, year, nodes);
    }

    private void Add(SeededRandom random, Topic topic, int year, List<string> drawn)
    {
        var (nodes, weights) = (new List<string>(), new List<double>());
        foreach (var (share, list) in _parts(topic))
        {
            foreach (var node in list)
            {
                nodes.Add(node);
                weights.Add(drawn.Contains(node, StringComparer.Ordinal)
                    ? 0
                    : share / list.Count * Calendar.Fashion(_numbers[node], year, DriftStrength));
            }
        }

        drawn.Add(nodes[SlotLexicon.Pick(random, weights.ToArray())]);
    }

    private Topic Stranger(SeededRandom random, bool isAi, HashSet<int> domains)
    {
        if (domains.Count == _vocabulary.Domains.Count)
            domains.Clear();
        var strangers = _vocabulary.Topics.Where(t => t.IsAi == isAi && !domains.Contains(t.Domain)).ToList();
        var stranger = strangers[random.Next(strangers.Count)];
        domains.Add(stranger.Domain);
        return stranger;
    }
}
