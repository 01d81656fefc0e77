using System.Text;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Claims;

/// <summary>The ledger as a page to read (Markdown): counts, then one table a topic.</summary>
public static class LedgerPage
{
    /// <summary>Writes the page with line feeds. O(claims).</summary>
    /// <param name="book">The claims, for their source and what the tags mean.</param>
    /// <param name="scope">What the data are said to be.</param>
    /// <param name="rows">The ledger.</param>
    /// <param name="notice">A sentence on the run's labels where figures against them are no quality; null for none.</param>
    public static string Write(ClaimBook book, DataScope scope, IReadOnlyCollection<LedgerRow> rows, string? notice = null)
    {
        var page = new StringBuilder("# Which claims hold on these data\n\n");
        page.Append("Data: ").Append(scope.ToString().ToLowerInvariant()).Append(". Claims: ").Append(book.Source).Append(".\n");
        page.Append("Verdicts: ")
            .AppendJoin(", ", Ledger.Count(rows).Select(v => $"{v.Claims} {Ledger.Text(v.Verdict)}")).Append(".\n\n");
        if (notice is not null)
            page.Append(Plain(notice)).Append("\n\n");
        page.Append("Who says so: ").AppendJoin("; ", book.Tags.Select(t => $"{t.Key} = {t.Value}"))
            .Append(". What is tagged S or I is inference.\n");
        page.Append("Tolerances are this project's choice. ")
            .Append("A value measured on other data than the release stands beside a claim; it does not decide it.\n");
        foreach (var topic in rows.GroupBy(row => row.Topic))
        {
            page.Append("\n## ").Append(char.ToUpperInvariant(topic.Key[0])).Append(topic.Key.AsSpan(1)).Append("\n\n");
            page.Append("| claim | says | tag | claimed | measured here | interval | n | verdict | why | from |\n");
            page.Append("|---|---|---|--:|--:|---|--:|---|---|---|\n");
            foreach (var row in topic)
                Append(page, row);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, LedgerRow row)
    {
        string[] cells =
        [
            $"`{row.Id}`", row.Statement, row.Tag, WithUnit(row.Expected, row.Unit), WithUnit(row.Measured, row.Unit),
            row.Low is null ? "" : $"{ClaimNumber.Text(row.Low, row.Unit)} to {ClaimNumber.Text(row.High, row.Unit)}",
            ClaimNumber.Text(row.N, ""), Ledger.Text(row.Verdict), row.Reason, row.Source,
        ];
        page.Append("| ").AppendJoin(" | ", cells.Select(Plain)).Append(" |\n");
    }

    /// <summary>A cell whose text ends neither the cell nor the row and is no HTML.</summary>
    private static string Plain(string cell) =>
        VisibleText.Line(cell).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string WithUnit(double? value, string unit) =>
        value is null ? "" : unit is "" or "year" ? ClaimNumber.Text(value, unit) : $"{ClaimNumber.Text(value, unit)} {unit}";
}
