using System.Text.Json;

namespace DeepInnovation.Tests.Candidates;

/// <summary>What Python's re did, recorded by Fixtures/python_re.py.</summary>
internal sealed class PythonFixture
{
    private static readonly Lazy<PythonFixture> Recorded = new(() => new PythonFixture());

    private PythonFixture()
    {
        using var json = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(Repository(), "tests/DeepInnovation.Tests/Candidates/Fixtures/python_re.json")));
        var root = json.RootElement;
        Words = Ranges(root.GetProperty("words"));
        Unassigned = Ranges(root.GetProperty("unassigned"));
        Equal = root.GetProperty("equal").EnumerateObject()
            .ToDictionary(p => p.Name[0], p => p.Value.EnumerateArray().Select(c => c.GetInt32()).ToArray());
        Texts = [
            .. root.GetProperty("texts").EnumerateArray().Select(t => (t[0].GetString()!, t[1].GetInt32(), t[3].GetString()!))];
    }

    public static PythonFixture Instance => Recorded.Value;

    public HashSet<int> Words { get; }

    public HashSet<int> Unassigned { get; }

    public Dictionary<char, int[]> Equal { get; }

    /// <summary>Text, start of the match in code points (-1: none), matched text.</summary>
    public List<(string Text, int Start, string Matched)> Texts { get; }

    private static HashSet<int> Ranges(JsonElement ranges) =>
        [.. ranges.EnumerateArray().SelectMany(r => Enumerable.Range(r[0].GetInt32(), r[1].GetInt32() - r[0].GetInt32() + 1))];

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepInnovation.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("DeepInnovation.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
