using DeepInnovation.Core.Documents;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// Finds the candidate phrases of a document (as RAKE does, Rose et al., 2010, but with every part of a run of words).
/// </summary>
internal static class CandidatePhrases
{
    /// <summary>
    /// All candidates, by their folding. O(characters): at most <see cref="KeywordOptions.MaxWords"/> phrases begin at a word.
    /// A phrase never reaches from the title into the abstract.
    /// </summary>
    internal static List<CandidatePhrase> Of(Document document, KeywordOptions options)
    {
        var stops = StopWords.For(document.Language);
        var found = new Dictionary<string, Tally>(StringComparer.Ordinal);
        var place = 0;
        foreach (var (text, weight) in new[] { (document.Title, options.TitleWeight), (document.Abstract, 1.0) })
        {
            foreach (var run in PhraseWords.Runs(text, stops))
            {
                Collect(run, place, weight, options.MaxWords, found);
                place += run.Length;
            }
        }

        return [.. found.Select(f => f.Value.ToCandidate(f.Key)).OrderBy(c => c.Folded, StringComparer.Ordinal)];
    }

    private static void Collect(string[] run, int place, double weight, int maxWords, Dictionary<string, Tally> found)
    {
        var folded = Array.ConvertAll(run, PluralFolding.Fold);
        for (var first = 0; first < run.Length; first++)
        {
            for (var words = 1; words <= maxWords && first + words <= run.Length; words++)
            {
                var key = words == 1 ? folded[first] : string.Join(' ', folded, first, words);
                if (!found.TryGetValue(key, out var tally))
                    found.Add(key, tally = new Tally(words, place + first));
                tally.Add(words == 1 ? run[first] : string.Join(' ', run, first, words), weight);
            }
        }
    }

    private sealed class Tally(int words, int first)
    {
        private readonly SortedDictionary<string, int> _forms = new(StringComparer.Ordinal);
        private double _frequency;

        internal void Add(string form, double weight)
        {
            _forms[form] = _forms.GetValueOrDefault(form) + 1;
            _frequency += weight;
        }

        internal CandidatePhrase ToCandidate(string folded) =>
            new(_forms.MaxBy(f => f.Value).Key, folded, words, _frequency, first);
    }
}
