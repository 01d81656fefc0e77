using System.Globalization;
using System.Text;
using CsCheck;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Tests.Reading;

/// <summary>Random documents, written by writers made by hand here, are read back as they were.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Char["ab ,;\"'\\\t\n\r[]{}é表'"], Gen.Char['!', '~']).Array[0, 12]
        .Select(c => new string(c));
    private static readonly Gen<string> Trimmed = Text.Select(t => t.Trim());
    private static readonly Gen<string?> Optional = Trimmed.Select(t => t.Length == 0 ? null : t);
    private static readonly Gen<string[]> Items = Trimmed.Where(t => t.Length > 0).Array[0, 4];

    private static readonly Gen<Document[]> Documents =
        Gen.Select(Gen.Select(Text, Text, Optional, Optional, Optional), Gen.Select(Items, Items),
            Gen.Select(Gen.Int[1499, 2100], Gen.Int[-1, 9], Gen.Int[-1, 1]), Gen.Select(Optional, Optional))
            .Select(g =>
            {
                var ((title, text, country, language, field), (ipc, keywords), (year, cited, label), (family, source)) = g;
                return new Document
                {
                    Title = "t" + title,
                    Abstract = text,
                    Country = country,
                    Language = language,
                    Field = field,
                    Ipc = ipc,
                    Keywords = keywords,
                    Year = year < 1500 ? null : year,
                    Cited = cited < 0 ? null : cited,
                    Label = label < 0 ? null : label,
                    Family = family,
                    LabelSource = source,
                };
            })
            .Array[1, 6]
            .Select(list => list.Select((d, i) => d with { Id = $"id {i}\"" }).ToArray());

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CSV() => Check("d.csv", (path, documents) => File.WriteAllText(path, Csv(documents)), iterations: 1000);

    [Fact]
    public void JSON_Lines() =>
        Check("d.jsonl", (path, documents) => File.WriteAllText(path, JsonLines(documents)), iterations: 1000);

    // DuckDB takes long to start, so many documents share a file.
    [Fact]
    public void Parquet() =>
        Documents.Array[100].Sample(
            sets =>
            {
                var documents = sets.SelectMany((set, i) => set.Select(d => d with { Id = $"{i} {d.Id}" })).ToArray();
                ParquetTable.Write(_folder["d.parquet"], documents);
                Assert.Equal(documents.Select(Shown), ReadDocuments.All(_folder["d.parquet"]).Select(Shown));
            },
            seed: "000000000000", iter: 3, threads: 1);

    private void Check(string name, Action<string, Document[]> write, int iterations) =>
        Documents.Sample(
            documents =>
            {
                write(_folder[name], documents);
                Assert.Equal(documents.Select(Shown), ReadDocuments.All(_folder[name]).Select(Shown));
            },
            seed: "000000000000", iter: iterations, threads: 1);

    private static string Shown(Document d) =>
        string.Join('\u0001', d.Id, d.Kind, d.Title, d.Abstract, d.Year, d.Country, d.Language, d.Field, List(d.Ipc),
            List(d.Keywords), d.Cited, d.Family, d.Label, d.LabelSource);

    private static string Csv(Document[] documents)
    {
        var text = new StringBuilder(
            "\uFEFFlabel_source,Id,TITLE,Abstract,Year,Country,Language,Field,IPC,Key_Words,Cited,Family,Label\r\n");
        foreach (var d in documents)
        {
            string?[] fields =
            [
                d.LabelSource, d.Id, d.Title, d.Abstract, Number(d.Year), d.Country, d.Language, d.Field, List(d.Ipc),
                List(d.Keywords), Number(d.Cited), d.Family, Number(d.Label),
            ];
            text.AppendJoin(',', fields.Select(f => $"\"{f?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        return text.ToString();
    }

    private static string JsonLines(Document[] documents)
    {
        var text = new StringBuilder();
        foreach (var d in documents)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"id\": {Json(d.Id)}, \"title\": {Json(d.Title)}, \"abstract\": "
                + $"{Json(d.Abstract)}, \"ipc\": {List(d.Ipc)}, \"keywords\": {List(d.Keywords)}, ")
                .Append(CultureInfo.InvariantCulture, $"\"year\": {Number(d.Year) ?? "null"}, \"cited\": "
                    + $"{Number(d.Cited) ?? "null"}, \"label\": {Number(d.Label) ?? "null"}, \"family\": {Json(d.Family)}, ")
                .Append(CultureInfo.InvariantCulture, $"\"country\": {Json(d.Country)}, \"language\": "
                    + $"{Json(d.Language)}, \"field\": {Json(d.Field)}, \"label_source\": {Json(d.LabelSource)}}}\n");
        }

        return text.ToString();
    }

    private static string List(IReadOnlyList<string> items) => "[" + string.Join(",", items.Select(Json)) + "]";

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Json(string? text)
    {
        if (text is null)
            return "null";
        var json = new StringBuilder("\"");
        foreach (var c in text)
            json.Append(c is '"' or '\\' ? $"\\{c}" : c < ' ' ? $"\\u{(int)c:x4}" : c.ToString());
        return json.Append('"').ToString();
    }
}
