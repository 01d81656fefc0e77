using System.Text.Json;

namespace DeepInnovation.Audit;

/// <summary>The released files' lists: a JSON array of strings in one field. Unlike the importer's reader it forgives nothing.</summary>
internal static class StringList
{
    /// <summary>The strings as they stand, empty ones too; null when the field is no JSON array of strings.</summary>
    internal static List<string>? Read(string text)
    {
        try
        {
            // A null in it shows as a null, whatever the type says.
            return JsonSerializer.Deserialize<List<string>>(text) is { } list && list.TrueForAll(item => item is not null) ? list : null;
        }
        catch (JsonException)
        {
            return null; // The caller counts it as a finding.
        }
    }
}
