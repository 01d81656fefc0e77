using System.Collections.Frozen;

namespace DeepInnovation.Labels;

/// <summary>What the name of a label's source says of it, where a corpus brings labels that a program made.</summary>
internal static class LabelSourceName
{
    private static readonly FrozenSet<string> Rules = Words("filter filtered candidate candidates keyword keywords ipc cpc"),
        Fillers = Words("and by from list lists match matches matching of our own rule rules search symbol symbols the "
            + "deepinnovation deepinnovationai faithful corrected published"),
        WeakWords = Words("weak weakly heuristic heuristics pseudo silver distant"),
        Classifiers = Words("dual single layer bert baseline classifier tfidf");

    /// <summary>
    /// The candidate filter, or keywords and IPC under another name: <c>candidate-filter</c>, <c>keywords+IPC</c>.
    /// </summary>
    internal static bool IsFilter(string name)
    {
        var words = WordsOf(name);
        return words.Any(Rules.Contains) && words.All(w => Rules.Contains(w) || Fillers.Contains(w));
    }

    /// <summary>Labels that call themselves weak, or that a classifier such as ours gave.</summary>
    internal static bool IsWeak(string name)
    {
        var words = WordsOf(name);
        return words.Any(WeakWords.Contains)
            || (words.Length > 0 && words.All(w => Classifiers.Contains(w) || Fillers.Contains(w)));
    }

    private static string[] WordsOf(string name) =>
        new string([.. name.Select(c => char.IsLetter(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ',
            StringSplitOptions.RemoveEmptyEntries);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
