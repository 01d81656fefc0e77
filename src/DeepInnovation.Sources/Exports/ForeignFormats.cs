using System.Text;
using System.Text.RegularExpressions;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Exports;

/// <summary>Files that hold documents in a form that is not read: named, with what to give in their place.</summary>
internal static partial class ForeignFormats
{
    private const string AsCsv = "Save it as CSV: in Excel with File, Save As, \"CSV UTF-8 (Comma delimited)\"; "
        + "in LibreOffice with File, Save As, \"Text CSV\", Unicode (UTF-8)";
    private const string OtherExport = "Export it anew as CSV (Scopus, Dimensions, Lens.org) or as tab-delimited or plain text "
        + "(Web of Science); Zotero turns such files into CSV with File, Export Library";

    /// <summary>Refuses by the first bytes, before anything is taken for text.</summary>
    /// <exception cref="InputException">The file is a workbook.</exception>
    internal static void RefuseWorkbook(string path)
    {
        Span<byte> head = stackalloc byte[4096];
        using (var file = Disk.OpenRead(path, bufferSize: 1))
            head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0]))
            throw Workbook(path, "an Excel workbook (.xls)");
        if (!head.StartsWith("PK\u0003\u0004"u8))
            return;
        if (head.IndexOf("application/vnd.oasis.opendocument.spreadsheet"u8) >= 0)
            throw Workbook(path, "an OpenDocument spreadsheet (.ods)");
        if (head.IndexOf("xl/"u8) >= 0 || head.IndexOf("[Content_Types].xml"u8) >= 0)
            throw Workbook(path, "an Excel workbook (.xlsx)");
        throw new InputException("this is a zip archive", path, null, hint: "Unpack it and give the file in it");
    }

    /// <summary>Refuses by the first lines of a text.</summary>
    /// <exception cref="InputException">It is RIS, BibTeX, NBIB, EndNote, XML or HTML.</exception>
    internal static void RefuseText(string path, string head)
    {
        var lines = head.Split('\n', 40).Take(39).Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0).ToList();
        if (lines.Count == 0)
            return;
        if (lines[0].StartsWith("TY  -", StringComparison.Ordinal))
            throw new InputException("this is RIS, which is not read", path, null, hint: OtherExport);
        if (lines[0].StartsWith("PMID-", StringComparison.Ordinal))
            throw new InputException("this is PubMed's own format (NBIB), which is not read", path, null, hint: "PubMed's CSV "
                + "has no abstracts: open the file in Zotero and export it as CSV, or use the OpenAlex snapshot");
        if (lines[0].StartsWith("%0 ", StringComparison.Ordinal))
            throw new InputException("this is an EndNote file, which is not read", path, null, hint: OtherExport);
        if (lines.Any(l => Entry().IsMatch(l)))
            throw new InputException("this is BibTeX, which is not read", path, null, hint: OtherExport);
        if (lines[0].StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || lines[0].StartsWith("<!DOCTYPE",
            StringComparison.OrdinalIgnoreCase) || lines[0].StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            throw new InputException("this is XML or a web page, not a table", path, null,
                hint: $"{AsCsv}, where a program shows it as a table");
        if (lines[0].StartsWith("FN ", StringComparison.Ordinal) && lines.Any(l => l.StartsWith("PN ", StringComparison.Ordinal))
            && !lines.Any(l => l.StartsWith("UT ", StringComparison.Ordinal)))
            throw new InputException("these are patents of the Derwent Innovations Index as tagged text, which is not read", path,
                null, hint: "Export them from Derwent Innovation as CSV");
    }

    /// <summary>Refuses by the ending what the content did not tell.</summary>
    /// <exception cref="InputException">The ending is one of a format that is not read.</exception>
    internal static void RefuseEnding(string path)
    {
        var ending = InputText.Ending(path);
        if (ending is ".xlsx" or ".xls" or ".xlsm" or ".ods")
            throw Workbook(path, $"a workbook ({ending})");
        if (ending is ".ris" or ".bib" or ".nbib" or ".enw")
            throw new InputException($"files ending in {ending} are not read", path, null, hint: OtherExport);
    }

    private static InputException Workbook(string path, string what) =>
        new($"this is {what}, which is not read", path, null, hint: AsCsv);

    [GeneratedRegex(@"^\s*@[A-Za-z]{3,20}\s*\{")]
    private static partial Regex Entry();
}
