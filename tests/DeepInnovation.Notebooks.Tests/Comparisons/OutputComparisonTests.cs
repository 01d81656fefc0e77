using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Comparisons;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Tests.Comparisons;

/// <summary>What counts as another value and what does not, on outputs made by hand.</summary>
public class OutputComparisonTests
{
    private const string Table = """
        <div class="di"><style>.x{a:1}</style><table><thead><tr><th>stage</th><th class="n">rows<small>long</small></th><th>seconds</th></tr></thead>
        <tbody><tr><td>corpus</td><td>6,000</td><td>0.2</td></tr><tr><td>labels</td><td>3,400</td><td>1.5</td></tr></tbody></table><p class="note">2 rows</p></div>
        """;

    private const string Chart = """
        <figure><div data-di-chart="abc" style="width:100%"></div><script>(window.q=window.q||[]).push({id:"abc",figure:{"data":[{"type":"scatter","name":"paper","x":[1990,1991],"y":[0.25,4],"line":{"color":"red"}}],
        "layout":{"title":{"text":"AI per year"},"font":{"size":12},"yaxis":{"title":{"text":"documents"}}}}});</script></figure>
        """;

    [Theory]
    [InlineData("a  b 1.50\n", "a b 1.5")]
    [InlineData("took 3", "took 3.0000000001")]
    [InlineData("1,234 rows", "1234 rows")]
    [InlineData("NaN and -0", "NaN and 0")]
    public void The_same_values_written_otherwise_are_the_same(string from, string to) => Assert.Empty(Text(from, to));

    [Theory]
    [InlineData("n = 5", "n = 6", "5 -> 6")]
    [InlineData("0.734 of all", "0.735 of all", "0.734 -> 0.735")]
    [InlineData("1 2 3", "1 2 4", "3 -> 4")]
    [InlineData("-5", "5", "-5 -> 5")]
    [InlineData("12.5ms", "12.6ms", "12.5 -> 12.6")]
    [InlineData("paper-000016", "paper-000017", "paper-000016 -> paper-000017")]
    [InlineData("2020-01-02", "2020-01-03", "2020-01-02 -> 2020-01-03")]
    [InlineData("25012e4f", "25012e40", "25012e4f -> 25012e40")]
    [InlineData("yes", "no", "yes -> no")]
    [InlineData("a\nb", "a", "2 lines -> 1 lines")]
    public void Another_value_is_told(string from, string to, string told) =>
        Assert.Equal(told, Assert.Single(Text(from, to)) is var d ? $"{d.From} -> {d.To}" : "");

    [Fact]
    public void A_number_tells_how_much()
    {
        var difference = Assert.Single(Text("a\nrecall 0.80", "a\nrecall 0.84"));
        Assert.Equal("stdout, line 2", difference.Place);
        Assert.Equal(0.04, difference.Change!.Value, 1e-12);
        Assert.Equal(0.04 / 0.84, difference.Relative!.Value, 1e-12);
    }

    [Theory]
    [InlineData("""{"tolerance":{"absolute":0.05}}""", "x 0.80", "x 0.84", true)]
    [InlineData("""{"tolerance":{"absolute":0.03}}""", "x 0.80", "x 0.84", false)]
    [InlineData("""{"tolerance":{"relative":0.05}}""", "x 0.80", "x 0.84", true)]
    [InlineData("""{"tolerance":{"relative":0.05}}""", "x 0.80", "y 0.80", false)]
    [InlineData("""{"volatile":true}""", "x 0.80", "anything 9", true)]
    [InlineData("""{"volatile":{"values":["durations"]}}""", "took 0.75 s for 857,505 pairs",
        "took 1 min for 857,505 pairs", true)]
    [InlineData("""{"volatile":{"values":["durations"]}}""", "took 0.75 s for 857,505 pairs",
        "took 0.75 s for 857,506 pairs", false)]
    [InlineData("""{"volatile":{"values":["rates"]}}""", "271 million pairs a second", "8 million pairs a second", true)]
    [InlineData("""{"volatile":{"values":["rates"]}}""", "12.5 MB/s of 3 MB", "9 MB/s of 3 MB", true)]
    [InlineData("""{"volatile":{"values":["memory"]}}""", "peak 121 MiB, 3 papers", "peak 99.5 MiB, 3 papers", true)]
    [InlineData("""{"volatile":{"values":["paths"]}}""", "in /tmp/a1/x.csv: 3", "in C:\\Users\\x\\y.csv: 3", true)]
    [InlineData("""{"volatile":{"values":["paths"]}}""", "in /tmp/a1/x.csv: 3", "in /tmp/b2/x.csv: 4", false)]
    [InlineData("{}", "took 0.75 s", "took 0.76 s", false)]
    [InlineData("{}", "in /tmp/a1", "in /tmp/b2", false)]
    public void What_a_cell_declares_is_let_pass_and_no_more(string declared, string from, string to, bool same) =>
        Assert.Equal(same, Text(from, to, declared).Count == 0);

    [Fact]
    public void A_table_is_compared_by_cells_whatever_its_markup()
    {
        Assert.Empty(Html(Table, Table.Replace(".x{a:1}", ".y{b:2}", StringComparison.Ordinal).Replace("<td>",
            "<td style='color:red'>", StringComparison.Ordinal).Replace("6,000", "6000", StringComparison.Ordinal)));
        var difference = Assert.Single(Html(Table, Table.Replace("3,400", "3,401", StringComparison.Ordinal)));
        Assert.Equal("table, row 2 (labels), column rows", difference.Place);
        Assert.Contains("rows: 2 rows -> 1 rows",
            Told(Html(Table, Table.Replace("<tr><td>labels</td><td>3,400</td><td>1.5</td></tr>", "", StringComparison.Ordinal))),
            StringComparison.Ordinal);
        Assert.Contains("columns: stage, rows, seconds -> stage, count, seconds",
            Told(Html(Table, Table.Replace(">rows<", ">count<", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Equal("text: 2 -> 3", Told(Html(Table, Table.Replace("2 rows", "3 rows", StringComparison.Ordinal))));
    }

    [Fact]
    public void Volatile_columns_and_rows_of_a_table_are_not_compared()
    {
        var slower = Table.Replace("1.5", "9.9", StringComparison.Ordinal);
        Assert.Single(Html(Table, slower));
        Assert.Empty(Html(Table, slower, """{"volatile":["Seconds"]}"""));
        Assert.Single(Html(Table, slower.Replace("3,400", "1", StringComparison.Ordinal), """{"volatile":["seconds"]}"""));
        var without = Table.Replace("<tr><td>labels</td><td>3,400</td><td>1.5</td></tr>", "", StringComparison.Ordinal)
            .Replace("2 rows", "1 rows", StringComparison.Ordinal);
        Assert.Empty(Html(Table, without, """{"volatile":{"rows":["labels"]}}"""));
    }

    [Fact]
    public void A_chart_is_compared_by_its_data_and_titles_not_by_its_looks()
    {
        Assert.Empty(Html(Chart, Chart.Replace("red", "blue", StringComparison.Ordinal)
            .Replace("\"size\":12", "\"size\":14", StringComparison.Ordinal).Replace("abc", "def", StringComparison.Ordinal)));
        var difference = Assert.Single(Html(Chart, Chart.Replace("[0.25,4]", "[0.25,5]", StringComparison.Ordinal)));
        Assert.Equal(("chart \"AI per year\", series paper, y[1]", 1.0), (difference.Place, difference.Change));
        Assert.Equal("chart \"AI per year\", yaxis: documents -> patents",
            Told(Html(Chart, Chart.Replace("documents", "patents", StringComparison.Ordinal))));
        Assert.Empty(Html(Chart, Chart.Replace("[0.25,4]", "[0.25,5]", StringComparison.Ordinal), """{"volatile":["y"]}"""));
    }

    [Fact]
    public void Typed_forms_are_compared_as_such()
    {
        Assert.Equal("JSON, a[1]: 2 -> 3",
            Told(Data("application/json", JsonNode.Parse("""{"a":[1,2]}""")!, JsonNode.Parse("""{"a":[1.0,3]}""")!)));
        Assert.Equal("table, row 1 (x,\"y), column n: 1 -> 2",
            Told(Data("text/csv", "name,n\n\"x,\"\"y\",1\n", "name,n\n\"x,\"\"y\",2\n")));
        Assert.Equal("image/png: 4 characters -> others", Told(Data("image/png", "AAAA", "AAAB")));
        Assert.Equal("text: 3 -> 4", Told(Data("text/plain", "3", "4")));
    }

    [Fact]
    public void A_change_in_the_plain_text_alone_is_found_too()
    {
        var from = new DisplayOutput(new JsonObject { ["text/html"] = Table, ["text/plain"] = "corpus 6,000" }, [], true, 1);
        var to = new DisplayOutput(new JsonObject { ["text/html"] = Table, ["text/plain"] = "corpus 6,001" }, [], true, 1);
        Assert.Equal("text: 6,000 -> 6,001", Told(OutputComparison.Compare([from], [to], new ComparisonRules(), out _)));
    }

    [Fact]
    public void Outputs_more_or_fewer_or_of_another_kind_are_told()
    {
        Assert.Equal("outputs: stdout -> none",
            Told(OutputComparison.Compare([new StreamOutput("stdout", "1")], [], new ComparisonRules(), out _)));
        Assert.Empty(OutputComparison.Compare([new StreamOutput("stdout", "1 "), new StreamOutput("stdout", "2")],
            [new StreamOutput("stdout", "1 2")], new ComparisonRules(), out _));
    }

    [Theory]
    [InlineData("""{"tolerance":0.1}""", "\"tolerance\" must be an object")]
    [InlineData("""{"tolerance":{"relative":-1}}""", "a tolerance must be a number from 0")]
    [InlineData("""{"tolerances":{}}""", "not \"tolerances\"")]
    [InlineData("""{"volatile":"seconds"}""", "\"volatile\" must be true")]
    [InlineData("""{"volatile":{"values":["weather"]}}""",
        "no kind of values \"weather\"; choose from paths, rates, durations, memory")]
    public void A_declaration_that_is_not_understood_names_its_cell(string declared, string message)
    {
        var error = Assert.Throws<NotebookException>(() => Rules(declared));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("cell c:", error.Message, StringComparison.Ordinal);
    }

    private static string Told(IReadOnlyList<ValueDifference> differences) =>
        string.Join('\n', differences.Select(d => $"{d.Place}: {d.From} -> {d.To}"));

    private static ComparisonRules Rules(string declared)
    {
        var notebook = Sample.Code("1");
        notebook.Cells[0].Id = "c";
        notebook.Cells[0].Metadata["deepinnovation"] = JsonNode.Parse(declared);
        return ComparisonRules.Of(notebook, notebook.Cells[0]);
    }

    private static IReadOnlyList<ValueDifference> Text(string from, string to, string declared = "{}") =>
        OutputComparison.Compare([new StreamOutput("stdout", from)], [new StreamOutput("stdout", to)], Rules(declared), out _);

    private static IReadOnlyList<ValueDifference> Html(string from, string to, string declared = "{}") =>
        Data("text/html", from, to, declared);

    private static IReadOnlyList<ValueDifference> Data(string type, JsonNode from, JsonNode to, string declared = "{}") =>
        OutputComparison.Compare(
            [new DisplayOutput(new JsonObject { [type] = from }, [], false, null)],
            [new DisplayOutput(new JsonObject { [type] = to }, [], false, null)], Rules(declared), out _);
}
