using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Labels;

/// <summary>
/// Labels as a CSV file that programs and people exchange: id, kind, label, rationale, model, judge,
/// prompt_version, prompt_hash, judged_at.
/// </summary>
public static class LabelTable
{
    private static readonly string[] Header =
    [
        "id", "kind", "label", "rationale", "model", "judge", "prompt_version", "prompt_hash", "judged_at",
    ];

    /// <summary>Writes labels atomically and in the order given. O(labels).</summary>
    public static void Write(string path, IEnumerable<DocumentLabel> labels) =>
        CsvFile.Write(path, Header, labels.Select(l => (IReadOnlyList<string?>)
        [
            l.Id, l.Kind.ToString().ToLowerInvariant(), l.Label.ToString(CultureInfo.InvariantCulture), l.Rationale, l.Model,
            l.Judge, l.PromptVersion, l.PromptHash, l.JudgedAt,
        ]));

    /// <summary>
    /// Reads labels: a CSV file of this shape (id and label are needed, the rest is used where it is there) or
    /// a run's <c>labels.parquet</c>.
    /// </summary>
    /// <exception cref="InputException">The file cannot be read, or a label is neither 0 nor 1.</exception>
    public static List<DocumentLabel> Read(string path)
    {
        if (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
            return ParquetTable.Read<DocumentLabel>(path);
        return [.. CsvFile.Read(path, "id", "label").Select(row => new DocumentLabel
        {
            Id = row["id"]!.Trim() is { Length: > 0 } id ? id : throw row.Error("the id is empty", "id", "Give each row an id"),
            Kind = row["kind"]?.Trim().ToLowerInvariant() switch
            {
                null or "" or "paper" => DocumentKind.Paper,
                "patent" => DocumentKind.Patent,
                _ => throw row.Error("a kind is paper or patent", "kind", "Correct the row"),
            },
            Label = row["label"]!.Trim() switch
            {
                "0" => 0,
                "1" => 1,
                _ => throw row.Error("a label is 0 or 1", "label", "Fix or remove the row"),
            },
            Rationale = row["rationale"] ?? "",
            Model = row["model"] ?? "",
            Judge = row["judge"] ?? "",
            PromptVersion = row["prompt_version"] ?? "",
            PromptHash = row["prompt_hash"] ?? "",
            JudgedAt = row["judged_at"] is { Length: > 0 } time ? time : null,
        })];
    }
}
