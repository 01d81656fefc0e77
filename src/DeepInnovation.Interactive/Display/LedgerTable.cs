using DeepInnovation.Charts.Tables;
using DeepInnovation.Claims;

namespace DeepInnovation.Interactive.Display;

/// <summary>Renders the claims ledger. Mark and word tell the verdict; colour only repeats it.</summary>
internal static class LedgerTable
{
    internal static Grid Of(IEnumerable<LedgerRow> ledger, int limit, string? title)
    {
        var all = ledger.ToList();
        var rows = all.Take(limit).ToList();
        List<GridColumn> columns =
        [
            new("verdict", null, false, [.. rows.Select(row => Cell(row.Verdict))]),
            Text("claim", row => row.Id),
            Text("what is claimed", row => row.Statement),
            new("says", null, false, [.. rows.Select(row => new Cell(row.Tag))]),
            Number("claimed", row => row.Expected),
            Number("measured", row => row.Measured),
            Text("tolerance", row => row.Expected is null ? null : row.Tolerance),
            Text("why", row => row.Reason),
        ];
        return new Grid(title, columns, rows.Count, all.Count, Summary(all, rows.Count));

        GridColumn Text(string name, Func<LedgerRow, object?> value) => GridColumn.Of(name, null, false, [.. rows.Select(value)]);

        GridColumn Number(string name, Func<LedgerRow, double?> value) => new(name, null, true,
            [.. rows.Select(row => value(row) is { } number ? new Cell($"{ClaimNumber.Text(number, row.Unit)}{Unit(row)}")
                : Charts.Tables.Cell.None)]);
    }

    private static string Unit(LedgerRow row) => row.Unit is "" or "year" ? "" : " " + row.Unit;

    private static Cell Cell(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => new Cell("✔ reproduced", Class: "verdict reproduced"),
        Verdict.Differs => new Cell("✘ differs", Class: "verdict differs"),
        _ => new Cell("○ not testable", Class: "verdict not-testable"),
    };

    private static string Summary(List<LedgerRow> all, int shown)
    {
        var counts = $"{Count(Verdict.Reproduced)} reproduced, {Count(Verdict.Differs)} differ, "
            + $"{Count(Verdict.NotTestable)} not testable on these data";
        return shown < all.Count ? $"{shown} of {all.Count} claims: {counts}" : $"{all.Count} claims: {counts}";

        int Count(Verdict verdict) => all.Count(row => row.Verdict == verdict);
    }
}
