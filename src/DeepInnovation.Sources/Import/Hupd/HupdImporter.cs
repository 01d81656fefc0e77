using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import.Archives;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.Hupd;

/// <summary>
/// The Harvard USPTO Patent Dataset (Suzgun et al., NeurIPS 2023 Datasets and Benchmarks; https://patentdataset.org): one JSON
/// file an application, in folders or in .tar, .tar.gz, .tgz and .zip archives of many. Fields: application_number, title,
/// abstract, filing_date, date_published, patent_issue_date (yyyymmdd), ipcr_labels and main_ipcr_label, cpc_labels and
/// main_cpc_label, inventor_list[].inventor_country, decision.
/// <para>id: <c>USAPP</c> + application_number. Labels come without the slash: <c>G06N308</c>. With three digits behind the
/// subclass there is one reading, G06N3/08 (a subgroup has at least two digits); with more there are several (G06F3048: 3/048 or
/// 30/48), and the label stays as it is. Type: the decision in lower case.</para>
/// </summary>
internal sealed class HupdImporter : IImporter
{
    private const int MostBytes = 64 << 20;
    private static readonly ArchiveLimits Limits = new(MostBytes);

    /// <inheritdoc/>
    public string Name => "hupd";

    /// <inheritdoc/>
    public string Description => "Harvard USPTO Patent Dataset: one JSON file an application, in folders or archives";

    /// <inheritdoc/>
    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths) =>
        SourceFiles.Find(paths, name => IsJson(name) || ArchiveReader.IsArchive(name),
            ".json files, .tar.gz, .tar or .zip archives of them, or a folder", IsJson);

    /// <inheritdoc/>
    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        for (var file = start.File; file < files.Count; file++)
        {
            var skip = file == start.File ? start.Records : 0;
            foreach (var entry in Applications(files[file]))
            {
                cancellation.ThrowIfCancellationRequested();
                if (skip-- <= 0)
                    yield return RowOf(entry, file);
            }
        }
    }

    private static bool IsJson(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ArchiveEntry> Applications(SourceFile file)
    {
        if (!ArchiveReader.IsArchive(file.Name))
        {
            if (new FileInfo(file.Path).Length > MostBytes)
                throw new InputException($"the file is longer than {MostBytes >> 20} MiB", file.Path, null,
                    hint: "Give one file per application");
            using var content = Disk.OpenRead(file.Path);
            yield return new ArchiveEntry(file.Name, content);
            yield break;
        }

        foreach (var entry in ArchiveReader.Read(file.Path, Limits))
        {
            if (SourceFiles.IsSystemFile(entry.Name))
                continue;
            if (IsJson(entry.Name) || entry.IsArchive || entry.Content is null)
                yield return entry with { Name = $"{file.Name}!{entry.Name}" };
        }
    }

    private ImportedRow RowOf(ArchiveEntry entry, int file)
    {
        var name = entry.Name;
        try
        {
            if (entry.Content is not { } content)
                throw new RecordException(null, null, "a link or device in an archive is no application");
            // A loose archive is read; one that lies in another is what bombs are nested in.
            if (entry.IsArchive)
                throw new RecordException(null, null, "an archive within an archive is not opened; unpack the outer one");
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            if (bytes.Length == 0)
                throw new RecordException(null, null, "the file is empty");
            var document = JsonRecord.Parse(WithoutByteOrderMark(bytes), Document);
            (document.Source, document.SourceFile, document.SourceRow) = (Name, name, 1);
            return new ImportedRow(file, document, null);
        }
        catch (RecordException fault)
        {
            return new ImportedRow(file, null, fault.ToFault(name, 1));
        }
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(MemoryStream bytes)
    {
        var span = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return span.StartsWith("\uFEFF"u8) ? span[3..] : span;
    }

    private static ImportedDocument Document(JsonRecord application)
    {
        var filed = application.Text("filing_date");
        if (filed is not null && Fields.Day(filed) is null)
            throw application.Fault("filing_date", "the date is not written as yyyymmdd");
        var date = FilingDate.Of("filing_date", filed,
            FilingDate.Later(DayText(application, "patent_issue_date"), DayText(application, "date_published")));
        var ipc = Labels(application, "main_ipcr_label", "ipcr_labels");
        return RecordFields.WithText(new ImportedDocument
        {
            Kind = DocumentKind.Patent,
            Id = "USAPP"
                + (application.Text("application_number") ?? throw application.Fault("application_number", "the id is empty")),
            Title = application.Text("title") ?? "",
            Abstract = application.Text("abstract") ?? "",
            Year = date.Year,
            Date = date.Date,
            Notes = date.Notes,
            Country = "US",
            Countries = Fields.Distinct(
                application.Objects("inventor_list").Select(i => Fields.Country(i.Text("inventor_country")))),
            Language = "en",
            Ipc = ipc.Count > 0 ? ipc : Labels(application, "main_cpc_label", "cpc_labels"),
            Type = application.Text("decision")?.ToLowerInvariant(),
        }, application, "title");
    }

    /// <summary>A day that only the filing date is compared with: written otherwise it is passed over.</summary>
    private static string? DayText(JsonRecord application, string name) =>
        application.KindOf(name) == System.Text.Json.JsonValueKind.String ? application.Text(name) : null;

    private static List<string> Labels(JsonRecord application, string main, string all) =>
        Fields.Distinct(application.Texts(all).Prepend(application.Text(main)!).Select(WithSlash));

    private static string? WithSlash(string? label) =>
        label is { Length: 7 } && label[4..].All(char.IsAsciiDigit) && char.IsAsciiLetter(label[3])
            ? $"{label[..5]}/{label[5..]}" : label;
}
