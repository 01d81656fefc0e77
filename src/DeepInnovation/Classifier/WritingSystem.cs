using System.Text;

namespace DeepInnovation.Classifier;

/// <summary>
/// The script that most letters of a text belong to, where no language is stated. A script is no language (Latin serves
/// hundreds), so the names begin with <c>script:</c>. Letters are told apart by Unicode's main blocks.
/// </summary>
internal static class WritingSystem
{
    private static readonly (int First, int Last, string Name)[] Blocks =
    [
        (0x0041, 0x024F, "Latin"), (0x0370, 0x03FF, "Greek"), (0x0400, 0x052F, "Cyrillic"), (0x0530, 0x058F, "Armenian"),
        (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x06FF, "Arabic"), (0x0750, 0x077F, "Arabic"), (0x0900, 0x097F, "Devanagari"),
        (0x0980, 0x09FF, "Bengali"), (0x0B80, 0x0BFF, "Tamil"), (0x0E00, 0x0E7F, "Thai"), (0x10A0, 0x10FF, "Georgian"),
        (0x1100, 0x11FF, "Hangul"), (0x1E00, 0x1EFF, "Latin"), (0x1F00, 0x1FFF, "Greek"), (0x3040, 0x30FF, "Kana"),
        (0x3130, 0x318F, "Hangul"), (0x3400, 0x4DBF, "Han"), (0x4E00, 0x9FFF, "Han"), (0xAC00, 0xD7AF, "Hangul"),
        (0xF900, 0xFAFF, "Han"), (0x20000, 0x323AF, "Han"),
    ];

    /// <summary>
    /// <c>script:Latin</c>, <c>script:Han</c>, <c>script:Japanese</c> (Han and Kana together, where there is any Kana) and so
    /// on; <c>script:other</c> where other letters prevail, <c>?</c> for a text without letters. Ties go to the name that is
    /// first in ordinal order. O(characters).
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var letter in text.EnumerateRunes().Where(Rune.IsLetter))
        {
            var name = NameOf(letter.Value);
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        if (counts.Remove("Kana", out var kana))
        {
            counts.Remove("Han", out var han);
            counts["Japanese"] = kana + han;
        }

        return counts.Count == 0 ? "?" : $"script:{counts.MaxBy(c => c.Value).Key}";
    }

    private static string NameOf(int letter) => Blocks.FirstOrDefault(b => letter >= b.First && letter <= b.Last).Name ?? "other";
}
