using DeepInnovation.Corpus;

namespace DeepInnovation.Import.Tables;

/// <summary>The rows of one table as <see cref="DocumentSource"/> understands them, each a document or a fault.</summary>
internal static class DocumentRows
{
    /// <exception cref="Runs.InputException">The file as a whole cannot be used.</exception>
    internal static IEnumerable<ImportedRow> Read(SourceFile source, DocumentKind kind, string importer, int file)
    {
        var table = SourceTable.Open(source.Path);
        var parser = new DocumentParser(new ColumnMap(source.Path, table.Columns, kind), kind);
        foreach (var row in table.Rows())
        {
            if (parser.Parse(row, out var fault) is not { } document)
            {
                yield return new ImportedRow(file, null, new RecordException(fault!.Column, fault.Value, fault.Reason).ToFault(source.Name, row.Line));
                continue;
            }

            yield return new ImportedRow(file, Of(document, importer, source.Name, row.Line), null);
        }
    }

    private static ImportedDocument Of(Document document, string importer, string name, long line) => new()
    {
        Id = document.Id,
        Kind = document.Kind,
        Title = document.Title,
        Abstract = document.Abstract,
        Year = document.Year,
        Country = document.Country,
        Countries = Fields.Country(document.Country) is { } code ? [code] : [],
        Language = document.Language,
        Field = document.Field,
        Ipc = document.Ipc,
        Keywords = document.Keywords,
        Cited = document.Cited,
        Family = document.Family,
        Label = document.Label,
        LabelSource = document.LabelSource,
        Source = importer,
        SourceFile = name,
        SourceRow = line,
    };
}
