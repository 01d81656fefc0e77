using DeepInnovation.Core.Json;
using System.Text.Json;

namespace DeepInnovation.Claims;

/// <summary>The ledger as JSON, for other programs.</summary>
internal static class LedgerJson
{
    /// <summary>
    /// <c>{ "scope", "verdicts": { "reproduced", "differs", "not_testable" }, "claims": [ row ] }</c>, names in snake_case,
    /// numbers as they round-trip, with a line feed at the end.
    /// </summary>
    public static string Write(DataScope scope, IReadOnlyCollection<LedgerRow> rows)
    {
        var verdicts = new Dictionary<string, int>();
        foreach (var (verdict, claims) in Ledger.Count(rows))
            verdicts[JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString())] = claims;
        return JsonSerializer.Serialize(new { Scope = scope, Verdicts = verdicts, Claims = rows }, JsonSettings.WithNames) + "\n";
    }
}
