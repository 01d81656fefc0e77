using System.Runtime.InteropServices;
using System.Text;

namespace DeepInnovation.Neural.Tokens;

/// <summary>
/// Joins the most frequent pair of neighbouring pieces until a vocabulary is full. The counts of pairs are kept up to date: a
/// join visits only the words that hold its pair. A heap gives the next pair; entries whose count has changed meanwhile are put
/// back.
/// </summary>
internal sealed class PieceMerger
{
    private readonly List<string> _tokens;
    private readonly Dictionary<string, int> _ids;
    private readonly List<int[]> _words = [];
    private readonly List<long> _wordCounts = [];
    private readonly Dictionary<(int Left, int Right), long> _pairCounts = [];
    private readonly Dictionary<(int Left, int Right), List<int>> _wordsOf = []; // may name a word that holds the pair no more
    private readonly PriorityQueue<(int Left, int Right), (long Count, string Left, string Right)> _queue = new(
        new MostFrequent());

    internal PieceMerger(List<string> tokens, List<(string Word, long Count)> words, HashSet<Rune> alphabet)
    {
        _tokens = tokens;
        _ids = tokens.Select((token, id) => (token, id)).ToDictionary(t => t.token, t => t.id, StringComparer.Ordinal);
        foreach (var (word, count) in words)
        {
            if (word.EnumerateRunes().Any(rune => !alphabet.Contains(rune)))
                continue;
            var pieces = word.EnumerateRunes().Select((rune, i) => _ids[i == 0 ? rune.ToString() : "##" + rune]).ToArray();
            for (var i = 1; i < pieces.Length; i++)
                Count((pieces[i - 1], pieces[i]), count, _words.Count);
            _words.Add(pieces);
            _wordCounts.Add(count);
        }

        foreach (var pair in _pairCounts.Keys)
            Enqueue(pair);
    }

    /// <summary>The tokens, with joined pieces added up to <paramref name="size"/>.</summary>
    internal List<string> Merge(int size, long minimumCount)
    {
        var changes = new Dictionary<(int Left, int Right), long>();
        while (_tokens.Count < size && _queue.TryDequeue(out var pair, out var priority))
        {
            var count = _pairCounts.GetValueOrDefault(pair);
            if (count != priority.Count)
                continue; // an entry with the new count is in the queue
            if (count < minimumCount)
                break;
            var joined = _tokens[pair.Left] + _tokens[pair.Right][2..];
            // Two ways of joining can spell the same piece (a+bc, ab+c); it is one token.
            if (!_ids.TryGetValue(joined, out var id))
            {
                id = _tokens.Count;
                _tokens.Add(joined);
                _ids.Add(joined, id);
            }

            changes.Clear();
            foreach (var word in _wordsOf[pair])
                Join(word, pair, id, changes);
            _wordsOf.Remove(pair);
            _pairCounts.Remove(pair);
            foreach (var (other, change) in changes)
                if (change != 0 && _pairCounts.GetValueOrDefault(other) > 0)
                    Enqueue(other);
        }

        return _tokens;
    }

    private void Join(int word, (int Left, int Right) pair, int id, Dictionary<(int Left, int Right), long> changes)
    {
        var old = _words[word];
        var joined = new List<int>(old.Length);
        for (var i = 0; i < old.Length; i++)
        {
            if (i + 1 < old.Length && old[i] == pair.Left && old[i + 1] == pair.Right)
            {
                joined.Add(id);
                i++;
            }
            else
                joined.Add(old[i]);
        }

        if (joined.Count == old.Length)
            return;
        var count = _wordCounts[word];
        for (var i = 1; i < old.Length; i++)
        {
            Count((old[i - 1], old[i]), -count, word);
            CollectionsMarshal.GetValueRefOrAddDefault(changes, (old[i - 1], old[i]), out _) -= count;
        }

        for (var i = 1; i < joined.Count; i++)
        {
            Count((joined[i - 1], joined[i]), count, joined[i - 1] == id || joined[i] == id ? word : -1);
            CollectionsMarshal.GetValueRefOrAddDefault(changes, (joined[i - 1], joined[i]), out _) += count;
        }

        _words[word] = [.. joined];
    }

    /// <summary>
    /// Adds to a pair's count; <paramref name="word"/> is remembered as holding the pair, unless it is negative or known.
    /// </summary>
    private void Count((int Left, int Right) pair, long count, int word)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_pairCounts, pair, out _) += count;
        if (count < 0 || word < 0)
            return;
        ref var words = ref CollectionsMarshal.GetValueRefOrAddDefault(_wordsOf, pair, out _);
        words ??= [];
        if (words.Count == 0 || words[^1] != word)
            words.Add(word);
    }

    private void Enqueue((int Left, int Right) pair) =>
        _queue.Enqueue(pair, (_pairCounts[pair], _tokens[pair.Left], _tokens[pair.Right]));

    private sealed class MostFrequent : IComparer<(long Count, string Left, string Right)>
    {
        public int Compare((long Count, string Left, string Right) x, (long Count, string Left, string Right) y)
        {
            var byCount = y.Count.CompareTo(x.Count);
            if (byCount != 0)
                return byCount;
            var byLeft = string.CompareOrdinal(x.Left, y.Left);
            return byLeft != 0 ? byLeft : string.CompareOrdinal(x.Right, y.Right);
        }
    }
}
