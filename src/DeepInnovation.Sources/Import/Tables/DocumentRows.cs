using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Exports;
using DeepInnovation.Sources.Reading;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.Tables;

/// <summary>The rows of one table as <see cref="DocumentSource"/> understands them, each a document or a fault.</summary>
internal static class DocumentRows
{
    /// <exception cref="InputException">The file as a whole cannot be used.</exception>
    internal static IEnumerable<ImportedRow> Read(SourceFile source, DocumentKind kind, string importer, int file) =>
        Read(DocumentTable.Open(source.Path, kind, details: true), source, kind, importer, file);

    /// <param name="opened">The table.</param>
    /// <param name="source">Its file.</param>
    /// <param name="kind">What its rows are.</param>
    /// <param name="importer">Who reads it.</param>
    /// <param name="file">The file's number.</param>
    /// <param name="cutCopyright">Whether a publisher's line at an abstract's end is cut.</param>
    /// <exception cref="InputException">The file as a whole cannot be used.</exception>
    internal static IEnumerable<ImportedRow> Read(DocumentTable opened, SourceFile source, DocumentKind kind, string importer,
        int file, bool cutCopyright = false)
    {
        var parser = new DocumentParser(opened.Map, kind, cutCopyright);
        foreach (var row in opened.Table.Rows())
        {
            var document = parser.Parse(row, out var fault);
            var details = document is null ? null : parser.Details(document, out fault);
            if (fault is not null)
            {
                yield return new ImportedRow(file, null,
                    new RecordException(fault.Column, fault.Value, fault.Reason).ToFault(source.Name, row.Line));
                continue;
            }

            var imported = Of(document!, details!, importer, source.Name, row.Line);
            if (parser.Remarks.Count > 0)
                imported.Notes = [.. parser.Remarks.Select(r => new ImportNote(r.Column ?? "", r.Value, r.Reason))];
            yield return new ImportedRow(file, imported, null);
        }
    }

    private static ImportedDocument Of(Document document, DocumentDetails details, string importer,
        string name, long line) => new()
        {
            Id = document.Id,
            Kind = document.Kind,
            Title = document.Title,
            Abstract = document.Abstract,
            Year = document.Year,
            Country = document.Country,
            Countries = details.Countries.Count > 0 ? details.Countries
                : Fields.Country(document.Country) is { } code ? [code] : [],
            Language = document.Language,
            Field = document.Field,
            Ipc = document.Ipc,
            Keywords = document.Keywords,
            Cited = document.Cited,
            Family = document.Family,
            Label = document.Label,
            LabelSource = document.LabelSource,
            Doi = details.Doi,
            Type = details.Type,
            Venue = details.Venue,
            Date = details.Date,
            Withdrawn = details.Withdrawn,
            Source = importer,
            SourceFile = name,
            SourceRow = line,
        };
}
