using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using Microsoft.Extensions.AI;

namespace DeepInnovation.Labels;

/// <summary>
/// Asks a language model, live or recorded, whether a document is about AI (paper: GPT-4 on title and abstract, which is
/// inference from a secondary summary). Temperature 0; the answer is validated strictly, never repaired.
/// </summary>
/// <param name="client">The model.</param>
/// <param name="model">The model to ask for, where the client serves several; null for its default.</param>
/// <param name="promptVersion">One of <see cref="LabelPrompt.Versions"/>.</param>
public sealed class ChatLabeler(IChatClient client, string? model = null, string promptVersion = LabelPrompt.Version) : ILabeler
{
    /// <summary>What stands as <see cref="DocumentLabel.Judge"/> of its labels.</summary>
    public const string Judge = "language model";

    private readonly ChatOptions _options = new() { ModelId = model, Temperature = 0, ResponseFormat = ChatResponseFormat.Json };

    /// <inheritdoc/>
    public async Task<DocumentLabel> LabelAsync(Document document, CancellationToken cancellation)
    {
        var name = NameOf(document);
        var messages = LabelPrompt.For(document, promptVersion);
        var response = await AskAsync(messages, name, cancellation).ConfigureAwait(false);
        var answer = LabelAnswer.Parse(response.Text, name);
        return new DocumentLabel
        {
            Id = document.Id,
            Kind = document.Kind,
            Label = answer.Label,
            Rationale = answer.Rationale,
            Model = response.ModelId ?? model ?? "",
            Judge = Judge,
            PromptVersion = promptVersion,
            PromptHash = LabelPrompt.Hash(messages),
            JudgedAt = response.CreatedAt?.UtcDateTime
                .ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    internal static string NameOf(Document document) =>
        $"{(document.Kind == DocumentKind.Paper ? "paper" : "patent")} {document.Id}";

    private async Task<ChatResponse> AskAsync(IReadOnlyList<ChatMessage> messages, string name, CancellationToken cancellation)
    {
        try
        {
            return await client.GetResponseAsync(messages, _options, cancellation).ConfigureAwait(false);
        }
        catch (InputException error)
        {
            // The client knows the prompt only; the user knows the document.
            throw new InputException($"{name}: {error.Problem}", error.File, error.Line, error.Column,
                error.Value, error.Hint, error);
        }
    }
}
