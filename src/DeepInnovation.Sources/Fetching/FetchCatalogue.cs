using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Sources.Fetching;

/// <summary>
/// The sets that <c>deepinnovation fetch</c> knows, from <c>Fetching/sets.json</c>. Where each size and checksum comes from
/// stands in <c>docs/fetch.md</c>.
/// </summary>
public static class FetchCatalogue
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
    };

    private sealed record Content(IReadOnlyList<FetchSet> Sets);

    /// <summary>All sets, in the order of the catalogue.</summary>
    public static IReadOnlyList<FetchSet> Sets { get; } = Load();

    /// <summary>The set of that name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static FetchSet Find(string name) =>
        Sets.FirstOrDefault(set => set.Name == name)
        ?? throw new InputException("no set has this name", null, null, value: name,
            hint: $"Choose among {string.Join(", ", Sets.Select(set => set.Name))}");

    private static IReadOnlyList<FetchSet> Load()
    {
        using var stream = typeof(FetchCatalogue).Assembly.GetManifestResourceStream(
            "DeepInnovation.Sources.Fetching.sets.json")!;
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return StrictJson.Deserialize<Content>(bytes.ToArray(), Json).Sets;
    }
}
