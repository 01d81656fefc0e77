using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using Microsoft.Extensions.AI;

namespace DeepInnovation.Labels;

/// <summary>
/// A chat client that answers from a file of <see cref="RecordedAnswer"/>s: the offline default, so that a run with a
/// language model can be repeated to the byte without a network. It answers known prompts only.
/// </summary>
public sealed class RecordedChatClient : IChatClient
{
    private readonly string _path;
    private readonly Dictionary<string, RecordedAnswer> _answers = new(StringComparer.Ordinal);

    /// <summary>Reads the whole file. O(bytes).</summary>
    /// <exception cref="InputException">The file is missing, a line is broken, or one prompt has two
    /// different answers.</exception>
    public RecordedChatClient(string path)
    {
        _path = path;
        foreach (var (line, answer) in RecordedAnswer.ReadFile(path))
        {
            if (!_answers.TryAdd(answer.PromptSha256, answer) && _answers[answer.PromptSha256] != answer)
                throw new InputException("a second, different answer to one prompt", path, line, "prompt_sha256",
                    answer.PromptSha256, "Keep one of them");
        }
    }

    /// <summary>How many prompts it can answer.</summary>
    public int Count => _answers.Count;

    /// <summary>True when it has a usable answer to the labelling prompt for this document.</summary>
    public bool Knows(Document document, string promptVersion = LabelPrompt.Version)
    {
        ArgumentNullException.ThrowIfNull(document);
        return _answers.TryGetValue(LabelPrompt.Hash(LabelPrompt.For(document, promptVersion)), out var answer)
            && answer.Unusable != true;
    }

    /// <summary>True when the model was asked about this document and gave no answer within the schema.</summary>
    public bool GaveUp(Document document, string promptVersion = LabelPrompt.Version)
    {
        ArgumentNullException.ThrowIfNull(document);
        return _answers.TryGetValue(LabelPrompt.Hash(LabelPrompt.For(document, promptVersion)), out var answer)
            && answer.Unusable == true;
    }

    /// <summary>The recorded answer to these messages; options are ignored.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var hash = LabelPrompt.Hash(messages);
        if (!_answers.TryGetValue(hash, out var recorded))
        {
            throw new InputException(
                $"{_path} holds no answer to the prompt {hash}",
                $"Record one (prompt {LabelPrompt.Version}), or label by \"given\" or \"filter\" instead");
        }

        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, recorded.Answer))
        {
            ModelId = recorded.Model,
            CreatedAt = When(recorded),
        });
    }

    /// <summary>The same answer as a stream of updates.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    /// <summary>Gives itself where it is asked for by type.</summary>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    private DateTimeOffset? When(RecordedAnswer answer) => answer.AskedAt is not { } text ? null
        : DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new InputException("the time of an answer cannot be read", _path, null, "asked_at", text,
            "Write it as 2026-11-25T18:00:00Z");

    /// <summary>Nothing to close: the file was read whole.</summary>
    public void Dispose()
    {
    }
}
