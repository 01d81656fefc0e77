using System.Runtime.InteropServices;

namespace DeepInnovation.Sampling;

/// <summary>
/// Items that must not be drawn because experts judged them, or because they are nearly the same as one that experts judged: of
/// its family, or with a title of nearly the same words (<see cref="NearDuplicateTitles"/>). A classifier that learns from such a
/// one has been told the expert's answer.
/// </summary>
internal sealed class KeptOut
{
    private readonly HashSet<string> _judged;
    private readonly HashSet<string> _families;
    private readonly SimilarTitles _titles;

    /// <summary>Takes the items that experts judged. O(words).</summary>
    /// <param name="judged">They, whether or not they are in the frame.</param>
    internal KeptOut(IReadOnlyCollection<SamplingItem> judged)
    {
        _judged = judged.Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        _families = judged.Select(i => i.Family).OfType<string>().Where(f => f.Length > 0).ToHashSet(StringComparer.Ordinal);
        _titles = new SimilarTitles(judged.Select(i => i.Title));
    }

    /// <summary>True for an item that experts judged.</summary>
    internal bool IsJudged(SamplingItem item) => _judged.Contains(item.Key);

    /// <summary>True for an item that must not be drawn. O(words), but for titles that share rare words with many.</summary>
    internal bool Holds(SamplingItem item) => _judged.Count > 0
        && (IsJudged(item) || (item.Family is { Length: > 0 } family && _families.Contains(family))
            || _titles.HasOneLike(item.Title));

    /// <summary>
    /// Finds whether a title is similar to one of a few: these stand under their rarest words, as many as a similar set must
    /// share one of (the same bound as in <see cref="NearDuplicateTitles"/>), and each find is verified.
    /// </summary>
    private sealed class SimilarTitles
    {
        private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
        private readonly List<HashSet<string>> _sets = [];

        internal SimilarTitles(IEnumerable<string> titles)
        {
            var frequency = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var words in titles.Select(TitleWords.Of).Where(w => w.Count > 0))
            {
                _sets.Add(words.ToHashSet(StringComparer.Ordinal));
                foreach (var word in words)
                    CollectionsMarshal.GetValueRefOrAddDefault(frequency, word, out _)++;
            }

            for (var i = 0; i < _sets.Count; i++)
            {
                var prefix = _sets[i].Count - NearDuplicateTitles.CeilingOfShare(_sets[i].Count) + 1;
                foreach (var word in _sets[i].OrderBy(w => frequency[w]).ThenBy(w => w, StringComparer.Ordinal).Take(prefix))
                    (CollectionsMarshal.GetValueRefOrAddDefault(_byWord, word, out _) ??= []).Add(i);
            }
        }

        internal bool HasOneLike(string title)
        {
            if (_sets.Count == 0)
                return false;
            var words = TitleWords.Of(title);
            return words.Exists(
                word => _byWord.TryGetValue(word, out var sets) && sets.Exists(set => IsSimilar(words, _sets[set])));
        }

        private static bool IsSimilar(List<string> words, HashSet<string> other) =>
            NearDuplicateTitles.IsSimilar(words.Count(other.Contains), words.Count, other.Count);
    }
}
