using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// Gives a document keywords from its title and abstract: phrases of one to three words, scored by <see cref="PhraseScore"/>
/// against a corpus and chosen by <see cref="MaximalMarginalRelevance"/>. With <see cref="PhraseVectors"/> the best-scored
/// phrases are ranked anew by their cosine with the document, as KeyBERT does (Grootendorst, 2020). The same document, corpus and
/// settings give the same keywords, whatever the order of the documents and the number of threads.
/// </summary>
public sealed class KeywordExtractor
{
    private const int BatchSize = 512;
    private readonly PhraseFrequencies _frequencies;
    private readonly PhraseVectors? _vectors;
    private readonly KeywordOptions _options;

    /// <summary>Makes an extractor that knows a corpus.</summary>
    /// <param name="frequencies">The counts of the corpus, with the settings.</param>
    /// <param name="vectors">Ranks by meaning; null for statistics alone.</param>
    public KeywordExtractor(PhraseFrequencies frequencies, PhraseVectors? vectors = null)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        (_frequencies, _vectors, _options) = (frequencies, vectors, frequencies.Options);
    }

    /// <summary>
    /// The keywords of a document, in the order of choice; fewer than asked for, or none, where it has too few phrases.
    /// Scores are <see cref="PhraseScore"/>'s, or cosines. O(characters + candidates * log candidates + top * pool).
    /// </summary>
    public IReadOnlyList<Keyword> Extract(Document document, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var pool = Pool(document);
        if (pool.Count == 0)
            return [];
        if (_vectors is not null)
            return ByVectors(document, pool, cancellation);
        var words = pool.ConvertAll(p => p.Candidate.Folded.Split(' '));
        return Choose(pool, [.. pool.Select(p => p.Score)], (a, b) => Overlap(words[a], words[b]));
    }

    /// <summary>
    /// The keywords of many documents in their order, as they are asked for; statistics on all cores,
    /// vectors one document at a time.
    /// </summary>
    public IEnumerable<(Document Document, IReadOnlyList<Keyword> Keywords)> ExtractAll(IEnumerable<Document> documents,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var parallel =
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = _vectors is null ? -1 : 1 };
        foreach (var batch in documents.Chunk(BatchSize))
        {
            var keywords = new IReadOnlyList<Keyword>[batch.Length];
            Parallel.For(0, batch.Length, parallel, i => keywords[i] = Extract(batch[i], cancellation));
            for (var i = 0; i < batch.Length; i++)
                yield return (batch[i], keywords[i]);
        }
    }

    /// <summary>
    /// Documents without keywords (none, or only blank ones) with extracted ones, all others as they are, in their order.
    /// Frequencies are counted over all of the documents given. One pass to count, one to extract.
    /// </summary>
    /// <exception cref="InputException">A setting is outside its range.</exception>
    public static CompletedKeywords Complete(IReadOnlyList<Document> documents, KeywordOptions options,
        PhraseVectors? vectors = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var lacking = documents.Where(d => d.Keywords.All(string.IsNullOrWhiteSpace)).ToList();
        if (lacking.Count == 0)
            return new CompletedKeywords(documents, documents.Count, 0, 0);
        var extractor = new KeywordExtractor(PhraseFrequencies.Count(documents, options, cancellation), vectors);
        var found = extractor.ExtractAll(lacking, cancellation).Select(f => f.Keywords).ToList();
        var (completed, next) = (new List<Document>(documents.Count), 0);
        foreach (var document in documents)
        {
            var lacks = next < lacking.Count && ReferenceEquals(document, lacking[next]);
            completed.Add(lacks ? document with { Keywords = [.. found[next++].Select(k => k.Phrase)] } : document);
        }

        var none = found.Count(f => f.Count == 0);
        return new CompletedKeywords(completed, documents.Count - lacking.Count, lacking.Count - none, none);
    }

    /// <summary>The candidates that may be chosen, best first; ties by phrase.</summary>
    private List<(CandidatePhrase Candidate, double Score)> Pool(Document document)
    {
        var accepted = Accepted(document);
        var taken = Taken(accepted);
        var scored = new List<(CandidatePhrase Candidate, double Score)>();
        foreach (var (candidate, frequency, cohesion) in accepted)
        {
            var free = candidate.Frequency - (_options.NestedWeight * taken.GetValueOrDefault(candidate.Folded));
            if (free <= 0)
                continue;
            var rarity = PhraseScore.InverseDocumentFrequency(_frequencies.Documents, frequency);
            scored.Add((candidate, PhraseScore.Of(free, rarity, candidate.Words, cohesion, candidate.First, _options)));
        }

        return [.. scored.OrderByDescending(s => s.Score)
            .ThenBy(s => s.Candidate.Phrase, StringComparer.Ordinal).Take(_options.Pool)];
    }

    /// <summary>The candidates that stand in enough documents and whose words belong together.</summary>
    private List<(CandidatePhrase Candidate, int Frequency, double Cohesion)> Accepted(Document document)
    {
        var least = Math.Min(_options.MinDocumentFrequency, _frequencies.Documents);
        var accepted = new List<(CandidatePhrase, int, double)>();
        foreach (var candidate in CandidatePhrases.Of(document, _options))
        {
            var frequency = _frequencies.OfFolded(candidate.Folded);
            if (frequency < least)
                continue;
            var words = candidate.Words == 1 ? [frequency]
                : Array.ConvertAll(candidate.Folded.Split(' '), w => Math.Max(frequency, _frequencies.OfFolded(w)));
            var cohesion = PhraseScore.Cohesion(Math.Max(1, _frequencies.Documents), frequency, words);
            if (cohesion >= _options.MinCohesion)
                accepted.Add((candidate, frequency, cohesion));
        }

        return accepted;
    }

    /// <summary>For each phrase within a longer one: the frequency of the most frequent longer one.</summary>
    private static Dictionary<string, double> Taken(List<(CandidatePhrase Candidate, int Frequency, double Cohesion)> accepted)
    {
        var taken = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (longer, _, _) in accepted.Where(a => a.Candidate.Words > 1))
        {
            var words = longer.Folded.Split(' ');
            for (var length = 1; length < words.Length; length++)
            {
                for (var first = 0; first + length <= words.Length; first++)
                {
                    var part = string.Join(' ', words, first, length);
                    taken[part] = Math.Max(taken.GetValueOrDefault(part), longer.Frequency);
                }
            }
        }

        return taken;
    }

    private IReadOnlyList<Keyword> ByVectors(Document document, List<(CandidatePhrase Candidate, double Score)> pool,
        CancellationToken cancellation)
    {
        pool.Sort((a, b) => string.CompareOrdinal(a.Candidate.Phrase, b.Candidate.Phrase)); // ties by phrase
        var vectors = _vectors!(
            [.. pool.Select(p => p.Candidate.Phrase), $"{document.Title}\n{document.Abstract}"], cancellation);
        var dimensions = vectors.Length / (pool.Count + 1);
        if (dimensions == 0 || dimensions * (pool.Count + 1) != vectors.Length)
            throw new InvalidOperationException(
                $"{pool.Count + 1} texts gave {vectors.Length} numbers, which is not a whole vector for each.");
        double Cosine(int a, int b) =>
            CanonicalScore.Of(vectors.AsSpan(a * dimensions, dimensions), vectors.AsSpan(b * dimensions, dimensions));
        return Choose(pool, [.. Enumerable.Range(0, pool.Count).Select(i => Cosine(i, pool.Count))], Cosine);
    }

    private IReadOnlyList<Keyword> Choose(List<(CandidatePhrase Candidate, double Score)> pool, double[] relevance,
        Func<int, int, double> similarity) =>
        [.. MaximalMarginalRelevance.Choose(relevance, similarity, _options.Top, _options.Diversity)
            .Select(i => new Keyword(pool[i].Candidate.Phrase, relevance[i]))];

    /// <summary>Shared words over the words of either (Jaccard), plurals folded.</summary>
    private static double Overlap(string[] a, string[] b)
    {
        var shared = a.Distinct(StringComparer.Ordinal).Count(w => b.Contains(w, StringComparer.Ordinal));
        return (double)shared / (a.Union(b, StringComparer.Ordinal).Count());
    }
}
