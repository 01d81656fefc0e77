namespace DeepInnovation.Samples;

/// <summary>A field of application. Its words are shared by the AI and the non-AI topics in it.</summary>
/// <param name="Name">For example <c>power grids</c>.</param>
/// <param name="Field">The field of research of its papers.</param>
/// <param name="Objects">What is worked on.</param>
/// <param name="Data">Where observations come from.</param>
/// <param name="Goals">What is wanted, as infinitives without "to".</param>
/// <param name="Keywords">Keywords that any document of the domain can carry.</param>
/// <param name="Ipc">IPC symbols that any patent of the domain can carry.</param>
/// <param name="Native">The domain's name by language (ISO 639-1).</param>
internal sealed record Domain(
    string Name, string Field, string[] Objects, string[] Data, string[] Goals, string[] Keywords, string[] Ipc,
    IReadOnlyDictionary<string, string> Native);

/// <summary>What a document is about: a topic belongs to one domain and one class.</summary>
/// <param name="Index">Its place in <see cref="Vocabulary.Topics"/>.</param>
/// <param name="Name">For example <c>load forecasting</c>.</param>
/// <param name="IsAi">The class of every document on it.</param>
/// <param name="Domain">The place of its domain in <see cref="Vocabulary.Domains"/>.</param>
/// <param name="Terms">Techniques, with their article.</param>
/// <param name="Keywords">Its own keywords.</param>
/// <param name="Ipc">Its own IPC symbols.</param>
internal sealed record Topic(int Index, string Name, bool IsAi, int Domain, string[] Terms, string[] Keywords, string[] Ipc);

/// <summary>Domains and topics, read from the library's own <c>vocabulary.txt</c>.</summary>
internal sealed class Vocabulary
{
    private readonly List<Domain> _domains = [];
    private readonly List<Topic> _topics = [];
    private readonly Dictionary<string, string> _block = new(StringComparer.Ordinal);

    private Vocabulary(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (key, value) = (line[..space], line[(space + 1)..]);
            if (key is "ai" or "no")
                _topics.Add(ReadTopic(key == "ai", value));
            else
                ReadDomainLine(key, value);
        }
    }

    /// <summary>The vocabulary as shipped.</summary>
    public static Vocabulary Shipped { get; } = new(Resource.Lines("vocabulary.txt"));

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Domain> Domains => _domains;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Topic> Topics => _topics;

    /// <summary>A part of the vocabulary, for tests that enumerate: the first domains with their topics.</summary>
    public Vocabulary First(int domains) => new(this, domains);

    private Vocabulary(Vocabulary whole, int domains)
    {
        _domains.AddRange(whole._domains.Take(domains));
        _topics.AddRange(whole._topics.Where(t => t.Domain < domains));
    }

    private void ReadDomainLine(string key, string value)
    {
        if (key == "domain")
            _block.Clear();
        _block[key] = value;
        if (key != "native") // the block's last line
            return;
        var native = Split(value).Select(n => n.Split('=')).ToDictionary(n => n[0], n => n[1], StringComparer.Ordinal);
        _domains.Add(new Domain(
            _block["domain"], _block["field"], Split(_block["objects"]), Split(_block["data"]), Split(_block["goals"]),
            Split(_block["keywords"]), Split(_block["ipc"]), native));
    }

    private Topic ReadTopic(bool isAi, string value)
    {
        var parts = value.Split('|', StringSplitOptions.TrimEntries);
        return new Topic(_topics.Count, parts[0], isAi, _domains.Count - 1, Split(parts[1]), Split(parts[2]), Split(parts[3]));
    }

    private static string[] Split(string list) => list.Split(';', StringSplitOptions.TrimEntries);
}
