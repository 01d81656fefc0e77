using System.Text;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using Microsoft.Extensions.AI;

namespace DeepInnovation.Labels;

/// <summary>
/// The question that a language model is asked about a document: criteria of AI relevance, then title and abstract. The
/// paper's prompt is not published, so this one is our own (that an LLM judged title and abstract is inference from a
/// secondary summary of the paper). Its wording is part of our contract: recorded answers are found by its hash.
/// </summary>
public static class LabelPrompt
{
    /// <summary>The wording's version. Any change of the wording gets a new one, and new recorded answers.</summary>
    public const string Version = "ai-relevance-1";

    private const string Criteria = """
        You judge whether a scientific paper or a patent is about artificial intelligence (AI).
        Answer 1 when the document develops, improves or applies AI: machine learning, neural networks, computer vision,
        language or speech processing, knowledge representation and reasoning, planning, learning control, robotics that
        perceives or learns, or evolutionary and fuzzy methods used for such ends. Using AI as the means to the
        document's own result is enough.
        Answer 0 when AI is absent, or is only mentioned: as background, as a contrast, as a possible use, or by a word with another
        meaning (the training of people, a network of pipes, a chemical agent, an electrical transformer).
        Judge by title and abstract alone. Answer with one JSON object and nothing else:
        {"label": 0 or 1, "rationale": "one short sentence"}
        """;

    /// <summary>The messages for one document: the criteria as system message, the text as user message.</summary>
    public static IReadOnlyList<ChatMessage> For(Document document) =>
    [
        new(ChatRole.System, Criteria.ReplaceLineEndings("\n")),
        new(ChatRole.User, $"Title: {document.Title}\nAbstract: {document.Abstract}"),
    ];

    /// <summary>
    /// SHA-256 of the messages: for each its role, a line feed, its text and U+001E (record separator), as UTF-8.
    /// Documents with the same title and abstract share a prompt, and so an answer.
    /// </summary>
    public static string Hash(IEnumerable<ChatMessage> messages)
    {
        var text = new StringBuilder();
        foreach (var message in messages)
            text.Append(message.Role.Value).Append('\n').Append(message.Text).Append('\u001e');
        return Sha256.OfText(text.ToString());
    }
}
