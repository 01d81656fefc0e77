using System.Text.Json;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Audit;

/// <summary>
/// The released files' lists: a JSON array of strings in one field. Unlike the importer's reader it forgives nothing.
/// </summary>
internal static class StringList
{
    /// <summary>The strings as they stand, empty ones too; null when the field is no JSON array of strings.</summary>
    internal static List<string>? Read(string text)
    {
        try
        {
            using var document = StrictJson.Document(text);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return null;
            var list = new List<string>();
            foreach (var item in document.RootElement.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.String)
                    return null;
                list.Add(item.GetString()!);
            }

            return list;
        }
        catch (JsonFaultException)
        {
            return null; // The caller counts it as a finding.
        }
    }
}
