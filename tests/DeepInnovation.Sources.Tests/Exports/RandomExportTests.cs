using System.Globalization;
using System.Text;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Exports;

/// <summary>
/// Records with texts that tempt a reader (quotes at any place, separators, line breaks, brackets, other scripts), written in
/// each database's layout by writers of this test alone, come back as they were.
/// </summary>
public sealed class RandomExportTests : IDisposable
{
    private const int Files = 60;
    private static readonly string[] Pieces =
    [
        "\"", "\"\"", "'", ";", ",", ", ", "; ", " ", "  ", "(", ")", "[", "]", "<", "p < .05", "<x>", "|", "©", "(c) ", "=1+1",
        "-", "#", "\\", "é", "ü", "漂移", "—", "\u00A0", "😀", "2-s2.0-1", "PT J", "ER", "TI", "word", "Heat", "graph", "attention",
        "U-value", "10.1/x", "NA", "id", "title", "%",
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Layouts => [.. Writers.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string,
        (DocumentKind Kind, string Breaks, Func<List<Record>, SeededRandom, byte[]> Write)> Writers
    { get; } = new()
    {
        ["scopus"] = (DocumentKind.Paper, "\n\t", Scopus),
        ["wos-tab"] = (DocumentKind.Paper, "", WosTab),
        ["wos-tagged"] = (DocumentKind.Paper, "", WosTagged),
        ["wos-sheet"] = (DocumentKind.Paper, "\n\t",
                (r, _) => Utf8("\uFEFF" + Csv(["Publication Type", "Article Title", "Abstract",
                    "Publication Year", "Author Keywords", "Times Cited, WoS Core", "DOI", "UT (Unique WOS ID)"], r.Select(x =>
                        new[] { "J", x.Title, x.Abstract, x.Year, x.Keywords, x.Cited, x.Doi, x.Id }), ';', "\r\n", Minimal))),
        ["dimensions"] = (DocumentKind.Paper, "\n\t", (r, random) => Utf8((random.Next(2) == 0 ? "" : Quoted(
            "About the data: Exported on Mar 14, 2026. Criteria: '" + Prose(random, "") + "' in title and abstract") + "\n")
            + Csv(["Rank", "Publication ID", "DOI", "Title", "Abstract", "Publication date",
                    "Publication date", "PubYear", "Times cited", "Dimensions URL"],
                r.Select(x => new[] { "500", x.Id, x.Doi, x.Title, x.Abstract, "", x.Year, x.Year, x.Cited, "u" }), ',', "\n",
                Minimal))),
        ["lens"] = (DocumentKind.Paper, "\n\t", (r, _) => Utf8(Csv(["Lens ID", "Title", "Publication Year",
                "Source Title", "Abstract", "Keywords", "DOI", "Citing Patents Count", "Citing Works Count"], r.Select(x =>
                    new[] { x.Id, x.Title, x.Year, "", x.Abstract, x.Keywords, x.Doi, "77", x.Cited }), ',', "\n", Minimal))),
        ["lens-patents"] = (DocumentKind.Patent, "\n\t", (r, _) => Utf8(Csv(["#", "Jurisdiction",
                "Display Key", "Lens ID", "Publication Year", "Title", "Abstract", "Cited by Patent Count"], r.Select((x, i) =>
                    new[] { $"{i + 1}", "US", $"US {i} B2", x.Id, x.Year, x.Title, x.Abstract, x.Cited }), ',', "\n", Minimal))),
        ["espacenet"] = (DocumentKind.Patent, "", Espacenet),
        ["derwent"] = (DocumentKind.Patent, "\t", (r, random) => Utf8("\uFEFF"
            + string.Concat(Enumerable.Repeat("\"Derwent Innovation, export\",,,,,,\r\n", random.Next(2) == 0 ? 1 : 3))
            + Csv(["Publication Number", "Title",
                    "Title - DWPI", "Publication Year", "Abstract", "Abstract - DWPI", "Count of Citing Patents"], r.Select(
                    x => new[] { x.Id, x.Title, "DWPI", x.Year, x.Abstract, "NOVELTY - x", x.Cited }), ',', "\r\n", Always))),
        ["google"] = (DocumentKind.Patent, "\n\t",
                (r, random) => Utf8("search URL:," + Quoted("https://patents.google.com/?q=" + Prose(random, "")) + ",,\r\n"
                    + Csv(["id", "title", "abstract", "priority date",
                        "filing/creation date", "publication date", "grant date", "result link"], r.Select(x => new[]
                        {
                            x.Id, x.Title + " ",
                            x.Abstract, "1999-01-01", "1999-01-01", x.Year.Length > 0 ? x.Year + "-03-02" : "", "", "l",
                        }), ',', "\r\n", Minimal))),
        ["orbit"] = (DocumentKind.Patent, "", (r, _) => Utf8("\uFEFF" + Csv(["Questel unique family ID (FAN)",
                "English title", "English abstract", "Publication numbers with kind code & date"],
            r.Select(x => new[]
            {
                    x.Id, x.Title.Length == 0 ? "" : $"(US11990001B2)\n{x.Title}\n(EP4990001A1)\nANOTHER",
                    x.Abstract.Length == 0 ? "" : $"(US11990001B2)\n{x.Abstract}",
                    x.Year.Length == 0 ? "" : $"US11990001 B2 2099-05-14 [US11990001]\nUS2022 A1 {x.Year}-09-08 [US2]",
            }), ',', "\r\n", Always))),
        ["incopat"] = (DocumentKind.Patent, "\n\t", (r, random) => Utf8(Csv([random.Next(2) == 0 ? "公开（公告）号" : "公开(公告)号",
                random.Next(2) == 0 ? "标题 (中文)" : "标题（中文）", "摘要(中文)", "公开（公告）日", "被引证次数"],
            r.Select(x => new[] { x.Id, x.Title, x.Abstract, x.Year.Length > 0 ? x.Year + "/3/2" : "", x.Cited }), ',',
            "\r\n", Always))),
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_a_database_writes_comes_back(string layout)
    {
        var (kind, breaks, write) = Writers[layout];
        var random = new SeededRandom(14, layout);
        for (var file = 0; file < Files; file++)
        {
            var records = Enumerable.Range(0, 1 + random.Next(8))
                .Select(i => Record.Random(random, kind, layout, i, breaks)).ToList();
            File.WriteAllBytes(_folder["any"], write(records, random));
            var rows = ExportCases.Rows(_folder["any"], kind);
            Assert.All(rows, r => Assert.Null(r.Fault));
            Assert.Equal(records.Select(r => r.Expected(layout)), rows.Select(r => Shown(r.Document!, layout)));
        }
    }

    private static string Shown(ImportedDocument d, string layout) => string.Create(CultureInfo.InvariantCulture,
        $"{d.Id}|{d.Title}|{d.Abstract}|{d.Year}|{(Record.HasKeywords(layout) ? string.Join('~', d.Keywords) : "")}"
        + $"|{(Record.HasCited(layout) ? d.Cited : null)}|{d.Doi}");

    private static string Prose(SeededRandom random, string breaks)
    {
        var text = new StringBuilder("w");
        for (var n = random.Next(12); n > 0; n--)
            text.Append(breaks.Length > 0 && random.Next(8) == 0 ? breaks[random.Next(breaks.Length)].ToString()
                : Pieces[random.Next(Pieces.Length)]);
        // What the fields are cut at is not part of a text: blanks at the ends, the separators of translations.
        var prose = (random.Next(4) == 0 ? "\"" : "") + text + (random.Next(4) == 0 ? "\"" : "");
        return string.Join(' ', prose.Replace(" | ", " ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace(" | ", " ", StringComparison.Ordinal).Trim();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Quoted(string cell) => "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Minimal(string cell) => cell.Any("\",;\t\r\n".Contains) ? Quoted(cell) : cell;

    private static string Always(string cell) => Quoted(cell);

    private static string Csv(string[] header, IEnumerable<string[]> rows, char separator, string end,
        Func<string, string> cell) =>
        string.Concat(rows.Prepend(header).Select(r => string.Join(separator, r.Select(cell)) + end));

    /// <summary>Files that were joined: one header, and rows with as many funding texts as each export had.</summary>
    private static byte[] Scopus(List<Record> records, SeededRandom random)
    {
        string[] Funding(int count) => [.. Enumerable.Range(1, count).Select(i => $"Funding Text {i}")];
        var texts = random.Next(4);
        string[] header =
        [
            "Authors", "Title", "Year", "Cited by", "DOI", "Abstract", "Author Keywords",
            "Index Keywords", "Funding Details", .. Funding(texts), "References", "Document Type", "Source", "EID",
        ];
        var rows = records.Select(
            r => new[] { "A.; B.", r.Title, r.Year, r.Cited, r.Doi, r.Abstract, r.Keywords, "Drift, sensor", "F" }
                .Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Prose(random, "\n")))
                .Concat(["Ref, (2019); Other", "Article", "Scopus", r.Id]).ToArray());
        return Utf8("\uFEFF" + Csv(header, rows, ',', "\n", random.Next(2) == 0 ? Always : Minimal));
    }

    private static byte[] WosTab(List<Record> records, SeededRandom random)
    {
        var end = random.Next(2) == 0 ? "" : "\t";
        string[] header = ["PT", "AU", "TI", "SO", "LA", "DT", "DE", "ID", "AB", "TC", "Z9", "PY", "DI", "UT"];
        var text = string.Join('\t', header) + "\r\n"
            + string.Concat(records.Select(r => string.Join('\t', "J", "\"A, B", r.Title, "J", "English", "Article", r.Keywords,
                "KEYWORDS-PLUS", r.Abstract, r.Cited, "99", r.Year, r.Doi, r.Id) + end + "\r\n"));
        return random.Next(3) switch
        {
            0 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            1 => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)],
            _ => Utf8("\uFEFF" + text),
        };
    }

    private static byte[] WosTagged(List<Record> records, SeededRandom random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? "\uFEFF" : "").Append(
            "FN Clarivate Analytics Web of Science\nVR 1.0\n");
        foreach (var r in records)
        {
            text.Append("PT J\nAU A, B\n   C, D\n");
            Tag("TI", r.Title, wrap: 30);
            Tag("DE", r.Keywords, wrap: 20);
            Tag("AB", r.Abstract, wrap: random.Next(2) == 0 ? int.MaxValue : 40);
            Tag("Z8", "a tag of tomorrow", wrap: 5);
            Tag("TC", r.Cited);
            Tag("PY", r.Year);
            Tag("DI", r.Doi);
            Tag("UT", r.Id);
            text.Append(random.Next(2) == 0 ? "ER\n\n" : "ER  \n\n");
        }

        text.Append("EF\n");
        return Utf8(random.Next(2) == 0 ? text.ToString() : text.ToString().Replace("\n", "\r\n", StringComparison.Ordinal));

        // Lines break at blanks alone.
        void Tag(string tag, string value, int wrap = int.MaxValue)
        {
            if (value.Length == 0)
                return;
            text.Append(tag).Append(' ');
            var width = 0;
            foreach (var word in value.Split(' '))
            {
                text.Append(width == 0 ? "" : width > wrap ? "\n   " : " ").Append(word);
                width = width > wrap ? word.Length + 1 : width + word.Length + 1;
            }

            text.Append('\n');
        }
    }

    private static byte[] Espacenet(List<Record> records, SeededRandom random)
    {
        string Row(params string[] cells) => string.Concat(cells.Select(c => Quoted(c) + ";")) + "\r\n";
        var above = string.Concat(
            Enumerable.Range(0, 7).Select(i => i == 3 ? Row("Query: " + Prose(random, "")) : i == 2 ? "\r\n" : Row("Espacenet")));
        return Utf8(above + Row("No", "Title", "Abstract", "Applicants", "Publication number", "Earliest priority", "IPC",
            "Publication date", "Earliest publication", "Family number")
            + string.Concat(
                records.Select((r, i) => Row($"{i}", r.Title, r.Abstract, "A [NO] \r\nB [GB]", r.Id + " \r\nEP1A1", "1999-01-01",
                    "G06N3/08 \r\nG01D18/00", r.Year.Length > 0 ? r.Year + "-01-02 \r\n2099-01-01" : "", "", "0" + i))));
    }

    private sealed record Record(string Id, string Title, string Abstract, string Year, string Keywords, string Cited, string Doi)
    {
        internal static bool HasKeywords(string layout) =>
            layout is "scopus" or "wos-tab" or "wos-tagged" or "wos-sheet" or "lens";

        internal static bool HasCited(string layout) => layout is not ("espacenet" or "google" or "orbit");

        internal static Record Random(SeededRandom random, DocumentKind kind, string layout, int i, string breaks)
        {
            var id = layout switch
            {
                "scopus" => $"2-s2.0-8508000{i:0000}",
                "wos-tab" or "wos-tagged" or "wos-sheet" => $"WOS:00100000000{i:0000}",
                "dimensions" => $"pub.{1190000000 + i}",
                "lens" or "lens-patents" => $"000-111-222-333-{i:000}",
                "orbit" => $"{99990000 + i}",
                _ => $"US1199{i:0000}B2",
            };
            var words = Enumerable.Range(0, random.Next(4))
                .Select(n => $"kw{n} {(char)('a' + random.Next(20))}\"x, [y] é").ToList();
            return new Record(
                id, Prose(random, breaks), random.Next(4) == 0 ? "" : Prose(random, breaks),
                random.Next(6) == 0 ? "" : $"{1980 + random.Next(45)}",
                string.Join("; ", words), random.Next(4) == 0 ? "" : $"{random.Next(2000)}",
                kind == DocumentKind.Patent || random.Next(3) == 0 ? "" : $"10.99999/x.{i}-{random.Next(100)}");
        }

        internal string Expected(string layout) => string.Join('|', Id, Title, Abstract, Year,
            HasKeywords(layout) ? Keywords.Replace("; ", "~", StringComparison.Ordinal) : "", HasCited(layout) ? Cited : "", Doi);
    }
}
