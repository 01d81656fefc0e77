using CsCheck;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Hypergraphs.Tests.Innovation;

public sealed class CitationGraphTests
{
    [Fact]
    public void Rows_that_are_no_citations_are_counted_once_each_and_left_out()
    {
        var builder = new CitationGraphBuilder([("b", 2001), ("a", 2000), ("c", 2001)]);
        builder.Add("b", "a");
        builder.Add("b", "a"); // there already
        builder.Add("b", "c"); // the same year is no fault
        builder.Add("a", "c"); // into the future
        builder.Add("c", "c"); // itself
        builder.Add("c", "x");
        builder.Add("x", "x"); // unknown goes before self
        builder.Add("", "a");
        var graph = builder.Build();
        Assert.Equal(new CitationCounts(UnknownIds: 3, SelfCitations: 1, IntoTheFuture: 1, Duplicates: 1, Kept: 2), graph.Counts);
        Assert.Equal(8, graph.Counts.Rows);
        Assert.Equal(["a", "b", "c"], graph.Ids);
        Assert.Equal([2000, 2001, 2001], graph.Years.ToArray());
        Assert.Equal([0, 2], graph.References(1).ToArray());
        Assert.Equal([1], graph.Citations(0).ToArray());
        Assert.Equal([1], graph.Citations(2).ToArray());
        Assert.Empty(graph.Citations(0, 2002, 2005).ToArray());
        Assert.Empty(graph.Citations(0, 2005, 2000).ToArray());
    }

    [Fact]
    public void Both_directions_hold_the_same_citations_in_the_order_of_time_and_the_order_of_rows_leaves_no_trace()
    {
        RandomCitations.Graphs.Sample(input =>
        {
            var graph = input.Graph;
            var expected = input.Rows.Where(r => r.Citing != r.Cited && input.Years[r.Cited] <= input.Years[r.Citing])
                .Select(r => ($"{r.Citing}", $"{r.Cited}")).Distinct().Order().ToList();
            var documents = Enumerable.Range(0, graph.DocumentCount).ToList();
            Assert.Equal(expected,
                documents.SelectMany(d => graph.References(d).ToArray().Select(r => (graph.Ids[d], graph.Ids[r]))).Order());
            Assert.Equal(expected,
                documents.SelectMany(d => graph.Citations(d).ToArray().Select(c => (graph.Ids[c], graph.Ids[d]))).Order());
            Assert.All(documents, d => Assert.Equal(graph.Citations(d).ToArray().Order(), graph.Citations(d).ToArray()));
            Assert.All(documents, d => Assert.Equal(
                graph.Citations(d).ToArray().Where(c => graph.Years[c] is >= 2002 and <= 2004),
                graph.Citations(d, 2002, 2004).ToArray()));
            Assert.Equal(expected.Count, graph.CitationCount);
            Assert.Equal(input.Rows.Length, graph.Counts.Rows);
            var again = RandomCitations.Build(input.Years, [.. input.Rows.Reverse()]);
            Assert.Equal(documents.Select(d => graph.References(d).ToArray()),
                documents.Select(d => again.References(d).ToArray()));
        }, seed: "000000000000", iter: 300, threads: 1);
    }

    [Fact]
    public void Csv_and_Parquet_give_the_same_graph()
    {
        using var folder = new TemporaryFolder();
        var (documents, citations) = (folder["d.csv"], folder["c.csv"]);
        File.WriteAllText(documents, "year,Id,title\n2000,a,x\n2001, b ,y\n");
        File.WriteAllText(citations, "cited,citing\na,b\na,b\n");
        var parquet = folder["c.parquet"];
        ParquetTable.Write(parquet, [new Link { Citing = "b", Cited = "a" }, new Link { Citing = "b", Cited = "a" }]);
        foreach (var graph in new[] { CitationTable.Read(citations, documents), CitationTable.Read(parquet, documents) })
        {
            Assert.Equal(new CitationCounts(0, 0, 0, 1, 1), graph.Counts);
            Assert.Equal([0], graph.References(1).ToArray());
        }

        var undated = CitationTable.ReadWithoutYears(citations);
        Assert.Equal(["a", "b"], undated.Ids);
        Assert.Equal(1, undated.CitationCount);
    }

    [Theory]
    [InlineData("id,year\na,2000\na,2001\n", "two documents have the id \"a\"")]
    [InlineData("id,year\na,soon\n", "line 2, column \"year\": the year is no whole number, found \"soon\"")]
    [InlineData("id,year\n,2000\n", "line 2, column \"id\": the id is empty")]
    [InlineData("id,jahr\na,2000\n", "there is no column \"year\"; the file has id, jahr")]
    public void A_wrong_documents_table_is_named(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var (documents, citations) = (folder["d.csv"], folder["c.csv"]);
        File.WriteAllText(documents, text);
        File.WriteAllText(citations, "citing,cited\n");
        void Read() => CitationTable.Read(citations, documents);
        Assert.Contains(message, Assert.Throws<InputException>(Read).Message, StringComparison.Ordinal);
    }

    private sealed class Link
    {
        public string Citing { get; set; } = "";

        public string Cited { get; set; } = "";
    }
}
