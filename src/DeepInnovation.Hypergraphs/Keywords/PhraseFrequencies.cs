using System.IO.Hashing;
using System.Runtime.InteropServices;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// In how many documents each phrase stands, counted in one pass in constant memory: a count-min
/// sketch (Cormode and Muthukrishnan,
/// 2005) of two rows. A count is never too low, so <see cref="KeywordOptions.MinDocumentFrequency"/> loses nothing; it is too
///       high where others share the phrase's bucket in both rows. The counts do not depend on the order of the documents.
/// </summary>
public sealed class PhraseFrequencies
{
    private const int BatchSize = 512;
    private readonly int[] _first, _second;

    private PhraseFrequencies(KeywordOptions options)
    {
        Options = options;
        (_first, _second) = (new int[1 << options.CountBits], new int[1 << options.CountBits]);
    }

    /// <summary>How many documents were counted.</summary>
    public int Documents { get; private set; }

    /// <summary>The settings that decide what a phrase is.</summary>
    public KeywordOptions Options { get; }

    /// <summary>
    /// Counts a corpus, streaming it. O(characters) time on all cores; memory as <see cref="KeywordOptions.CountBits"/> says.
    /// </summary>
    /// <exception cref="InputException">A setting is outside its range.</exception>
    public static PhraseFrequencies Count(IEnumerable<Document> documents, KeywordOptions options,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var counts = new PhraseFrequencies(options);
        foreach (var batch in documents.Chunk(BatchSize))
        {
            var parallel = new ParallelOptions { CancellationToken = cancellation };
            Parallel.For(0, batch.Length, parallel, i => counts.Add(CandidatePhrases.Of(batch[i], options)));
            counts.Documents += batch.Length;
        }

        return counts;
    }

    /// <summary>
    /// In how many documents a phrase stands, at least 1 (a phrase is asked for because it was seen);
    /// plurals are folded. O(characters).
    /// </summary>
    public int Of(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return OfFolded(string.Join(' ', phrase.Split(' ').Select(PluralFolding.Fold)));
    }

    internal int OfFolded(string folded)
    {
        var (first, second) = Buckets(folded);
        return Math.Clamp(Math.Min(_first[first], _second[second]), 1, Math.Max(1, Documents));
    }

    private void Add(List<CandidatePhrase> candidates)
    {
        // Adding 1 commutes, so threads may come in any order. A bucket hit by two phrases of one document
        // counts both: still never too low.
        foreach (var candidate in candidates)
        {
            var (first, second) = Buckets(candidate.Folded);
            Interlocked.Increment(ref _first[first]);
            Interlocked.Increment(ref _second[second]);
        }
    }

    private (int First, int Second) Buckets(string folded)
    {
        var bytes = MemoryMarshal.AsBytes(folded.AsSpan());
        var hash = XxHash3.HashToUInt64(BitConverter.IsLittleEndian ? bytes : System.Text.Encoding.Unicode.GetBytes(folded));
        return ((int)(hash & (ulong)(_first.Length - 1)), (int)((hash >> 32) & (ulong)(_second.Length - 1)));
    }
}
