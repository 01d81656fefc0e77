namespace DeepInnovation.Notebooks.Documents;

/// <summary>MIME types that get special treatment.</summary>
internal static class MimeTypes
{
    internal const string Html = "text/html";
    internal const string Plain = "text/plain";
    internal const string Markdown = "text/markdown";
    internal const string Svg = "image/svg+xml";
    internal const string Png = "image/png";
    internal const string Jpeg = "image/jpeg";
    internal const string Json = "application/json";
    internal const string Script = "application/javascript";

    /// <summary>True for types whose value is JSON itself and not text (nbformat, "display_data").</summary>
    internal static bool IsJson(string type) => type == Json
        || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal));
}
