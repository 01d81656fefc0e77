using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Exports;

/// <summary>
/// A file of documents, opened and understood: what it is, where its columns are. Exports are recognised by their content,
/// whatever the file's name; other tables by their ending.
/// </summary>
internal sealed class DocumentTable
{
    private const int HeadBytes = 1 << 20;

    private DocumentTable(SourceTable table, ColumnMap map, FoundHeader? header, string? form)
    {
        (Table, Map, Header, Form) = (table, map, header, form);
    }

    internal SourceTable Table { get; }

    internal ColumnMap Map { get; }

    /// <summary>The header as it was found; null where a file has none or it is the first line of a plain table.</summary>
    internal FoundHeader? Header { get; }

    /// <summary>How the file is written, for the user: <c>tab-delimited, UTF-16</c>.</summary>
    internal string? Form { get; }

    /// <summary>Opens a file and understands its columns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What its rows must be.</param>
    /// <param name="choice">The columns that the user chose.</param>
    /// <param name="details">Whether the fields that only imported documents have are wanted too.</param>
    /// <exception cref="InputException">The file cannot be used: another format or encoding, the other kind of
    /// documents, without an id.</exception>
    internal static DocumentTable Open(string path, DocumentKind kind, ColumnChoice? choice = null, bool details = false)
    {
        choice ??= ColumnChoice.None;
        InputText.Check(path);
        ForeignFormats.RefuseWorkbook(path);
        if (InputText.Ending(path) is ".jsonl" or ".ndjson" or ".parquet")
            return Plain(SourceTable.Open(path));
        var head = Head(path);
        ForeignFormats.RefuseText(path, head);
        if (head.StartsWith("FN ", StringComparison.Ordinal))
            return Tagged();
        if (HeaderSearch.Find(head, choice) is not { } header)
        {
            ForeignFormats.RefuseEnding(path);
            // A chosen column says that this is a table; which one it lacks is told then.
            return Plain(choice.IsEmpty ? SourceTable.Open(path) : new CsvTable(path));
        }

        RefuseOtherKind(header.Layout);
        if (header.Layout is null && header.IsFirst && !IsUtf16(path))
            return Plain(new CsvTable(path));
        var table = new ExportTable(path, header);
        return new DocumentTable(table, new ColumnMap(path, table.Columns, kind, header.Layout, choice, details),
            header, FormOf(header));

        DocumentTable Plain(SourceTable plain) =>
            new(plain, new ColumnMap(path, plain.Columns, kind, null, choice, details), null, null);

        DocumentTable Tagged()
        {
            var records = new TaggedTable(path);
            var layout = ExportLayouts.All.First(l => l.TabsAreBare);
            if (records.Columns.Count == 0)
                throw new InputException("the file has no record: none begins with PT", path, null, hint: "Export it again");
            RefuseOtherKind(layout);
            return new DocumentTable(records, new ColumnMap(path, records.Columns, kind, layout, choice, details), null,
                "tagged text" + (IsUtf16(path) ? ", UTF-16" : ""));
        }

        void RefuseOtherKind(ExportLayout? layout)
        {
            if (layout is not null && layout.Kind != kind && !(choice.Has(DocumentField.Id) && choice.Has(DocumentField.Title)))
                throw ColumnMap.OtherKind(path, $"the file is an export of {layout.Name}", layout.Kind);
        }

        string FormOf(FoundHeader header) =>
            header.Delimiter switch
            {
                '\t' => "tab-delimited",
                ';' => "CSV with semicolons",
                ',' => "CSV",
                var other => $"CSV with \"{other}\"",
            }
            + (IsUtf16(path) ? ", UTF-16" : "");
    }

    /// <summary>True when a file's content is that of an export that is known, or of a table with known columns.</summary>
    internal static bool IsExport(string path)
    {
        var head = Encoding.UTF8.GetString(HeadOf(path));
        return head.StartsWith("FN ", StringComparison.Ordinal) || HeaderSearch.Find(head, ColumnChoice.None) is not null;
    }

    private static bool IsUtf16(string path)
    {
        using var text = InputText.OpenText(path, utf16: true);
        return InputText.IsTranscoded(text);
    }

    /// <summary>The text's beginning.</summary>
    private static string Head(string path)
    {
        var head = HeadOf(path);
        EncodingGuess.RefuseOther(path, head);
        return Encoding.UTF8.GetString(head);
    }

    private static byte[] HeadOf(string path)
    {
        using var window = new ByteWindow(path, InputText.OpenText(path, utf16: true));
        while (window.End < HeadBytes && window.Fill())
        {
        }

        return window.Ahead.ToArray();
    }
}
