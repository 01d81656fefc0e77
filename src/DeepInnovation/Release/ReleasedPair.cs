using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Release;

/// <summary>A row of DeepCosineAI.csv: a paper, a patent and their cosine. Earlier released files lack the years.</summary>
/// <param name="PaperId">The paper's ID.</param>
/// <param name="PatentId">The patent's ID.</param>
/// <param name="Similarity">Cosine, in [-1, 1] up to rounding.</param>
/// <param name="PaperYear">The paper's year; null where the file has none.</param>
/// <param name="PatentYear">The patent's year; null where the file has none.</param>
internal sealed record ReleasedPair(string PaperId, string PatentId, double Similarity, int? PaperYear, int? PatentYear)
{
    private const double Rounding = 1e-4;

    /// <summary>
    /// Reads a file of pairs row by row, also compressed: columns <c>Paper_ID,Patent_ID,Similarity</c> and, where it has them,
    /// <c>Paper_Year,Patent_Year</c>, in any order and case. O(bytes) time, one row in memory.
    /// </summary>
    /// <exception cref="InputException">The file cannot be read, lacks a column or, while reading, a row is bad.</exception>
    public static IEnumerable<ReleasedPair> Read(string path) =>
        CsvFile.Read(path, "Paper_ID", "Patent_ID", "Similarity").Select(row => new ReleasedPair(
            Id(row, "Paper_ID"), Id(row, "Patent_ID"), Cosine(row), Year(row, "Paper_Year"), Year(row, "Patent_Year")));

    private static string Id(CsvRow row, string column) =>
        row[column]!.Trim() is { Length: > 0 } id ? id : throw row.Error("the id is empty", column, "Give each row both ids");

    private static double Cosine(CsvRow row)
    {
        if (double.TryParse(row["Similarity"], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value) <= 1 + Rounding)
            return value;
        throw row.Error("the similarity is no number from -1 to 1", "Similarity", "Give a cosine");
    }

    private static int? Year(CsvRow row, string column)
    {
        if (string.IsNullOrWhiteSpace(row[column]))
            return null;
        if (decimal.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var year)
            && year is >= 1500 and <= 2100 && year == decimal.Truncate(year))
            return (int)year;
        throw row.Error("the year is no whole number from 1500 to 2100", column, "Give a year or leave it empty");
    }
}
