using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Json;
using Microsoft.Extensions.AI;

namespace DeepInnovation.Labels;

/// <summary>A language model's answer to <see cref="LabelPrompt"/>.</summary>
/// <param name="Label">1 about AI, 0 not.</param>
/// <param name="Rationale">Why, in the model's words.</param>
internal sealed record LabelAnswer(int Label, string Rationale)
{
    private const string Wanted = "Ask again; the answer must be {\"label\": 0 or 1, \"rationale\": \"...\"} and nothing else";

    /// <summary>
    /// Reads an answer strictly: one JSON object with exactly the two properties, and nothing around it but white space.
    /// </summary>
    /// <param name="answer">The model's text.</param>
    /// <param name="document">How to name the document in an error.</param>
    /// <exception cref="InputException">The answer is malformed or outside the schema.</exception>
    public static LabelAnswer Parse(string answer, string document)
    {
        try
        {
            using var json = StrictJson.Document(answer);
            return Read(json.RootElement, answer, document);
        }
        catch (JsonFaultException error)
        {
            throw Invalid(document, $"is no JSON, {error.Fault}", answer, error);
        }
    }

    /// <summary>True when <see cref="Parse"/> would read it.</summary>
    public static bool TryParse(string answer)
    {
        try
        {
            Parse(answer, "");
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }

    /// <summary>The answer's JSON schema, for servers that hold a model to one.</summary>
    public static ChatResponseFormat Schema { get; } = ChatResponseFormat.ForJsonSchema(
        StrictJson.Document(
            """{"type":"object","properties":{"label":{"type":"integer","enum":[0,1]},"rationale":"""
            + """{"type":"string"}},"required":["label","rationale"],"additionalProperties":false}""").RootElement,
        "ai_relevance");

    /// <summary>The answer as the JSON text that <see cref="Parse"/> reads.</summary>
    public string ToJson() => FormattableString.Invariant(
        $"{{\"label\":{Label},\"rationale\":{JsonSerializer.Serialize(Rationale, AnswerJson.Default.String)}}}");

    private static LabelAnswer Read(JsonElement root, string answer, string document)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Invalid(document, "is no JSON object", answer);
        int? label = null;
        string? rationale = null;
        foreach (var property in root.EnumerateObject())
        {
            if (property.NameEquals("label") && property.Value.ValueKind == JsonValueKind.Number
                && property.Value.TryGetInt32(out var number) && number is 0 or 1)
                label = property.Value.GetInt32();
            else if (property.NameEquals("rationale") && property.Value.ValueKind == JsonValueKind.String)
                rationale = property.Value.GetString();
            else
                throw Invalid(document, $"has a \"{property.Name}\" outside the schema", answer);
        }

        if (label is null || rationale is null)
            throw Invalid(document, $"lacks \"{(label is null ? "label" : "rationale")}\"", answer);
        return new LabelAnswer(label.Value, rationale);
    }

    private static InputException Invalid(string document, string fault, string answer, Exception? inner = null) =>
        new($"{document}: the model's answer {fault}", null, null, value: answer, hint: Wanted, inner: inner);
}
