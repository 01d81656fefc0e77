using DeepInnovation.Core.Documents;

namespace DeepInnovation.Samples;

/// <summary>
/// Sentence patterns by kind and place, and the word lists that belong to no domain; from <c>templates.txt</c>.
/// </summary>
internal sealed class SentencePatterns
{
    /// <summary>
    /// The places of a text, in order; not every abstract has a sentence at each (<see cref="Mixture.Presence"/>).
    /// </summary>
    public static readonly string[] Places = ["title", "background", "method", "detail", "data", "result", "closing"];

    private readonly Dictionary<string, List<string>> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<(DocumentKind, int), SentencePattern[]> _patterns = [];

    private SentencePatterns()
    {
        List<string>? section = null;
        foreach (var line in Resource.Lines("templates.txt").Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
                _sections.Add(line.Trim('[', ']'), section = []);
            else
                section!.Add(line);
        }

        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            for (var place = 0; place < Places.Length; place++)
                _patterns[(kind, place)] = [
                    .. _sections[$"{kind.ToString().ToLowerInvariant()} {Places[place]}"].Select(SentencePattern.Parse)];
        }
    }

    /// <summary>The patterns as shipped.</summary>
    public static SentencePatterns Shipped { get; } = new();

    /// <summary>The patterns that can stand at a place.</summary>
    public IReadOnlyList<SentencePattern> At(DocumentKind kind, int place) => _patterns[(kind, place)];

    /// <summary>A word list, such as <c>terms ai</c>.</summary>
    public IReadOnlyList<string> Words(string section) => _sections[section];

    /// <summary>A list of words by language, such as <c>native ai</c>.</summary>
    public IReadOnlyDictionary<string, string> WordsByLanguage(string section) =>
        _sections[section].Select(w => w.Split('=')).ToDictionary(w => w[0], w => w[1], StringComparer.Ordinal);
}
