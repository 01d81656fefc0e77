using System.Globalization;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Core.Metrics;

/// <summary>Reads labels and scores from a CSV file.</summary>
public static class ScoreFile
{
    /// <summary>
    /// Reads the columns <c>label</c> (0 or 1) and <c>score</c> (a finite number), named in any case;
    /// others are ignored. O(n log n).
    /// </summary>
    /// <exception cref="InputException">The file is missing, empty, lacks a column, or a value cannot be used; names
    /// file, line and column.</exception>
    public static RankedScores Read(string path)
    {
        var (labels, scores) = (new List<int>(), new List<double>());
        foreach (var row in CsvFile.Read(path, "label", "score"))
        {
            // Other tools write a label as 1.0 too: it is the same number.
            if (!Parse(row["label"], out var label) || label is not (0 or 1))
                throw row.Error("a label is 0 or 1", "label", "Correct or remove that row");
            if (!Parse(row["score"], out var score) || !double.IsFinite(score))
                throw row.Error("a score is a finite number with a decimal point", "score", "Correct or remove that row");
            labels.Add((int)label);
            scores.Add(score);
        }

        return labels.Count > 0
            ? RankedScores.Of(labels, scores)
            : throw new InputException("there are no scores to measure", path, null,
                hint: "Give at least one row below the header");
    }

    private static bool Parse(string? text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
