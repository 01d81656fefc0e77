using System.Text;

namespace DeepInnovation.Samples;

/// <summary>Writes a drawn text as a person would read it: title and abstract.</summary>
internal sealed class TextRenderer(Vocabulary vocabulary, TextModel model)
{
    private static readonly string[] Articles = ["a ", "an ", "the "];

    /// <summary>The title; a document in another language has its own title after it in brackets.</summary>
    public string Title(GeneratedText text)
    {
        var title = Render(text, text.Sentences[0], WithoutArticle);
        return text.Native is { } native ? $"{title} [{NativeName(native)}]" : title;
    }

    /// <summary>The abstract, or an empty text.</summary>
    public string Abstract(GeneratedText text) =>
        string.Join(' ', text.Sentences.Skip(1).Select(s => Render(text, s, word => word)));

    /// <summary>The native title, for example <c>医学影像: 人工智能</c>.</summary>
    public string NativeName(NativeTitle native)
    {
        var concept = model.Patterns.WordsByLanguage(native.Concept == 0 ? "native ai" : "native no")[native.Language];
        return $"{vocabulary.Domains[native.Domain].Native[native.Language]}: {concept}";
    }

    private static string WithoutArticle(string word)
    {
        var article = Articles.FirstOrDefault(a => word.StartsWith(a, StringComparison.Ordinal));
        return article is null ? word : word[article.Length..];
    }

    private string Render(GeneratedText text, GeneratedSentence sentence, Func<string, string> shape)
    {
        var pattern = model.Patterns.At(text.Kind, sentence.Place)[sentence.Pattern];
        var line = new StringBuilder(pattern.Literals[0]);
        for (var i = 0; i < pattern.Slots.Count; i++)
            line.Append(shape(model.Lexicon(pattern.Slots[i]).Words[sentence.Words[i]])).Append(pattern.Literals[i + 1]);
        line[0] = char.ToUpperInvariant(line[0]);
        return line.ToString();
    }
}
