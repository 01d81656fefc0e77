using System.Text;
using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import;

public sealed class CorpusImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Sources => [.. Importing.Sources];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_record_is_a_document_or_rejected(string source)
    {
        var rows = Importing.Rows(source, Path.Combine(Importing.Folder, source));
        var manifest = new CorpusImport(Importers.Named(source, 2)).Run(
            [Path.Combine(Importing.Folder, source)], _folder["corpus"]);
        Assert.Equal(rows.Count, manifest.RowsIn);
        Assert.Equal(manifest.RowsIn, manifest.Documents + manifest.Rejected);
        Assert.Equal(manifest.Rejected, manifest.Reasons.Values.Sum());
        Assert.Equal(manifest.Rejected, File.ReadLines(_folder["corpus/rejected.csv"]).Count() - 1);
        var first = rows.Where(r => r.Document is not null).DistinctBy(r => (r.Document!.Kind, r.Document.Id))
            .Select(Importing.Text);
        Assert.Equal(first, ImportedCorpus.Read(_folder["corpus"]).Select(d => Importing.Text(new ImportedRow(0, d, null))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void Progress_counts_bytes_of_the_files_so_that_a_time_left_follows(string ending)
    {
        Directory.CreateDirectory(_folder["big"]);
        for (var file = 0; file < 3; file++)
        {
            using var stream = File.Create(_folder[$"big/part_{file}.jsonl{ending}"]);
            using Stream text = ending.Length == 0 ? stream
                : new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionLevel.NoCompression);
            for (var i = 0; i < 40; i++)
                text.Write(Encoding.UTF8.GetBytes(
                    $$"""{"id":"https://openalex.org/W{{file}}{{i:00}}","title":"T","type":"{{new string('x', 1 << 16)}}"}"""
                    + "\n"));
        }

        var importer = Importers.Named("openalex", 1);
        var places = importer.Read(importer.Find([_folder["big"]]), ImportPosition.Start, TestContext.Current.CancellationToken)
            .Select(r => (r.File, r.FileBytes)).ToList();
        Assert.Equal(120, places.Count);
        Assert.Equal(places.Order(), places);
        Assert.All(places, p => Assert.InRange(p.FileBytes, 1, new FileInfo(_folder[$"big/part_{p.File}.jsonl{ending}"]).Length));
        Assert.True(places.Distinct().Count() > 6, "the place within a file moves");
    }

    [Fact]
    public void Killed_behind_any_part_and_continued_it_ends_with_the_same_bytes_whatever_the_threads()
    {
        var works = Works(57);
        var whole = Import(works, "whole", threads: 1);
        Assert.True(whole.Parts.Count > 6 && whole.Rejected > 10);
        for (var killed = 1; killed <= whole.Parts.Count; killed++)
        {
            var stop = killed;
            Assert.Throws<OperationCanceledException>(() => Import(works, $"at{killed}", threads: 2,
                after: part => { if (part >= stop) throw new OperationCanceledException(); }));
            File.WriteAllText(_folder[$"at{killed}/documents-00009.parquet.123.partial"], "left behind");
            Assert.Equal(killed, ImportManifest.Read(_folder[$"at{killed}/unfinished/state.json"]).Parts.Count);
            Import(works, $"at{killed}", threads: 3);
            Assert.Equal(Bytes("whole"), Bytes($"at{killed}"));
        }
    }

    [Fact]
    public void Killed_many_times_it_still_ends_with_the_same_bytes()
    {
        var works = Works(57);
        Import(works, "whole", threads: 1);
        var runs = 0;
        while (true)
        {
            try
            {
                Import(works, "often", threads: 2, after: _ => throw new OperationCanceledException());
                break;
            }
            catch (OperationCanceledException)
            {
                runs++;
            }
        }

        Assert.True(runs > 6);
        Assert.Equal(Bytes("whole"), Bytes("often"));
    }

    [Fact]
    public void A_second_run_changes_nothing_and_other_input_needs_force()
    {
        var works = Works(20);
        Import(works, "corpus");
        var before = Directory.GetLastWriteTimeUtc(_folder["corpus"]);
        Import(works, "corpus");
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(_folder["corpus"]));
        File.AppendAllText(works, Work("Wnew", 1));
        Assert.Contains("contains another import", Assert.Throws<InputException>(() => Import(works, "corpus")).Message,
            StringComparison.Ordinal);
        Assert.Equal(ImportManifest.Read(_folder["corpus/import.json"]).RowsIn + 1, Import(works, "corpus", force: true).RowsIn);
        Directory.CreateDirectory(_folder["other"]);
        File.Copy(_folder["corpus/documents-00000.parquet"], _folder["other/documents-00000.parquet"]);
        Assert.Contains("documents from something else", Assert.Throws<InputException>(() => Import(works, "other")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_usable_gives_an_empty_corpus_whose_rejected_rows_say_why()
    {
        File.WriteAllText(_folder["w.jsonl"], "{}\n=1+1\n");
        var manifest = Import(_folder["w.jsonl"], "corpus");
        Assert.Equal((2, 0, 2), (manifest.RowsIn, manifest.Documents, manifest.Rejected));
        Assert.Empty(ImportedCorpus.Read(_folder["corpus"]));
        Assert.Contains("\nw.jsonl,2,,'=1+1,broken JSON", File.ReadAllText(_folder["corpus/rejected.csv"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_id_of_two_kinds_is_two_documents()
    {
        var ids = new IdSet();
        Assert.True(ids.Add("Paper", "1"));
        Assert.True(ids.Add("Patent", "1"));
        Assert.False(ids.Add("Paper", "1"));
        for (var i = 0; i < 10_000; i++)
            Assert.True(ids.Add("Paper", $"W{i}"));
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.False(ids.Add("Paper", $"W{i}")));
        Assert.Equal(10_002, ids.Count);
    }

    private ImportManifest Import(string path, string folder, int threads = 2, bool force = false, Action<int>? after = null) =>
        new CorpusImport(Importers.Named("openalex", threads), partRows: 5) { AfterPart = after }.Run([path],
            _folder[folder], force);

    private SortedDictionary<string, string> Bytes(string folder) => new(
        Directory.GetFiles(_folder[folder], "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != ".lock")
            .ToDictionary(f => Path.GetRelativePath(_folder[folder], f), Sha256.OfFile), StringComparer.Ordinal);

    private string Works(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(i % 4 == 3 ? $"broken {i}\n" : Work($"W{(i % 10 == 4 ? 0 : i)}", i));
        return _folder.Write("works.jsonl", text.ToString());
    }

    private static string Work(string id, int i) => JsonSerializer.Serialize(
        new { id, title = $"Title {i}", publication_year = 2000 + i, keywords = new[] { new { display_name = "k" + i } } })
        + "\n";
}
