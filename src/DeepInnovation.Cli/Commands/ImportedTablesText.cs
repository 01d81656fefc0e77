using System.Globalization;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Cli.Commands;

/// <summary>
/// Reports how tables were read: which column fills which field, which known columns are unused, which are ignored.
/// </summary>
internal static class ImportedTablesText
{
    private const int Shown = 12;
    private static readonly string[] Wanted = ["title", "abstract", "keywords", "cited"];

    /// <summary>Writes one paragraph per distinct reading; files read alike are listed together.</summary>
    internal static void Write(TextWriter output, IReadOnlyList<ImportedTable> tables)
    {
        foreach (var alike in tables.GroupBy(Lines).OrderBy(g => g.First().File, StringComparer.Ordinal))
        {
            var others = alike.Count() - 1;
            var first = alike.First();
            var more = others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {others:N0} more");
            output.WriteLine(
                $"{first.File}{more}: {first.Layout ?? "plain table"}{(first.Form is null ? "" : $", {first.Form}")}");
            output.Write(alike.Key);
        }
    }

    private static string Lines(ImportedTable table)
    {
        using var text = new StringWriter { NewLine = "\n" };
        if (table.Skipped.Count > 0)
            text.WriteLine($"  above the header: {table.Skipped.Count} {(table.Skipped.Count == 1 ? "line" : "lines")}, skipped: "
                + $"{Short(string.Join(" ", table.Skipped.Select(s => s.Trim())))}");
        text.WriteLine($"  read: {string.Join(", ", table.Columns.Select(c => $"{c.Key} from {string.Join(" or ", c.Value)}"))}");
        if (table.Columns.TryGetValue("date", out var date) && !table.Columns.ContainsKey("year"))
            text.WriteLine($"  year: there is no year column; it is the year of {string.Join(", or else of ", date)}");
        string[] missing = [.. Wanted.Where(f => !table.Columns.ContainsKey(f))];
        if (!table.Columns.ContainsKey("year") && date is null)
            missing = [.. missing, "year"];
        if (missing.Length > 0)
            text.WriteLine($"  no column: {string.Join(", ", missing)}");
        if (table.NotUsed.Count > 0)
            text.WriteLine($"  known but unused: {string.Join("; ", table.NotUsed.Select(c => $"{c.Key} ({c.Value})"))}");
        if (table.Ignored.Count > 0)
            text.WriteLine($"  ignored: {string.Join(", ", table.Ignored.Take(Shown))}"
                + $"{(table.Ignored.Count > Shown ? $" and {table.Ignored.Count - Shown} more (import.json lists them)" : "")}");
        return text.ToString();
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..99] + "…";
}
