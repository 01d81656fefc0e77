using System.Globalization;
using System.IO.Compression;
using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import.OpenAlex;

/// <summary>A repeated id in OpenAlex is an update: the newest record holds, wherever it lies.</summary>
public sealed class WorkUpdateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Random works in random partitions, formats of the date and files, against the newest of each by a sort of all records.
    /// </summary>
    [Fact]
    public void The_newest_record_of_each_work_holds_in_any_layout()
    {
        var random = new SeededRandom(11, "updates");
        int replaced = 0, unusable = 0, resumed = 0;
        for (var i = 0; i < 12; i++)
        {
            var records = Records(random, 5 + random.Next(40));
            var folder = $"source{i}";
            Write(folder, records);
            var manifest = Import(folder, $"whole{i}", threads: 1);
            var newest = records.GroupBy(r => r.Id)
                .Select(g => g.OrderByDescending(r => r.Partition ?? r.Changed[..10], StringComparer.Ordinal)
                    .ThenByDescending(r => r.Changed, StringComparer.Ordinal).ThenBy(r => r.Partition is null)
                    .ThenBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Line).First()).ToList();
            Assert.Equal(
                newest.Where(r => r.IsUsable).Select(r => (r.Id, r.Title, r.File, r.Line, r.IsRetracted)).Order(),
                ImportedCorpus.Read(_folder[$"whole{i}"])
                    .Select(d => (d.Id, d.Title, d.SourceFile, (int)d.SourceRow, d.Withdrawn)).Order());
            CheckBooks(manifest, $"whole{i}", records.Count);

            var stop = 1 + random.Next(6);
            var steps = 0;
            while (true)
            {
                try
                {
                    Import(folder, $"often{i}", threads: 3,
                        after: _ => { if (++steps % stop == 0) throw new OperationCanceledException(); });
                    break;
                }
                catch (OperationCanceledException)
                {
                    resumed++;
                }
            }

            Assert.Equal(Bytes($"whole{i}"), Bytes($"often{i}"));
            replaced += manifest.Documents < manifest.Parts.Count * 3 ? 1 : 0;
            unusable += newest.Any(r => !r.IsUsable && records.Any(o => o.Id == r.Id && o.IsUsable)) ? 1 : 0;
        }

        Assert.True(replaced > 3 && unusable > 3 && resumed > 12,
            $"{replaced} with rewritten parts, {unusable} with an unusable newest, {resumed} resumed");
    }

    /// <summary>The same records under other file names give the same works.</summary>
    [Fact]
    public void The_order_of_files_without_a_partition_does_not_matter()
    {
        var random = new SeededRandom(12, "order");
        List<string>? first = null;
        var records = Records(random, 60).Where(r => r.IsUsable).Select(r => r with { Partition = null })
            .DistinctBy(r => (r.Id, r.Changed)).ToList();
        for (var i = 0; i < 10; i++)
        {
            var placed = records.ToArray();
            random.Shuffle<Written>(placed);
            placed = [.. placed.Select(r => r with { File = $"part_{random.Next(5)}.jsonl" })];
            Write($"source{i}", Numbered(placed));
            Import($"source{i}", $"corpus{i}", threads: 2);
            var works = ImportedCorpus.Read(_folder[$"corpus{i}"]).Select(d => $"{d.Id} {d.Title} {d.Withdrawn}")
                .Order(StringComparer.Ordinal).ToList();
            Assert.Equal(first ??= works, works);
        }

        Assert.True(first!.Count < records.Count);
    }

    [Theory]
    [InlineData("2026-06-24T10:00:00.000001", "2026-06-24T10:00:00")]
    [InlineData("2026-06-24T10:00:00.5Z", "2026-06-24T10:00:00.123456Z")]
    [InlineData("2026-06-24T10:00:00+00:00", "2026-06-24T11:00:00+02:00")]
    [InlineData("2026-06-24 10:00:00", "2026-06-24T09:59:59")]
    [InlineData("2026-06-24 10:00:00+00", "2026-06-24")]
    [InlineData("2026-06-24", "2026-06-23T23:59:59.999999")]
    public void Times_are_compared_as_times(string newer, string older)
    {
        foreach (var (first, second) in new[] { (newer, older), (older, newer) })
        {
            _folder.Write("w.jsonl", $$"""
                {"id":"W1","title":"{{first}}","updated_date":"{{first}}"}
                {"id":"W1","title":"{{second}}","updated_date":"{{second}}"}
                """);
            // closer than 1/65,536 s they are as new: the first stays
            var expected = newer == "2026-06-24T10:00:00.000001" ? first : newer;
            Assert.Equal([expected], Titles("w.jsonl"));
        }
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData(",\"updated_date\":null", "a")]
    [InlineData(",\"updated_date\":\"2026-06-24\"", "a")]
    [InlineData(",\"updated_date\":\"soon\"", "a")]
    [InlineData(",\"updated_date\":20260624", "a")]
    public void Of_equally_new_records_the_first_stays(string changed, string title)
    {
        _folder.Write("w.jsonl",
            $$"""{"id":"W1","title":"a"{{changed}}}""" + "\n" + $$"""{"id":"w1","title":"b"{{changed}}}""" + "\n");
        var manifest = new CorpusImport(Importers.Named("openalex", 1)).Run([_folder["w.jsonl"]], _folder["corpus"]);
        Assert.Equal((1, 0, 1), (manifest.Documents, manifest.Rejected, manifest.Superseded));
        Assert.Equal(["an earlier record has the same id and is as new"], manifest.SupersededReasons.Keys);
        Assert.Equal([title], ImportedCorpus.Read(_folder["corpus"]).Select(d => d.Title));
        Assert.Equal(changed.Contains("soon", StringComparison.Ordinal) || changed.Contains("0624}", StringComparison.Ordinal)
            || changed.EndsWith("0624", StringComparison.Ordinal) ? 1 : 0, manifest.Notes);
    }

    [Fact]
    public void The_partition_counts_before_the_records_own_date()
    {
        Put("works/updated_date=2026-06-24/part_0000.gz", """{"id":"W1","title":"new","updated_date":"2020-01-01"}""");
        Put("works/updated_date=2025-11-01/part_0000.gz", """{"id":"W1","title":"old","updated_date":"2030-01-01"}""");
        Assert.Equal(["new"], Titles("works"));
    }

    [Fact]
    public void A_record_that_came_by_the_api_is_newer_or_older_than_a_partition_by_its_own_date()
    {
        Put("s/works/updated_date=2026-06-24/part_0000.gz", """
            {"id":"W1","title":"snapshot 1"}
            {"id":"W2","title":"snapshot 2"}
            """);
        Put("s/api/page.json.gz",
            """{"meta":{},"results":[{"id":"W1","title":"api 1","updated_date":"2026-07-01T00:00:00"},{"id":"W2","title":"api 2","updated_date":"2026-06-01T00:00:00"}]}""");
        Assert.Equal(["api 1", "snapshot 2"], Titles("s").Order());
    }

    [Fact]
    public void A_newest_record_that_cannot_be_used_brings_no_older_one_back()
    {
        Put("works/updated_date=2026-06-24/part_0000.gz", """{"id":"W1","title":null,"is_retracted":true}""");
        Put("works/updated_date=2025-11-01/part_0000.gz", """{"id":"W1","title":"old"}""");
        var manifest = new CorpusImport(Importers.Named("openalex", 1)).Run([_folder["works"]], _folder["corpus"]);
        Assert.Equal((2, 0, 1, 1), (manifest.RowsIn, manifest.Documents, manifest.Rejected, manifest.Superseded));
    }

    [Theory]
    [InlineData("data/merged_ids/works/2022-07-15.csv.gz")]
    [InlineData("legacy-data/merged_ids/works/2022-07-15.csv.gz")]
    [InlineData("merged_ids/works/2022-07-15.csv")]
    public void Merged_works_vanish_and_are_counted(string table)
    {
        Put("s/data/works/updated_date=2022-07-20/part_000.gz", """
            {"id":"https://openalex.org/W1","title":"merged"}
            {"id":"https://openalex.org/W2","title":"stands"}
            {"id":"https://openalex.org/W3","title":"merged and brought back"}
            {"id":"https://openalex.org/W4","title":"merged away for good"}
            {"id":"https://openalex.org/W5","title":"into itself"}
            """);
        Put("s/" + table,
            "merge_date,id,merge_into_id\n2022-07-15,W1,W2\n2022-07-16,W4,W3\n2022-07-15,W3,W4\n2022-07-15,W5,W5\n");
        Put("s/data/merged_ids/authors/2022-07-15.csv.gz", "merge_date,id,merge_into_id\n2022-07-15,A1,A2\n");
        var manifest = new CorpusImport(Importers.Named("openalex", 1)).Run([_folder["s"]], _folder["corpus"]);
        Assert.Equal((5, 3, 0, 2), (manifest.RowsIn, manifest.Documents, manifest.Rejected, manifest.Superseded));
        Assert.Equal(["stands", "merged and brought back", "into itself"],
            ImportedCorpus.Read(_folder["corpus"]).Select(d => d.Title));
        Assert.Equal(new Dictionary<string, long> { ["the work was merged into another"] = 2 }, manifest.SupersededReasons);
        Assert.Contains("W1 into W2,the work was merged into another", File.ReadAllText(_folder["corpus/superseded.csv"]),
            StringComparison.Ordinal);
        Assert.Equal(["merged_ids/authors (1 file): only works become documents"], manifest.LeftOut);
        Assert.Equal(2, manifest.Files.Count); // the merges decide what comes out, so they are of the books
    }

    [Theory]
    [InlineData("merge_date,id\n", "this is not a table of merged works", 1)]
    [InlineData("merge_date,id,merge_into_id\n2022-07-15,A1,A2\n", "the id is none of a work", 2)]
    [InlineData("merge_date,id,merge_into_id\n2022-07-15,W1,W2\nsoon,W1,W2\n", "the date of the merge is not a date", 3)]
    [InlineData("merge_date,id,merge_into_id\n2022-07-15,W1,W2,W3\n", "the row has 4 fields", 2)]
    public void A_broken_table_of_merged_works_is_one_clear_message(string text, string problem, int line)
    {
        Put("s/works.jsonl", """{"id":"W1","title":"T"}""");
        Put("s/merged_ids/works/1.csv", text);
        var error = Assert.Throws<InputException>(() => Titles("s"));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal((_folder["s/merged_ids/works/1.csv"], line), (error.File, error.Line));
    }

    [Fact]
    public void A_long_list_of_superseded_records_is_cut_but_counted_whole()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 40; i++)
            text.Append(CultureInfo.InvariantCulture,
                $$"""{"id":"W{{i % 10}}","title":"{{i}}","updated_date":"2026-01-{{i + 1 - (i % 3 * 2):00}}"}""").Append('\n');
        text.Replace("2026-01-3", "2026-02-0").Replace("2026-01-4", "2026-02-1");
        Put("w.jsonl", text.ToString());
        var whole = new CorpusImport(Importers.Named("openalex", 1), partRows: 3).Run([_folder["w.jsonl"]], _folder["whole"]);
        var cut = new CorpusImport(Importers.Named("openalex", 1), partRows: 3) { NotesLimit = 7 }.Run(
            [_folder["w.jsonl"]], _folder["cut"]);
        Assert.Equal((10, 30, 30), (whole.Documents, whole.Superseded, whole.SupersededListed));
        Assert.Equal((10, 30, 7), (cut.Documents, cut.Superseded, cut.SupersededListed));
        Assert.Equal(whole.SupersededReasons, cut.SupersededReasons);
        Assert.Equal(8, File.ReadLines(_folder["cut/superseded.csv"]).Count());
        Assert.Equal(File.ReadAllBytes(_folder["whole/documents-00000.parquet"]),
            File.ReadAllBytes(_folder["cut/documents-00000.parquet"]));
    }

    private sealed record Written(int Number, string Changed, string? Partition, string File, int Line,
        bool IsUsable, bool IsRetracted)
    {
        public string Id => $"W{Number}";

        public string Title => $"{Changed} in {Partition ?? "none"}";

        public string Json =>
            $$"""{"id":"https://openalex.org/{{Id}}","title":{{(IsUsable ? $"\"{Title}\"" : "42")}},"updated_date":"{{Changed}}","is_retracted":{{(IsRetracted ? "true" : "false")}}}""";
    }

    /// <summary>Each with its file and line; own dates of a partition lie on its day, as in the snapshot.</summary>
    private static List<Written> Records(SeededRandom random, int count)
    {
        var written = new List<Written>();
        for (var i = 0; i < count; i++)
        {
            var day = $"2026-06-{10 + random.Next(5)}";
            var partition = random.Next(3) == 0 ? null : day;
            written.Add(new Written(
                random.Next(12), $"{day}T0{random.Next(4)}:00:00", partition,
                (partition is null ? "api/" : $"works/updated_date={partition}/") + $"part_{random.Next(2)}.jsonl", 0,
                random.Next(6) > 0, random.Next(4) == 0));
        }

        return Numbered(written);
    }

    private static List<Written> Numbered(IEnumerable<Written> records) =>
        [.. records.GroupBy(r => r.File).SelectMany(g => g.Select((r, i) => r with { Line = i + 1 }))];

    private void Write(string folder, IEnumerable<Written> records)
    {
        foreach (var file in records.GroupBy(r => r.File))
            Put($"{folder}/{file.Key}", string.Join('\n', file.OrderBy(r => r.Line).Select(r => r.Json)));
    }

    private void Put(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
        {
            File.WriteAllText(_folder[file], text);
            return;
        }

        using var packed = new GZipStream(File.Create(_folder[file]), CompressionLevel.Fastest);
        packed.Write(Encoding.UTF8.GetBytes(text));
    }

    private ImportManifest Import(string source, string corpus, int threads, Action<int>? after = null) =>
        new CorpusImport(Importers.Named("openalex", threads), partRows: 3) { AfterPart = after }.Run(
            [_folder[source]], _folder[corpus]);

    private IEnumerable<string> Titles(string source)
    {
        new CorpusImport(Importers.Named("openalex", 1)).Run([_folder[source]], _folder["titles"], force: true);
        return ImportedCorpus.Read(_folder["titles"]).Select(d => d.Title);
    }

    private void CheckBooks(ImportManifest manifest, string corpus, int records)
    {
        Assert.Equal(records, manifest.RowsIn);
        Assert.Equal(manifest.RowsIn, manifest.Documents + manifest.Rejected + manifest.Superseded);
        Assert.Equal(manifest.Documents, manifest.Parts.Sum(p => p.Rows));
        Assert.All(manifest.Parts, p => Assert.Equal(p.Sha256, Sha256.OfFile(_folder[$"{corpus}/{p.Name}"])));
        Assert.Equal((manifest.Rejected, manifest.Superseded),
            (manifest.Reasons.Values.Sum(), manifest.SupersededReasons.Values.Sum()));
        Assert.Equal(manifest.Rejected, File.ReadLines(_folder[$"{corpus}/rejected.csv"]).Count() - 1);
        Assert.Equal(manifest.Superseded > 0, File.Exists(_folder[$"{corpus}/superseded.csv"]));
        if (manifest.Superseded > 0)
            Assert.Equal(manifest.Superseded, File.ReadLines(_folder[$"{corpus}/superseded.csv"]).Count() - 1);
    }

    private SortedDictionary<string, string> Bytes(string folder) => new(
        Directory.GetFiles(_folder[folder], "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != ".lock")
            .ToDictionary(f => Path.GetRelativePath(_folder[folder], f), Sha256.OfFile), StringComparer.Ordinal);
}
