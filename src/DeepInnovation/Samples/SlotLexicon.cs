using DeepInnovation.Runs;

namespace DeepInnovation.Samples;

/// <summary>The words that can fill one slot, and the probability of each given the document's topic.</summary>
internal sealed class SlotLexicon
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly double[][] _probability;

    /// <summary>Mixes, for each topic, lists of words: a part's weight is spread evenly over its list.</summary>
    /// <param name="topics">The number of topics.</param>
    /// <param name="parts">The parts of a topic's mixture; weights sum to 1. A word in several lists has the sum.</param>
    public SlotLexicon(int topics, Func<int, IEnumerable<(double Weight, IReadOnlyList<string> Words)>> parts)
    {
        var mixtures = new List<(double Weight, IReadOnlyList<string> Words)>[topics];
        for (var topic = 0; topic < topics; topic++)
        {
            mixtures[topic] = [.. parts(topic)];
            foreach (var word in mixtures[topic].SelectMany(p => p.Words))
            {
                if (_index.TryAdd(word, _words.Count))
                    _words.Add(word);
            }
        }

        _probability = [.. mixtures.Select(Spread)];
    }

    /// <summary>The words, by their number.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>P(word | topic).</summary>
    public double Probability(int topic, int word) => _probability[topic][word];

    /// <summary>Draws a word's number given a topic. O(words).</summary>
    public int Draw(SeededRandom random, int topic) => Pick(random, _probability[topic]);

    /// <summary>Draws from unnormalised weights. O(weights).</summary>
    public static int Pick(SeededRandom random, ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (var weight in weights)
            total += weight;
        var rest = random.NextDouble() * total;
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            last = i;
            rest -= weights[i];
            if (rest < 0)
                return i;
        }

        return last;
    }

    private double[] Spread(List<(double Weight, IReadOnlyList<string> Words)> mixture)
    {
        var probability = new double[_words.Count];
        foreach (var (weight, words) in mixture)
        {
            foreach (var word in words)
                probability[_index[word]] += weight / words.Count;
        }

        return probability;
    }
}
