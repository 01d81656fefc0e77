using System.Globalization;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.Lens;

/// <summary>
/// CSV exports of Lens.org (https://support.lens.org/knowledge-base/export-patents/): columns by name in any case, lists
/// separated by <c>;;</c> (patents) or <c>;</c> (scholarly works). A table with a jurisdiction is one of patents, any
/// other of scholarly works. Dates are ISO or day/month/year; of a year in two digits the century is the last one that is
/// not after the publication year.
/// </summary>
internal sealed class LensTableImporter : IImporter
{
    private static readonly string[] DayFirst = ["dd/MM/yyyy", "d/M/yyyy"];

    /// <inheritdoc/>
    public string Name => "lens";

    /// <inheritdoc/>
    public string Description => "Lens.org exports: CSV";

    /// <inheritdoc/>
    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths) =>
        SourceFiles.Find(paths, name => InputText.Ending(name) is ".csv", "a CSV export");

    /// <inheritdoc/>
    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        for (var file = start.File; file < files.Count; file++)
        {
            var skip = file == start.File ? start.Records : 0;
            var table = new CsvTable(files[file].Path);
            var columns = new LensColumns(files[file].Path, table.Columns);
            foreach (var row in table.Rows())
            {
                cancellation.ThrowIfCancellationRequested();
                if (skip-- <= 0)
                    yield return RowOf(row, columns, files[file], file);
            }
        }
    }

    private ImportedRow RowOf(SourceRow row, LensColumns columns, SourceFile source, int file)
    {
        try
        {
            if (row.Fault is { } fault)
                throw new RecordException(fault.Column, fault.Value, fault.Reason);
            var cells = columns.Of(row.Cells);
            var document = columns.ArePatents ? Patent(cells) : Paper(cells);
            (document.Source, document.SourceFile, document.SourceRow) = (Name, source.Name, row.Line);
            if (document.Title.Length + document.Abstract.Length == 0)
                throw cells.Fault("title", "title and abstract are both empty");
            return new ImportedRow(file, document, null);
        }
        catch (RecordException fault)
        {
            return new ImportedRow(file, null, fault.ToFault(source.Name, row.Line));
        }
    }

    private static ImportedDocument Patent(LensCells cells)
    {
        var published = cells.Number("publicationyear", 1500, 2100);
        var filed = FilingDate.Of(cells.NameOf("applicationdate"), Date(cells, "applicationdate", published),
            FilingDate.Later(DateOrNull(cells.Text("publicationdate"), published)));
        var ipc = Fields.Distinct(cells.List("ipcrclassifications"));
        return new ImportedDocument
        {
            Kind = DocumentKind.Patent,
            Id = cells.Text("lensid") ?? throw cells.Fault("lensid", "the id is empty"),
            Title = cells.Text("title") ?? "",
            Abstract = cells.Text("abstract") ?? "",
            Year = filed.Year,
            Date = filed.Date,
            Notes = filed.Notes,
            Country = Fields.Country(cells.Text("jurisdiction")),
            Ipc = ipc.Count > 0 ? ipc : Fields.Distinct(cells.List("cpcclassifications")),
            // Exports before 2019 call it "Cited Count".
            Cited = cells.Number("citedbypatentcount", 0, int.MaxValue) ?? cells.Number("citedcount", 0, int.MaxValue),
            Family = cells.List("simplefamilymembers").Order(StringComparer.Ordinal).FirstOrDefault(),
            Type = (cells.Text("documenttype") ?? cells.Text("type"))?.ToLowerInvariant(),
            Withdrawn = LensImporter.IsWithdrawn(cells.Text("legalstatus")),
        };
    }

    private static ImportedDocument Paper(LensCells cells) => new()
    {
        Kind = DocumentKind.Paper,
        Id = cells.Text("lensid") ?? throw cells.Fault("lensid", "the id is empty"),
        Title = cells.Text("title") ?? "",
        Abstract = cells.Text("abstract") ?? "",
        Year = cells.Number("publicationyear", 1500, 2100),
        Date = Date(cells, "datepublished", cells.Number("publicationyear", 1500, 2100)),
        Field = string.Join("; ", Fields.Distinct(cells.List("fieldsofstudy", ";"))) is { Length: > 0 } fields ? fields : null,
        Keywords = Fields.Distinct(cells.List("keywords", ";")),
        Cited = cells.Number("citingworkscount", 0, int.MaxValue),
        Doi = Fields.Doi(cells.Text("doi")),
        Type = cells.Text("publicationtype")?.ToLowerInvariant(),
        Venue = cells.Text("sourcetitle"),
    };

    private static string? Date(LensCells cells, string column, int? notAfter)
    {
        if (cells.Text(column) is not { } text)
            return null;
        return DateOrNull(text, notAfter)
            ?? throw cells.Fault(column, "the date is written neither year-month-day nor day/month/year");
    }

    private static string? DateOrNull(string? text, int? notAfter)
    {
        if (text is null)
            return null;
        if (Fields.IsoDate(text) is { } iso)
            return iso;
        if (DateOnly.TryParseExact(text, DayFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Fields.IsoDate(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (text.Length == 8 && notAfter is { } last && DateOnly.TryParseExact(text[..6] + "20" + text[6..], DayFirst,
            CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            var year = date.Year % 100;
            year += (last - year) / 100 * 100;
            return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{date.Month:00}-{date.Day:00}");
        }

        return null;
    }
}
