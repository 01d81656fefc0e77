using System.Text.Json;

namespace DeepInnovation.Core.Json;

/// <summary>Says in our words why a text that is JSON does not become the object wanted.</summary>
internal static class MemberFault
{
    private const string Hint = "See its documentation, or write it again";

    internal static JsonFault Of(ReadOnlySpan<byte> utf8, JsonException error)
    {
        var start = utf8.StartsWith(EncodingFault.Mark) ? EncodingFault.Mark.Length : 0;
        var offset = TextPlace.OffsetOf(utf8, start, error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
        var path = error.Path is { } named && named.StartsWith('$') ? named[1..].TrimStart('.') : "";
        return TextPlace.Of(utf8, offset, JsonFaultKind.Member, Problem(error.Message, path), Hint, path);
    }

    /// <summary>
    /// The serializer tells what lacks only in its message, which names a .NET type first and the
    /// members in quotes behind a colon.
    /// </summary>
    private static string Problem(string message, string path)
    {
        const string missing = "required properties including: ";
        var at = message.IndexOf(missing, StringComparison.Ordinal);
        if (at >= 0)
        {
            var names = message[(at + missing.Length)..].Split('\'').Where((_, i) => i % 2 == 1);
            return $"it lacks {string.Join(", ", names.Select(name => $"\"{name}\""))}";
        }

        return path.Length == 0 ? "it is another kind of value than is wanted here"
            : "this member is unknown here, or its value is of another kind than is wanted";
    }
}
