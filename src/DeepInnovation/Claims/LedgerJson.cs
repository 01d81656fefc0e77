using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepInnovation.Claims;

/// <summary>The ledger as JSON, for other programs.</summary>
public static class LedgerJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>
    /// <c>{ "scope", "verdicts": { "reproduced", "differs", "not_testable" }, "claims": [ row ] }</c>, names in snake_case, numbers
    /// as they round-trip, with a line feed at the end.
    /// </summary>
    public static string Write(DataScope scope, IReadOnlyCollection<LedgerRow> rows)
    {
        var verdicts = new Dictionary<string, int>();
        foreach (var (verdict, claims) in Ledger.Count(rows))
            verdicts[JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString())] = claims;
        return JsonSerializer.Serialize(new { Scope = scope, Verdicts = verdicts, Claims = rows }, Json) + "\n";
    }
}
