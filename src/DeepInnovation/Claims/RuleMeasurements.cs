using DeepInnovation.Candidates;

namespace DeepInnovation.Claims;

/// <summary>Sizes of the published candidate filter's lists, which the library carries as data.</summary>
internal static class RuleMeasurements
{
    /// <summary>Entries and different entries (compared as whole strings) of both lists.</summary>
    public static IEnumerable<Measurement> Measure() =>
        [.. Sizes("ipc", PublishedRules.IpcAccepted), .. Sizes("keywords", PublishedRules.Keywords)];

    private static IEnumerable<Measurement> Sizes(string list, IReadOnlyList<string> entries)
    {
        const string Source = "the published filter's lists, as the library carries them";
        yield return new Measurement($"rules.{list}.entries", entries.Count, Source);
        yield return new Measurement($"rules.{list}.unique", entries.Distinct(StringComparer.Ordinal).Count(), Source);
    }
}
