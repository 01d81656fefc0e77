using System.Text;
using System.Text.Json;

namespace DeepInnovation.Import.OpenAlex;

/// <summary>
/// Rebuilds an abstract from OpenAlex' inverted index, an object that maps each word to the places where it stands, from 0
/// (https://docs.openalex.org/api-entities/works/work-object#abstract_inverted_index). Places that no word has are passed over, as a
/// reader joining by order would. O(words).
/// </summary>
internal static class InvertedAbstract
{
    private const int MostWords = 100_000;

    /// <exception cref="RecordException">The index is no such object, a place is no whole number from 0 to 99,999, or two words claim one.</exception>
    internal static string Rebuild(JsonRecord work)
    {
        const string name = "abstract_inverted_index";
        if (work.Object(name) is not { } index)
            return "";
        var words = new string?[64];
        var last = -1;
        foreach (var word in index.Fields)
        {
            if (word.Value.ValueKind != JsonValueKind.Array)
                throw new RecordException(name, word.Name, "a word without a list of places");
            foreach (var place in word.Value.EnumerateArray())
            {
                if (place.ValueKind != JsonValueKind.Number || !place.TryGetInt32(out var at) || at is < 0 or >= MostWords)
                    throw new RecordException(name, place.GetRawText(), $"a place that is no whole number from 0 to {MostWords - 1}");
                if (at >= words.Length)
                    Array.Resize(ref words, Math.Max(at + 1, 2 * words.Length));
                if (words[at] is not null)
                    throw new RecordException(name, word.Name, $"two words claim place {at}");
                words[at] = word.Name;
                last = Math.Max(last, at);
            }
        }

        var text = new StringBuilder();
        foreach (var word in words.AsSpan(0, last + 1))
        {
            if (string.IsNullOrWhiteSpace(word))
                continue;
            if (text.Length > 0)
                text.Append(' ');
            text.Append(word);
        }

        return text.ToString().Contains('\0', StringComparison.Ordinal) ? throw new RecordException(name, text.ToString(), "a NUL character") : text.ToString();
    }
}
