using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepInnovation.Core.Json;

/// <summary>The settings of the JSON that we write. Copy one to add what a file needs beside.</summary>
public static class JsonSettings
{
    /// <summary>One line; letters of every script stay as they are.</summary>
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// For people: indented, names in snake_case, letters of every script as they are; a missing value is refused.
    /// </summary>
    public static JsonSerializerOptions Readable { get; } = new(Compact)
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    /// <summary>As <see cref="Readable"/>; what is null is left out.</summary>
    public static JsonSerializerOptions WithoutNulls { get; } = new(Readable)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>As <see cref="Readable"/>; enumerations are named in snake_case.</summary>
    public static JsonSerializerOptions WithNames { get; } = new(Readable)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
