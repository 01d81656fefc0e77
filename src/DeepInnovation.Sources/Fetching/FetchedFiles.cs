using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Sources.Fetching;

/// <summary>
/// <c>fetched.json</c> in a set's folder: which file has which SHA-256, and whether the catalogue knew it or it was taken from
/// the first fetch. What stands here is what later fetches must find.
/// </summary>
internal sealed class FetchedFiles
{
    internal const string FileName = "fetched.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly FetchSet _set;
    private readonly string _path;
    private readonly SortedDictionary<string, Entry> _files;

    private FetchedFiles(FetchSet set, string path, IEnumerable<Entry> files)
    {
        (_set, _path) = (set, path);
        _files = new(files.ToDictionary(f => f.Name), StringComparer.Ordinal);
    }

    /// <summary>One file.</summary>
    /// <param name="Name">Its path in the folder.</param>
    /// <param name="Size">Its bytes.</param>
    /// <param name="Sha256">Its SHA-256.</param>
    /// <param name="PinnedBy"><c>catalogue</c> or <c>first fetch</c>.</param>
    internal sealed record Entry(string Name, long Size, string Sha256, string PinnedBy);

    private sealed record Content(string Set, string Page, string Licence, IReadOnlyList<Entry> Files);

    /// <summary>Reads the folder's file; an absent one is empty.</summary>
    /// <exception cref="InputException">It is broken or of another set.</exception>
    internal static FetchedFiles Read(string folder, FetchSet set)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return new(set, path, []);
        const string problem = "this is no list of fetched files", hint = "Delete it, and what it lists is pinned anew";
        var content = JsonFile.Read<Content>(path, Json, problem, hint);
        if (content.Files.CountBy(f => f.Name).FirstOrDefault(f => f.Value > 1).Key is { } twice)
            throw new InputException($"{problem}: a name occurs twice", path, null, "name", twice, hint);
        return content.Set == set.Name
            ? new(set, path, content.Files)
            : throw new InputException($"the folder contains the set {content.Set}, not {set.Name}", path, null,
                hint: "Choose another folder with --out");
    }

    /// <summary>The entry of a file, or null.</summary>
    internal Entry? this[string name] => _files.GetValueOrDefault(name);

    /// <summary>Adds or replaces an entry and writes the file.</summary>
    internal void Put(Entry entry)
    {
        if (_files.TryGetValue(entry.Name, out var known) && known == entry && File.Exists(_path))
            return;
        _files[entry.Name] = entry;
        AtomicFile.WriteText(_path, JsonSerializer.Serialize(
            new Content(_set.Name, _set.Page.OriginalString, _set.Licence, [.. _files.Values]), Json) + "\n");
    }
}
