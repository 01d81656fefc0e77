using DeepInnovation.Core.Numerics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepInnovation.Sampling;

/// <summary>
/// Joins documents whose titles have the same words, or nearly: Jaccard similarity of the word sets at least 0.8. Exact,
/// not sampled: an inverted index over each set's rarest words, as many as two sets above the threshold must share one of
/// (prefix filtering; Chaudhuri et al., ICDE 2006; Bayardo et al., WWW 2007), and every find verified.
/// Titles without words join nothing. Memory O(words); time near O(words) for titles of a real corpus.
/// </summary>
internal sealed class NearDuplicateTitles
{
    // Similarity 4/5, in integers so that no rounding decides.
    private const int Numerator = 4, Denominator = 5;

    private readonly List<int[]> _sets = []; // word numbers, rare words first
    private readonly List<int> _documents = []; // the first document of each set
    private readonly DisjointSets _groups;
    private int _words;

    private NearDuplicateTitles(DisjointSets groups) => _groups = groups;

    /// <summary>Joins the near-duplicates among <paramref name="titles"/> in <paramref name="groups"/>.</summary>
    public static void Join(IReadOnlyList<string> titles, DisjointSets groups)
    {
        var join = new NearDuplicateTitles(groups);
        join.CollectSets(titles);
        join.JoinSimilarSets();
    }

    private void CollectSets(IReadOnlyList<string> titles)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var frequency = new List<int>();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var document = 0; document < titles.Count; document++)
        {
            var words = TitleWords.Of(titles[document]);
            if (words.Count == 0)
                continue;
            words.Sort(StringComparer.Ordinal);
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(first, string.Join(' ', words), out var exists);
            if (exists)
            {
                _groups.Join(known, document);
                continue;
            }

            known = document;
            _documents.Add(document);
            _sets.Add([.. words.Select(Number)]);
        }

        foreach (var set in _sets)
            Array.Sort(set, (a, b) => frequency[a] != frequency[b] ? frequency[a].CompareTo(frequency[b]) : a.CompareTo(b));
        _words = frequency.Count;

        int Number(string word)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var exists);
            if (!exists)
            {
                number = frequency.Count;
                frequency.Add(0);
            }

            frequency[number]++;
            return number;
        }
    }

    private void JoinSimilarSets()
    {
        var index = new List<int>?[_words];
        var passed = new int[_words]; // sets at the front of each list that are too small for all that follow
        var marks = _sets.Select(Marks).ToArray();
        foreach (var x in Enumerable.Range(0, _sets.Count).OrderBy(i => _sets[i].Length).ThenBy(i => i))
        {
            var set = _sets[x];
            var prefix = set.Length - CeilingOfShare(set.Length) + 1;
            foreach (var word in set.AsSpan(0, prefix))
            {
                var list = index[word] ??= [];
                while (passed[word] < list.Count && _sets[list[passed[word]]].Length * Denominator < set.Length * Numerator)
                    passed[word]++;
                for (var i = passed[word]; i < list.Count; i++)
                {
                    var y = list[i];
                    if (MayBeSimilar(marks[x] ^ marks[y], set.Length + _sets[y].Length)
                        && _groups.Root(_documents[x]) != _groups.Root(_documents[y])
                        && IsSimilar(set, _sets[y]))
                        _groups.Join(_documents[x], _documents[y]);
                }

                list.Add(x);
            }
        }
    }

    /// <summary>One bit of 64 for each word of a set.</summary>
    private static ulong Marks(int[] set) => set.Aggregate(0UL, (marks, word) => marks | (1UL << (word & 63)));

    /// <summary>
    /// Each mark that only one of two sets has stands for a word that only one has, of which similar sets have at most
    /// (|x| + |y|)(1 - s)/(1 + s). Turns away nearly all pairs without a look at their words.
    /// </summary>
    private static bool MayBeSimilar(ulong differentMarks, int words) =>
        BitOperations.PopCount(differentMarks) * (Denominator + Numerator) <= words * (Denominator - Numerator);

    /// <summary>How many words of a set a similar one must have at least.</summary>
    internal static int CeilingOfShare(int length) => ((length * Numerator) + Denominator - 1) / Denominator;

    /// <summary>Whether two sets of these sizes with so many words in common are similar.</summary>
    internal static bool IsSimilar(int shared, int first, int second) =>
        shared * Denominator >= (first + second - shared) * Numerator;

    private static bool IsSimilar(int[] x, int[] y) =>
        IsSimilar(x.Count(word => Array.IndexOf(y, word) >= 0), x.Length, y.Length);
}
