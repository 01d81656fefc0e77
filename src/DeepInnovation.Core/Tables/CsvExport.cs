using System.Collections;
using System.Globalization;
using DuckDB.NET.Data;

namespace DeepInnovation.Core.Tables;

/// <summary>A Parquet table of a run as CSV, for people with a spreadsheet or without Parquet.</summary>
public static class CsvExport
{
    /// <summary>
    /// Writes every row in the file's order, with a header and a byte-order mark, atomically, and returns the columns' names. The
    /// items of a list are joined by <c>"; "</c>, what is missing is empty, numbers have all their digits, and
    /// <see cref="SpreadsheetText.Guard"/> makes cells harmless that look like formulas. The same table gives the same bytes.
    /// O(rows) time, a batch of them in memory.
    /// </summary>
    /// <param name="parquet">The table.</param>
    /// <param name="csv">The file to write.</param>
    /// <exception cref="InputException">The table is missing or no Parquet.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(string parquet, string csv)
    {
        if (!File.Exists(parquet))
            throw new InputException($"{parquet} does not exist", "Run the stage that writes it first");
        using var connection = ParquetTable.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM read_parquet({ParquetTable.FileLiteral(parquet)})";
        command.UseStreamingMode = true;
        return new ParquetQuery(parquet).Guard(() =>
        {
            using var reader = command.ExecuteReader();
            string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            CsvFile.WriteForSpreadsheet(csv, columns, Rows(reader));
            return columns;
        });
    }

    private static IEnumerable<IReadOnlyList<string?>> Rows(DuckDBDataReader reader)
    {
        while (reader.Read())
        {
            var row = new string?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : SpreadsheetText.Guard(Text(reader.GetValue(i)));
            yield return row;
        }
    }

    private static string? Text(object? value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join("; ", list.Cast<object?>().Select(Text)),
        _ => value?.ToString(),
    };
}
