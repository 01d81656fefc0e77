using DeepInnovation.Core.Documents;

namespace DeepInnovation.Charts.Tables;

/// <summary>Lists documents by their distinguishing fields, without abstracts.</summary>
internal static class DocumentTable
{
    private const int FewKeywords = 5;

    internal static Grid Of(IEnumerable<Document> documents, int limit, string? title)
    {
        var (shown, total) = RecordTable.Take(documents, limit);
        List<GridColumn> columns =
        [
            Column("id", d => d.Id),
            Column("kind", d => d.Kind),
            Column("year", d => d.Year, numeric: true),
            Column("country", d => d.Country),
            Column("title", d => d.Title),
            Column("field / IPC", d => d.Ipc.Count > 0 ? string.Join("; ", d.Ipc) : d.Field),
            Column("keywords",
                d => string.Join("; ", d.Keywords.Take(FewKeywords)) + (d.Keywords.Count > FewKeywords ? "; …" : "")),
        ];
        if (shown.Exists(d => d.Label is not null))
            columns.Add(Column("label", d => d.Label, numeric: true));
        return new Grid(title, columns, shown.Count, total);

        GridColumn Column(string name, Func<Document, object?> value, bool numeric = false) =>
            GridColumn.Of(name, null, numeric, [.. shown.Select(value)]);
    }
}
