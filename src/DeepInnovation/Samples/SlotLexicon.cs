using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples;

/// <summary>The words that can fill one slot, and the probability of each given the text's hidden cause.</summary>
internal sealed class SlotLexicon
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly double[][] _probability;

    /// <summary>Mixes, for each cause, lists of words: a part's weight is spread evenly over its list.</summary>
    /// <param name="causes">The number of causes.</param>
    /// <param name="parts">The parts of a cause's mixture; weights sum to 1. A word in several lists has the sum.</param>
    public SlotLexicon(int causes, Func<int, IEnumerable<(double Weight, IReadOnlyList<string> Words)>> parts)
    {
        var mixtures = new List<(double Weight, IReadOnlyList<string> Words)>[causes];
        for (var cause = 0; cause < causes; cause++)
        {
            mixtures[cause] = [.. parts(cause)];
            foreach (var word in mixtures[cause].SelectMany(p => p.Words))
            {
                if (_index.TryAdd(word, _words.Count))
                    _words.Add(word);
            }
        }

        _probability = [.. mixtures.Select(Spread)];
    }

    /// <summary>The words, by their number.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>P(word | cause).</summary>
    public double Probability(int cause, int word) => _probability[cause][word];

    /// <summary>Draws a word's number given a cause. O(words).</summary>
    public int Draw(SeededRandom random, int cause) => Pick(random, _probability[cause]);

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
