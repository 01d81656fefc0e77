using DeepInnovation.Core.Json;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using Microsoft.Extensions.AI;

namespace DeepInnovation.Labels;

/// <summary>
/// The question that a language model is asked about a document: criteria of AI relevance, then title and abstract. The
/// paper's prompt is not published, so these are our own (that an LLM judged title and abstract is inference from a
/// secondary summary of the paper). Their wordings lie in <c>Labels/Prompts</c> and are part of our contract: recorded answers
/// are found by a prompt's hash, so a changed wording is a new version.
/// </summary>
public static class LabelPrompt
{
    /// <summary>The version of the recorded answers that come with the project.</summary>
    public const string Version = "ai-relevance-1";

    /// <summary>Criteria by category, and the document as JSON: text in it cannot pass for a part of the question.</summary>
    public const string Delimited = "ai-relevance-2";

    private static readonly ConcurrentDictionary<string, string> Wordings = new(StringComparer.Ordinal);

    /// <summary>All versions, oldest first.</summary>
    public static IReadOnlyList<string> Versions { get; } = [Version, Delimited];

    /// <summary>The messages for one document: the criteria as system message, the text as user message.</summary>
    /// <param name="document">The document.</param>
    /// <param name="version">One of <see cref="Versions"/>.</param>
    /// <exception cref="InputException">There is no such version.</exception>
    public static IReadOnlyList<ChatMessage> For(Document document, string version = Version)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            new(ChatRole.System, Wording(version)),
            new(ChatRole.User, version == Version
                ? $"Title: {document.Title}\nAbstract: {document.Abstract}"
                : $"{{\"title\":{Json(document.Title)},\"abstract\":{Json(document.Abstract)}}}"),
        ];
    }

    /// <summary>The criteria of a version.</summary>
    /// <exception cref="InputException">There is no such version.</exception>
    public static string Wording(string version) => Wordings.GetOrAdd(version, name =>
    {
        using var stream = typeof(LabelPrompt).Assembly.GetManifestResourceStream($"DeepInnovation.Labels.Prompts.{name}.txt")
            ?? throw new InputException($"there is no prompt \"{name}\"", $"Choose one of {string.Join(", ", Versions)}");
        using var reader = new StreamReader(stream, AtomicFile.Utf8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    });

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

    private static string Json(string text) => JsonSerializer.Serialize(text, JsonSettings.Compact);
}
