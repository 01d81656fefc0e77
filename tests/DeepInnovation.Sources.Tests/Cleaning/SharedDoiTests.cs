using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Cleaning;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Cleaning;

public sealed class SharedDoiTests : IDisposable
{
    private const string Cases = "tests/DeepInnovation.Sources.Tests/Import/Arxiv/cases/";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_seven_pairs_of_the_case_are_one_document_each()
    {
        new CorpusImport(Importers.Named("arxiv", 1)).Run([RepositoryFile.Find(Cases + "arxiv-dois.json")], _folder["arxiv"]);
        new CorpusImport(Importers.Named("openalex", 1)).Run(
            [RepositoryFile.Find(Cases + "arxiv-dois.works.jsonl")], _folder["openalex"]);
        var report = new CorpusCleaning(new CleaningOptions()).Run([_folder["arxiv"], _folder["openalex"]], _folder["clean"]);
        Assert.Equal((14, 7, 7), (report.DocumentsIn, report.Kept, report.Removed));
        var pairs = Pairs("clean");
        Assert.Equal(Enumerable.Range(1, 7).Select(i => (Work: $"W{i}", Preprint: $"arXiv:2401.0100{i}")), pairs.Order());
        new CorpusCleaning(new CleaningOptions()).Run([_folder["openalex"], _folder["arxiv"]], _folder["other"]);
        Assert.Equal(pairs.Order(), Pairs("other").Order());
    }

    [Fact]
    public void A_preprint_joins_its_own_record_elsewhere_and_its_article() =>
        Assert.Equal([[0, 1, 2]], Groups(["a", "*p"], ["p"], ["a"]));

    [Fact]
    public void Two_works_stay_two_though_a_third_document_names_both() =>
        Assert.Equal([[0, 1]], Groups(["a", "b"], ["a"], ["b"]));

    [Fact]
    public void Print_and_electronic_doi_of_one_record_join_all_that_have_either() =>
        Assert.Equal([[0, 1, 2, 3]], Groups(["a", "b"], ["a", "b"], ["a"], ["b", "a"]));

    /// <summary>
    /// Where every document has one DOI and maybe arXiv's own, the groups are the connected parts that a
    /// search from each document finds.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Groups_are_what_can_be_reached(int seed)
    {
        var random = new SeededRandom(seed, "shared dois");
        string[][] documents = [
            .. Enumerable.Range(0, 60).Select(i => random.Next(3) == 0 ? new[] { $"{random.Next(40)}", $"*own{random.Next(30)}" }
                : [$"{(random.Next(4) == 0 ? "own" : "")}{random.Next(40)}"])];
        var reached = new HashSet<string>();
        for (var i = 0; i < documents.Length; i++)
        {
            var (found, size) = (new HashSet<int> { i }, 0);
            while (size != found.Count)
            {
                size = found.Count;
                var dois = found.SelectMany(d => documents[d]).Select(d => d.TrimStart('*')).ToHashSet();
                found.UnionWith(
                    Enumerable.Range(0, documents.Length).Where(d => documents[d].Any(doi => dois.Contains(doi.TrimStart('*')))));
            }

            if (found.Count > 1)
                reached.Add(string.Join(' ', found.Order()));
        }

        Assert.Equal(reached.Order(StringComparer.Ordinal),
            Groups(documents).Select(g => string.Join(' ', g)).Order(StringComparer.Ordinal));
    }

    /// <summary>Each document by its DOIs; those behind an asterisk are arXiv's own.</summary>
    private static List<List<int>> Groups(params string[][] documents) =>
        [.. SharedDois.Groups(documents.SelectMany((dois, number) => dois.Select((doi, order) =>
            new DoiOf((ulong)IdSet.HashOf("doi", doi.TrimStart('*')), number, (byte)order, doi[0] == '*'))))];

    private List<(string Work, string Preprint)> Pairs(string folder)
    {
        var pairs = new List<(string, string)>();
        using var reader = new CsvRecordReader(_folder[$"{folder}/removed.csv"]);
        reader.Read();
        var header = reader.Fields.ToList();
        while (reader.Read())
        {
            Assert.Equal("same-doi", reader.Fields[header.IndexOf("rule")]);
            string[] ids = [reader.Fields[header.IndexOf("id")], reader.Fields[header.IndexOf("kept")].Split(' ')[1]];
            pairs.Add((ids.Single(id => id[0] == 'W'), ids.Single(id => id[0] == 'a')));
        }

        return pairs;
    }
}
