using System.Text.Json.Serialization;

namespace DeepInnovation.Labels;

/// <summary>How the files of this stage are spelled: snake_case, readable text in every script.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = false)]
[JsonSerializable(typeof(RecordedAnswer))]
[JsonSerializable(typeof(string))]
internal sealed partial class AnswerJson : JsonSerializerContext;
