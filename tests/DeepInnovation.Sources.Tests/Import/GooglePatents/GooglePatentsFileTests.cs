using System.IO.Compression;
using DeepInnovation.Core;

namespace DeepInnovation.Sources.Tests.Import.GooglePatents;

public sealed class GooglePatentsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[{0}]", ",")]
    [InlineData("[\n  {0}\n]\n", ",\n  ")]
    [InlineData(" [ {0} ] ", " , ")]
    public void An_array_is_read_like_lines(string frame, string separator)
    {
        var records = Enumerable.Range(0, 30).Select(i =>
            $$"""{"publication_number":"US-{{i}}-A","country_code":"US","title_localized":[{"text":"T [{{i}}], \"{","language":"en"}]}""")
            .ToList();
        var lines = Titles("a.jsonl", string.Join('\n', records));
        Assert.Equal(30, lines.Count);
        Assert.Equal(lines, Titles("b.json", frame.Replace("{0}", string.Join(separator, records), StringComparison.Ordinal)));
    }

    [Fact]
    public void Avro_is_refused_by_name_with_the_way_to_export_otherwise()
    {
        File.WriteAllBytes(_folder["patents-000.avro"], [.. "Obj"u8, 1, 4, 20, .. "avro.codec"u8]);
        // Also where the name does not say it, in a folder, and below gzip.
        File.WriteAllBytes(_folder["patents.json"], [.. "Obj"u8, 1, 4, 20, .. "avro.codec"u8]);
        using (var packed = new GZipStream(File.Create(_folder["patents.json.gz"]), CompressionLevel.Fastest))
            packed.Write([.. "Obj"u8, 1, 4, 20, .. "avro.codec"u8]);
        Directory.CreateDirectory(_folder["export"]);
        File.Copy(_folder["patents-000.avro"], _folder["export/patents-000.avro"]);
        foreach (var path in new[] { "patents-000.avro", "patents.json", "patents.json.gz", "export" })
        {
            var message = Assert.Throws<InputException>(() => Importing.Rows("googlepatents", _folder[path])).Message;
            Assert.Contains("this is an Avro file", message, StringComparison.Ordinal);
            Assert.Contains("NEWLINE_DELIMITED_JSON", message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }
    }

    private List<string> Titles(string name, string text) =>
        [.. Importing.Rows("googlepatents", _folder.Write(name, text)).Select(r => $"{r.Document!.Id} {r.Document.Title}")];
}
