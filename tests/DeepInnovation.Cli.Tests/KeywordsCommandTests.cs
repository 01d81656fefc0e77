namespace DeepInnovation.Cli.Tests;

public sealed class KeywordsCommandTests : IDisposable
{
    private const string Papers =
        "id,title,abstract,keywords\n"
        + "p2,Black holes,The black hole and a galaxy.,\"[\"\"black hole\"\"]\"\n"
        + "p1,A galaxy survey,\"A black hole, a galaxy.\",\"[\"\"astronomy\"\"]\"\n"
        + "p3,The of,,[]\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    [Fact]
    public void Every_document_comes_back_in_order_with_its_phrases()
    {
        var (code, output, error) = Run(Papers, "--top", "1");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("2 of 3 documents got keywords", output, StringComparison.Ordinal);
        Assert.Contains("1 have no phrase that occurs in 2 documents", output, StringComparison.Ordinal);
        var rows = File.ReadAllText(Out).TrimEnd('\n').Split('\n');
        Assert.Equal("id,kind,keywords,scores", rows[0]);
        Assert.StartsWith("p2,paper,\"[\"\"black hole\"\"]\",[", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("p1,paper,\"[\"\"galaxy\"\"]\",[", rows[2], StringComparison.Ordinal);
        Assert.Equal("p3,paper,[],[]", rows[3]);
    }

    [Fact]
    public void Patents_other_formats_and_an_encoder_are_taken()
    {
        var file = Path.Combine(_folder, "patents.jsonl");
        File.WriteAllText(file, "{\"pn\":\"EP1\",\"title\":\"Lens mirror\",\"abstract\":\"\"}\n"
            + "{\"pn\":\"EP2\",\"title\":\"Mirror, lens\",\"abstract\":\"\"}\n");
        Assert.Equal(0, Cli.Run("keywords", "--documents", file, "--kind", "patent", "--out", Out).Code);
        Assert.Contains("EP2,patent,\"[\"\"mirror\"\", \"\"lens\"\"]\"", File.ReadAllText(Out), StringComparison.Ordinal);
        var table = Path.Combine(_folder, "texts.csv");
        var encoder = Path.Combine(_folder, "encoder.bin");
        File.WriteAllText(table, "title\nLens mirror\nMirror lens\n");
        Assert.Equal(0, Cli.Run("embed", "--in", table, "--text", "title", "--save-encoder", encoder, "--out",
            Path.Combine(_folder, "x.npy")).Code);
        Assert.Equal(0, Cli.Run("keywords", "--documents", file, "--kind", "patent", "--encoder", encoder, "--out", Out).Code);
        Assert.Contains("EP2,patent,", File.ReadAllText(Out), StringComparison.Ordinal);
    }

    [Fact]
    public void It_measures_against_given_keywords_that_it_does_not_see()
    {
        var output = Run(Papers, "--measure").Output;
        Assert.Contains("Against the keywords of 2 documents", output, StringComparison.Ordinal);
        Assert.Contains("recall, stemmed: 0.500 [0.000, 1.000]", output, StringComparison.Ordinal);
        var first = File.ReadAllText(Out);
        Run(Papers.Replace("astronomy", "galaxy survey", StringComparison.Ordinal));
        Assert.Equal(first, File.ReadAllText(Out));
    }

    [Theory]
    [InlineData("id,name\na,b\n", "no column means title")]
    [InlineData("id,title\na,b\n", "top is a number from 1 to 1000, found \"0\".", "--top", "0")]
    [InlineData("id,title\na,b\n", "no document has a keyword to measure against", "--measure")]
    public void Wrong_input_is_one_clear_line(string text, string message, params string[] options)
    {
        var (code, _, error) = Run(text, options);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void Help_shows_an_example() =>
        Assert.Contains("Example: deepinnovation keywords --documents", Cli.Run("keywords", "--help").Output,
            StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Out => Path.Combine(_folder, "out.csv");

    private (int Code, string Output, string Error) Run(string text, params string[] options)
    {
        var file = Path.Combine(_folder, "in.csv");
        File.WriteAllText(file, text);
        return Cli.Run(["keywords", "--documents", file, .. options, "--out", Out]);
    }
}
