using System.Globalization;
using System.Text.Json;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Tests.Tokens;

/// <summary>What wordpiece_reference.py recorded.</summary>
internal static class WordPieceReference
{
    internal sealed record Text(string Value, int[] Uncased, int[] Cased);

    /// <summary>One range of characters that meet the same end.</summary>
    internal sealed record Fate(int First, int Last, string Kind, string Sigma);

    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Tokens", "reference");

    internal static string[] Vocabulary { get; } = File.ReadAllLines(Path.Combine(Folder, "vocabulary.txt"));

    internal static WordPieceTokenizer Uncased { get; } = new(Vocabulary);

    internal static WordPieceTokenizer Cased { get; } = new(Vocabulary, lowerCase: false);

    internal static IEnumerable<Text> Texts() =>
        File.ReadLines(Path.Combine(Folder, "texts.jsonl")).Select(line =>
        {
            using var row = JsonDocument.Parse(line);
            return new Text(
                row.RootElement.GetProperty("text").GetString()!,
                [.. row.RootElement.GetProperty("uncased").EnumerateArray().Select(e => e.GetInt32())],
                [.. row.RootElement.GetProperty("cased").EnumerateArray().Select(e => e.GetInt32())]);
        });

    internal static IEnumerable<Fate> Fates()
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder, "characters.txt")).Where(l => !l.StartsWith('#')))
        {
            var fields = line.Split('\t');
            var ends = fields[0].Split('-').Select(Hex).ToArray();
            yield return new Fate(
                ends[0], ends[1], fields[1], fields[1] == "syllable" ? "001" : fields.Length > 2 ? fields[2] : "");
        }
    }

    internal static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
