namespace DeepInnovation.Notebooks.Documents;

/// <summary>The MIME types that this library treats in their own way.</summary>
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

    /// <summary>True for the types whose value is JSON itself instead of text (nbformat, section "display_data").</summary>
    internal static bool IsJson(string type) => type == Json || (
        type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal));
}
