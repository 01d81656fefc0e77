using System.Text.Json;
using System.Text.Json.Serialization;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Claims;

/// <summary>The claims in the order of the ledger, read from <c>Claims/Data/claims.json</c>, where each stands as data.</summary>
public sealed class ClaimBook
{
    private const string Resource = "claims.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private readonly Dictionary<string, Claim> _byId;

    private ClaimBook(Content content)
    {
        (Source, Tags, Claims) = (content.Source,
            new SortedDictionary<string, string>(content.Tags, StringComparer.Ordinal), content.Claims);
        _byId = Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
    }

    private sealed record Content(string Source, Dictionary<string, string> Tags, IReadOnlyList<Claim> Claims);

    /// <summary>The claims about DeepInnovationAI that come with the library.</summary>
    public static ClaimBook DeepInnovationAI { get; } = Load();

    /// <summary>Where the claims come from.</summary>
    public string Source { get; }

    /// <summary>What each tag means, sorted by tag.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>The claims in their order.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    /// <summary>The number that a claim states.</summary>
    /// <exception cref="KeyNotFoundException">There is no such claim, or it states no number.</exception>
    public double Expected(string id) =>
        _byId.TryGetValue(id, out var claim) && claim.Expected is { } value
            ? value
            : throw new KeyNotFoundException($"No number is claimed under {id}.");

    /// <summary>
    /// What the paper prints in Table 5, by the measurement that it is held against: <c>classifier.test.ai.f1</c> and the like.
    /// </summary>
    public IReadOnlyDictionary<string, double> TableFive() => Claims
        .Where(claim => claim.Id.StartsWith("table5.", StringComparison.Ordinal))
        .ToDictionary(claim => claim.Measurement!, claim => claim.Expected!.Value, StringComparer.Ordinal);

    /// <summary>Reads claims from JSON.</summary>
    /// <param name="json">An object with <c>source</c>, <c>tags</c> and <c>claims</c>; names in snake_case, none unknown.</param>
    /// <param name="file">What an error calls the file.</param>
    /// <exception cref="InputException">It is no such JSON, an id occurs twice, a tag is not declared, or a
    /// tolerance makes no sense.</exception>
    public static ClaimBook Parse(string json, string file = Resource)
    {
        Content content;
        try
        {
            content = StrictJson.Deserialize<Content>(json, Json);
        }
        catch (JsonFaultException error)
        {
            throw JsonFile.Error(error, file, "these are no claims");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in content.Claims)
            Check(claim, content, seen, file);
        return new ClaimBook(content);
    }

    private static void Check(Claim claim, Content content, HashSet<string> seen, string file)
    {
        if (!seen.Add(claim.Id))
            throw new InputException("a claim's id occurs twice", file, null, "id", claim.Id);
        if (!content.Tags.ContainsKey(claim.Tag))
            throw new InputException($"claim {claim.Id} has a tag that is not declared", file, null, "tag", claim.Tag);
        var (kind, value) = claim.Tolerance;
        if (kind == ToleranceKind.Exact ? value != 0 : !(value > 0) || (kind == ToleranceKind.Relative && value >= 1))
            throw new InputException($"claim {claim.Id} has a tolerance that makes no sense", file, null, "tolerance",
                claim.Tolerance.ToString());
        if (claim.Needs != ClaimNeeds.Reading && (claim.Expected is null || claim.Measurement is null))
            throw new InputException(
                $"claim {claim.Id} needs an expected value and a measurement, unless only reading decides it",
                file, null);
        if ((claim.Needs == ClaimNeeds.Release) == (claim.Subject == ClaimSubject.None))
            throw new InputException($"claim {claim.Id} must name papers, patents or both if, and only if, it needs the release",
                file, null, "subject");
    }

    private static ClaimBook Load()
    {
        using var stream = typeof(ClaimBook).Assembly.GetManifestResourceStream($"DeepInnovation.Claims.{Resource}")!;
        using var reader = new StreamReader(stream, AtomicFile.Utf8);
        return Parse(reader.ReadToEnd());
    }
}
