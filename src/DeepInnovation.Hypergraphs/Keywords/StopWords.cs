using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// Words that end a phrase: function words and the boilerplate of abstracts and patents. Our own lists, one a language, in
/// lower case. The English one always holds too, because titles and abstracts in other languages mix with English.
/// </summary>
internal sealed class StopWords
{
    private const string Prefix = "DeepInnovation.Hypergraphs.Keywords.StopWords.";
    private static readonly Assembly Source = typeof(StopWords).Assembly;
    private static readonly ConcurrentDictionary<string, StopWords> Known = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> _words;

    private StopWords(IEnumerable<string> words, string[] cuts) =>
        (_words, Cuts) = (words.ToFrozenSet(StringComparer.Ordinal), cuts);

    /// <summary>ISO 639-1 codes of the languages that have a list, in ordinal order.</summary>
    internal static IReadOnlyList<string> Languages { get; } =
        [.. Source.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^".txt".Length]).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Words at which a run of Han characters is cut, the longest first; empty unless the language is Chinese or unknown.
    /// </summary>
    internal IReadOnlyList<string> Cuts { get; }

    /// <summary>
    /// The list of a language (ISO 639-1; a region such as <c>pt-BR</c> is ignored) and English; English alone for others.
    /// </summary>
    internal static StopWords For(string? language)
    {
        var code = (language ?? "").Split('-', '_')[0].Trim().ToLowerInvariant();
        return Known.GetOrAdd(code.Length > 0 && !Languages.Contains(code) ? "en" : code, Load);
    }

    /// <summary>Whether a word in lower case is one of them.</summary>
    internal bool Contains(string word) => _words.Contains(word);

    private static StopWords Load(string code)
    {
        string[] codes = code is "" or "en" ? ["en"] : ["en", code];
        string[] cuts = code is "" or "zh"
            ? [.. Read("zh").OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)] : [];
        return new StopWords(codes.SelectMany(Read), cuts);
    }

    private static IEnumerable<string> Read(string code)
    {
        using var reader = new StreamReader(Source.GetManifestResourceStream($"{Prefix}{code}.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
    }
}
