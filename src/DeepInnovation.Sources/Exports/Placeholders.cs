using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Exports;

/// <summary>
/// Texts that databases and programs write where there is none: <c>[No abstract available]</c>,
/// <c>NA</c>. They are missing values.
/// </summary>
internal static class Placeholders
{
    private const int Longest = 48;

    private static readonly HashSet<string> Sentences = new(StringComparer.OrdinalIgnoreCase)
    {
        "no abstract", "no abstract available", "abstract not available", "abstract unavailable", "abstract not provided",
        "no abstract provided", "no abstract supplied", "no title available", "no title in other language",
        "no keywords available",
    };

    private static readonly HashSet<string> Marks = new(StringComparer.OrdinalIgnoreCase)
    {
        "na", "n/a", "nan", "null", "none", "<na>",
    };

    /// <summary>True for a sentence that says that there is nothing.</summary>
    internal static bool IsOne(string text)
    {
        var inner = text.AsSpan().Trim();
        if (inner.Length is < 5 or > Longest)
            return false;
        if (inner[0] == '[' && inner[^1] == ']')
        {
            inner = inner[1..^1].Trim();
            // Scopus: [No author name available], [No source information available] and what it may add.
            if (inner.StartsWith("No ", StringComparison.Ordinal) && inner.EndsWith(" available", StringComparison.Ordinal))
                return true;
        }

        return Sentences.GetAlternateLookup<ReadOnlySpan<char>>().Contains(inner.TrimEnd('.'));
    }

    /// <summary>True when a field's text stands for a missing one.</summary>
    internal static bool Stands(DocumentField field, string text)
    {
        if (text.Length is < 2 or > Longest + 8)
            return false;
        // "NA" is Namibia among countries and may be a label's source; a title may be "None".
        return field switch
        {
            DocumentField.Id => text == "NA",
            DocumentField.Title => text == "NA" || IsOne(text),
            DocumentField.Country or DocumentField.LabelSource => false,
            _ => (text.Length <= 4 && Marks.Contains(text)) || IsOne(text),
        };
    }
}
