using System.Text.RegularExpressions;

namespace DeepInnovation.Sources.Exports;

/// <summary>
/// The texts of a family's members in one cell, each behind or before the member's number: <c>(US11990001B2)</c>.
/// </summary>
internal static partial class MemberTexts
{
    /// <summary>The first member's text, its lines joined by a line break; the text itself where no number stands.</summary>
    internal static string First(string cell)
    {
        var lines = new List<string>();
        foreach (var line in cell.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var number = Number().Match(line);
            if (number.Success && lines.Count > 0)
                break;
            var text = number.Success ? line[number.Length..].TrimStart() : line;
            if (text.Length > 0)
                lines.Add(text);
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^[(\[][A-Z]{2}[A-Z0-9/. -]{3,24}[)\]]")]
    private static partial Regex Number();
}
