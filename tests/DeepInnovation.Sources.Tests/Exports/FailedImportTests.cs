using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Import.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Tests.Exports;

/// <summary>
/// An import that failed, at whatever moment, does not stand in the way of the right one; one that succeeded does.
/// </summary>
public sealed class FailedImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("no table at all\n")]
    [InlineData("id,title\n1,\n2,\n")]
    [InlineData("id,title\na,t\n\"b\nc\",t\n")]
    [InlineData("id,title\na,t\na,t\na,t\na,t\na,t\na,t\na,t\na,t\na,t\na,t\na,t\na,t\na,t\n")]
    public void The_right_file_follows_a_wrong_one_without_force(string wrong)
    {
        var bad = _folder.Write("bad.csv", wrong);
        var good = _folder.Write("good.csv", "id,title\n1,A net\n");
        for (var partRows = 1; partRows < 20; partRows += 9)
        {
            try
            {
                Assert.Equal(0, Import(bad, partRows).Documents);
            }
            catch (InputException error)
            {
                Assert.Contains(bad, error.Message, StringComparison.Ordinal);
            }

            Assert.Equal("1", Assert.Single(ImportAnd(good, partRows)).Id);
            // A good one stays: another needs --force.
            Assert.Contains("contains another import", Assert.Throws<InputException>(
                () => Import(_folder.Write("other.csv", "id,title\n2,B\n"), partRows)).Message, StringComparison.Ordinal);
            Assert.Equal("1", Assert.Single(ImportedCorpus.Read(_folder["corpus"])).Id);
            Directory.Delete(_folder["corpus"], recursive: true);
        }
    }

    [Fact]
    public void A_file_that_is_refused_at_once_leaves_no_folder()
    {
        Assert.Throws<InputException>(() => Import(ExportCases.FileOf("lens-patents"), 10));
        Assert.False(Directory.Exists(_folder["corpus"]));
    }

    [Fact]
    public void Rejected_records_that_were_to_fail_the_import_do_not_stand_in_the_way_and_may_be_allowed_later()
    {
        var mixed = _folder.Write("mixed.csv", "id,title,year\n1,A,2000\n2,B,soon\n");
        ImportManifest Run(string path, OnError onError) =>
            new CorpusImport(new TableImporter(DocumentKind.Paper)) { OnError = onError }.Run([path], _folder["corpus"]);
        Assert.True(Run(mixed, OnError.Fail).Failed);
        Assert.False(Run(mixed, OnError.Skip).Failed);
        Assert.False(ImportManifest.Read(_folder["corpus/import.json"]).Failed);
        Assert.Contains("contains another import", Assert.Throws<InputException>(
            () => Run(_folder.Write("good.csv", "id,title\n1,A\n"), OnError.Fail)).Message, StringComparison.Ordinal);
        Assert.True(Run(mixed, OnError.Fail).Failed);
        Assert.False(Run(_folder["good.csv"], OnError.Fail).Failed);
        Assert.Single(ImportedCorpus.Read(_folder["corpus"]));
    }

    [Fact]
    public void Another_map_is_another_import()
    {
        var path = _folder.Write("a.csv", "id,title,text\n1,A,B\n");
        new CorpusImport(new TableImporter(DocumentKind.Paper)).Run([path], _folder["corpus"]);
        var mapped = new CorpusImport(new TableImporter(DocumentKind.Paper) { Map = ["abstract=text"] });
        Assert.Contains("contains another import",
            Assert.Throws<InputException>(() => mapped.Run([path], _folder["corpus"])).Message, StringComparison.Ordinal);
        Assert.Equal("B", (mapped.Run([path], _folder["corpus"], force: true),
            ImportedCorpus.Read(_folder["corpus"]).Single().Abstract).Abstract);
        Assert.Equal(["--map abstract=text"], ImportManifest.Read(_folder["corpus/import.json"]).Options);
    }

    [Fact]
    public void Import_json_says_how_a_table_was_understood_and_comes_back_the_same()
    {
        new CorpusImport(new TableImporter(DocumentKind.Patent)).Run(
            [ExportCases.FileOf("google-patents-csv")], _folder["corpus"]);
        var bytes = File.ReadAllText(_folder["corpus/import.json"]);
        var table = Assert.Single(ImportManifest.Read(_folder["corpus/import.json"]).Tables!);
        Assert.Equal(["id", "title", "country", "date"], table.Columns.Keys);
        Assert.Equal(["publication date"], table.Columns["date"]);
        Assert.StartsWith("search URL:", Assert.Single(table.Skipped), StringComparison.Ordinal);
        ImportManifest.Read(_folder["corpus/import.json"]).Write(_folder["again.json"]);
        Assert.Equal(bytes, File.ReadAllText(_folder["again.json"]));
    }

    private ImportManifest Import(string path, int partRows) =>
        new CorpusImport(new TableImporter(DocumentKind.Paper), partRows).Run([path], _folder["corpus"]);

    private List<ImportedDocument> ImportAnd(string path, int partRows)
    {
        Import(path, partRows);
        return [.. ImportedCorpus.Read(_folder["corpus"])];
    }
}
