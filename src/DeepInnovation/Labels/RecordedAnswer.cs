using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Labels;

/// <summary>One line of a file of recorded answers (JSON Lines).</summary>
internal sealed record RecordedAnswer
{
    private static readonly AnswerJson Lines = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
    });

    /// <summary><see cref="LabelPrompt.Hash"/> of the messages that were asked, in lower-case hexadecimal.</summary>
    public required string PromptSha256 { get; init; }

    /// <summary>The model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>Its answer, word for word.</summary>
    public required string Answer { get; init; }

    /// <summary>
    /// The model that was asked for, where the answer says another name (a dated version); null in older files.
    /// </summary>
    public string? AskedModel { get; init; }

    /// <summary>The prompt's version; null in older files.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>When it was answered, UTC, as <c>yyyy-MM-ddTHH:mm:ssZ</c>; null in older files.</summary>
    public string? AskedAt { get; init; }

    /// <summary>The endpoint's host and port; null in older files.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Tokens of the prompt, as the server counted them; null where it did not say.</summary>
    public long? PromptTokens { get; init; }

    /// <summary>Tokens of the answer, as the server counted them; null where it did not say.</summary>
    public long? AnswerTokens { get; init; }

    /// <summary>How often the question was asked until this answer came; null in older files.</summary>
    public int? Attempts { get; init; }

    /// <summary>
    /// True when no attempt gave an answer within the schema: the document stays without a label. Null for a good answer.
    /// </summary>
    public bool? Unusable { get; init; }

    /// <summary>The answer as one line, without line feed.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, Lines.RecordedAnswer);

    /// <summary>Reads a file of recorded answers. Empty lines are passed over. O(bytes).</summary>
    /// <exception cref="InputException">The file is missing, or a line is not an answer.</exception>
    public static IEnumerable<(long Line, RecordedAnswer Answer)> ReadFile(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"the file of recorded answers {path} does not exist", "Check its name");
        return ReadLines(path);
    }

    private static IEnumerable<(long Line, RecordedAnswer Answer)> ReadLines(string path)
    {
        if (new FileInfo(path).Length == 0)
            yield break; // answers that a live labelling has just begun
        using var reader = new TextLineReader(path);
        while (reader.Read())
        {
            if (!reader.Bytes.Trim(" \t\r"u8).IsEmpty)
                yield return (reader.Line, Read(reader.Bytes, path, reader.Line));
        }
    }

    private static RecordedAnswer Read(ReadOnlySpan<byte> line, string path, long number)
    {
        try
        {
            var answer = StrictJson.Deserialize(line, Lines.RecordedAnswer);
            return answer.PromptSha256.Length == 64 && answer.PromptSha256.All(char.IsAsciiHexDigitLower)
                ? answer
                : throw Invalid(line, null);
        }
        catch (JsonFaultException error)
        {
            throw Invalid(line, error);
        }

        InputException Invalid(ReadOnlySpan<byte> line, JsonFaultException? error) => new(
            error is null ? "this line is no recorded answer"
                : $"this line is no recorded answer: {error.Fault.Placed}", path, number,
            value: Encoding.UTF8.GetString(line[..Math.Min(line.Length, 1000)]), inner: error,
            hint: "Write {\"prompt_sha256\":\"64 lower-case hexadecimal digits\",\"model\":\"...\",\"answer\":\"...\"}");
    }
}
