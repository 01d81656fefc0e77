using System.Text.RegularExpressions;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>The parts of a Markdown text that a test can hold against the code.</summary>
internal static partial class DocumentText
{
    /// <summary>The texts between single backticks, outside of blocks of code.</summary>
    public static IEnumerable<string> Spans(string text) =>
        Span().Matches(string.Join('\n', Lines(text).Where(line => !line.IsCode).Select(line => line.Text)))
            .Select(match => match.Groups[1].Value.Replace('\n', ' ').Trim());

    /// <summary>The lines of blocks of code, fenced or indented, that are commands or output.</summary>
    public static IEnumerable<string> CodeLines(string text) =>
        Lines(text).Where(line => line.IsCode && !line.IsProgram).Select(line => line.Text);

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public static IEnumerable<string> Anchors(string text) =>
        Lines(text).Where(line => !line.IsCode && line.Text.StartsWith('#'))
            .Select(line => NotInAnchor().Replace(line.Text.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static IEnumerable<(string Text, bool IsCode, bool IsProgram)> Lines(string text)
    {
        var (fence, before, isIndented) = ((string?)null, "", false);
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = fence is null ? line[3..].Trim() : null;
                before = line;
                continue;
            }

            isIndented = line.StartsWith("    ", StringComparison.Ordinal) && (before.Length == 0 || isIndented);
            yield return (line, fence is not null || isIndented, fence is "csharp" or "json");
            before = line;
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
