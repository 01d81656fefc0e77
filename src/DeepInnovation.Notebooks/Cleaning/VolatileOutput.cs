using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Cleaning;

/// <summary>Removes run-specific output: start-up scripts, wall times, temporary folders, random element ids.</summary>
internal static partial class VolatileOutput
{
    /// <summary>Replaces temporary folders.</summary>
    internal const string TemporaryFolder = "[temp]";

    internal static IReadOnlyList<CellOutput> Clean(NotebookCell cell, string place, List<string> changes)
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var outputs = new List<CellOutput>();
        foreach (var output in Whole(cell.Outputs, place, changes))
        {
            var clean = WithoutPaths(output, place, changes);
            outputs.Add(clean is DisplayOutput display ? WithStableIds(display, cell.Id, ids, place, changes) : clean);
        }

        return outputs;
    }

    /// <summary>Drops transient outputs and joins streams, because a path may be split between two.</summary>
    private static List<CellOutput> Whole(IEnumerable<CellOutput> outputs, string place, List<string> changes)
    {
        var whole = new List<CellOutput>();
        foreach (var output in outputs)
        {
            if (IsOfTheMoment(output) is { } what)
            {
                changes.Add($"{place}: {what}");
            }
            else if (output is StreamOutput next && whole.Count > 0 && whole[^1] is StreamOutput last && last.Name == next.Name)
            {
                changes.Add($"{place}: {next.Name} in pieces");
                whole[^1] = last with { Text = last.Text + next.Text };
            }
            else
            {
                whole.Add(output);
            }
        }

        return whole;
    }

    private static string? IsOfTheMoment(CellOutput output)
    {
        if (output is not DisplayOutput display)
            return null;
        var texts = display.Data.Select(pair => display.TextOf(pair.Key) ?? "").ToList();
        // The .NET kernel's first output names that session's ports and addresses.
        if (texts.Exists(text => text.Contains("dotnet-interactive-this-cell", StringComparison.Ordinal)))
            return "the kernel's start-up script";
        return texts.Exists(WallTime().IsMatch) ? "wall time" : null;
    }

    private static CellOutput WithoutPaths(CellOutput output, string place, List<string> changes)
    {
        CellOutput clean = output switch
        {
            StreamOutput stream => stream with { Text = Temporary(stream.Text) },
            ErrorOutput error => new ErrorOutput(error.Name, Temporary(error.Value), [.. error.Traceback.Select(Temporary)]),
            DisplayOutput display => display with { Data = MapText(display.Data, _ => true, Temporary) },
            _ => output,
        };
        var changed = (output, clean) switch
        {
            (StreamOutput a, StreamOutput b) => a.Text != b.Text,
            (ErrorOutput a, ErrorOutput b) => a.Value != b.Value || !a.Traceback.SequenceEqual(b.Traceback),
            (DisplayOutput a, DisplayOutput b) => !JsonNode.DeepEquals(a.Data, b.Data),
            _ => false,
        };
        if (changed)
            changes.Add($"{place}: a temporary folder");
        return clean;
    }

    private static DisplayOutput WithStableIds(
        DisplayOutput display, string cell, Dictionary<string, string> ids, string place, List<string> changes)
    {
        var pages = display.Data.Where(pair => pair.Key is MimeTypes.Html or MimeTypes.Script)
            .Select(pair => display.TextOf(pair.Key) ?? "").ToList();
        foreach (var random in pages.SelectMany(page => PlaceId().Matches(page)).Select(match => Bare(match.Groups["id"].Value)))
            ids.TryAdd(random, Stable(cell, ids.Count));
        if (ids.Count == 0)
            return display;
        var data = MapText(display.Data, type => type is MimeTypes.Html or MimeTypes.Script, text => Guids().Replace(
            text, match => ids.TryGetValue(Bare(match.Value), out var stable) ? Like(stable, match.Value) : match.Value));
        if (!JsonNode.DeepEquals(data, display.Data))
            changes.Add($"{place}: random ids in its HTML");
        return display with { Data = data };
    }

    private static JsonObject MapText(JsonObject data, Func<string, bool> applies, Func<string, string> map)
    {
        var mapped = new JsonObject();
        foreach (var (type, value) in data)
        {
            var isText = !MimeTypes.IsJson(type) && !type.StartsWith("image/", StringComparison.Ordinal) && applies(type);
            mapped[type] = isText && value is JsonValue text && text.TryGetValue<string>(out var s) ? map(s) : value?.DeepClone();
        }

        return mapped;
    }

    private static string Temporary(string text) => TemporaryPath().Replace(text, TemporaryFolder);

    /// <summary>Derives the id from the position, so that equal cells get equal ids.</summary>
    private static string Stable(string cell, int index) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{cell}\n{index}")))[..32];

    private static string Bare(string id) => id.Replace("-", "", StringComparison.Ordinal);

    private static string Like(string bare, string shape) =>
        shape.Contains('-', StringComparison.Ordinal)
            ? $"{bare[..8]}-{bare[8..12]}-{bare[12..16]}-{bare[16..20]}-{bare[20..]}" : bare;

    [GeneratedRegex(@"^\s*(<\w+>)*Wall time: [\d.,]+ ?m?s(</\w+>)*\s*$")]
    private static partial Regex WallTime();

    /// <summary>Matches the start of a path in a temporary folder of any system, including its random name.</summary>
    [GeneratedRegex(@"(?<![\w/.:+=-])(/private)?(/tmp|/var/tmp|/var/folders/\w+/\w+/T)/[^/\s""'<>:,;)\]]+|"
        + @"[A-Za-z]:\\Users\\[^\\\s""'<>]+\\AppData\\Local\\Temp\\[^\\\s""'<>:,;)\]]+")]
    private static partial Regex TemporaryPath();

    /// <summary>
    /// Matches a GUID used as element id, alone or after a word (Plotly.NET writes <c>renderPlotly_</c> and the bare GUID).
    /// </summary>
    [GeneratedRegex(
        @"\bid\s*=\s*[""']?[\w-]*?(?<id>[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12})"
        + @"(?![0-9a-fA-F])")]
    private static partial Regex PlaceId();

    [GeneratedRegex(
        @"(?<![0-9a-fA-F])[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}(?![0-9a-fA-F])")]
    private static partial Regex Guids();
}
