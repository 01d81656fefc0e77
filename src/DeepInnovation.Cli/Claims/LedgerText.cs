using DeepInnovation.Claims;

namespace DeepInnovation.Cli.Claims;

/// <summary>Aligned ledger text for a terminal: one line per claim, the counts, then why differing claims differ.</summary>
internal static class LedgerText
{
    private static readonly (string Title, bool Number)[] Columns =
        [
            ("verdict", false),
            ("claim", false), ("tag", false), ("claimed", true), ("measured", true), ("tolerance", true), ("unit", false),
        ];

    public static void Write(TextWriter output, IReadOnlyCollection<LedgerRow> rows)
    {
        var cells = rows.Select(Cells).Prepend([.. Columns.Select(column => column.Title)]).ToList();
        var widths = Columns.Select((_, i) => cells.Max(row => row[i].Length)).ToArray();
        foreach (var row in cells)
            output.WriteLine(string.Join("  ",
                row.Select((cell, i) => Columns[i].Number ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());

        output.WriteLine();
        foreach (var row in rows.Where(row => row.Verdict == Verdict.Differs))
            output.WriteLine($"{row.Id} differs. {row.Statement}. {row.Reason}");
        output.WriteLine(
            $"{rows.Count} claims: {string.Join(", ", Ledger.Count(rows).Select(v => $"{v.Claims} {Ledger.Text(v.Verdict)}"))}.");
        output.WriteLine($"All reasons and sources: {ClaimsStage.Page}.");
    }

    private static string[] Cells(LedgerRow row) =>
    [
        Ledger.Text(row.Verdict), row.Id, row.Tag, ClaimNumber.Text(row.Expected, row.Unit),
        ClaimNumber.Text(row.Measured, row.Unit), row.Tolerance, row.Unit,
    ];
}
