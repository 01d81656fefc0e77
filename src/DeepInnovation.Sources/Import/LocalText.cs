using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import;

/// <summary>A text that a source gives in several languages.</summary>
/// <param name="Text">The chosen text; empty when there is none.</param>
/// <param name="Language">Its language in lower case, where the source says it.</param>
internal readonly record struct LocalText(string Text, string? Language)
{
    /// <summary>The English text where there is one, else the first with something in it.</summary>
    internal static LocalText Best(IEnumerable<JsonRecord>? texts, string text, string language)
    {
        LocalText? first = null;
        foreach (var item in texts ?? [])
        {
            if (item.Text(text) is not { } content)
                continue;
            var one = new LocalText(content, Fields.Language(item.Text(language)));
            if (one.Language == "en")
                return one;
            first ??= one;
        }

        return first ?? new LocalText("", null);
    }
}
