namespace DeepInnovation.Cli.Tests;

public sealed class EmbedAndJoinCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    [Fact]
    public void Papers_meet_their_patents_on_plain_files()
    {
        var (code, output, error) = Embed("papers.csv", "id,title,words\n"
            + "1,Neural networks for images,\"[\"\"deep learning\"\"]\"\n2,Brewing of coffee,\n3,Too late a paper,\n");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("3 vectors of 384 numbers", output, StringComparison.Ordinal);
        Assert.Contains("every word has the same weight", output, StringComparison.Ordinal);
        Assert.Equal(0, Embed("patents.csv", "id,title,words\nX,Coffee brewing machine,\n"
            + "Y,Image recognition by neural network,deep learning\nZ,Neural networks for images,deep learning\n").Code);
        Years("papers.csv", 2010, 2012, 2020);
        Years("patents.csv", 2015, 2010, 2009);

        (code, output, error) = Join();
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("2 pairs by top 1", output, StringComparison.Ordinal);
        Assert.Contains("of 3 that the years allow; 1 of 3 papers have no patent of their year or later", output,
            StringComparison.Ordinal);
        var rows = Rows();
        Assert.Equal("Paper_ID,Patent_ID,Similarity,Paper_Year,Patent_Year", rows[0]);
        Assert.Equal(["0 1 2010 2010", "1 0 2012 2015"],
            rows[1..].Select(r => r.Split(',')).Select(r => $"{r[0]} {r[1]} {r[3]} {r[4]}"));

        File.WriteAllText(In("papers.txt"), "one\ntwo\nthree\n");
        Assert.Equal(0, Join("--threshold", "-1", "--paper-ids", In("papers.txt"), "--patent-ids", In("patents.csv")).Code);
        Assert.Equal(["one Y", "one X", "two X"], Rows()[1..].Select(r => r.Split(',')).Select(r => $"{r[0]} {r[1]}"));
    }

    [Fact]
    public void Saved_frequencies_can_be_used_again()
    {
        const string table = "id,title,words\n1,method for a thing,\n2,method for another,\n3,method to brew,\n";
        Assert.Contains("frequencies of 3 texts", Embed("a.csv", table, "--save-encoder", In("encoder.bin")).Output,
            StringComparison.Ordinal);
        var first = File.ReadAllBytes(In("a.csv.npy"));
        Assert.Equal(0, Embed("a.csv", table, "--encoder", In("encoder.bin")).Code);
        Assert.Equal(first, File.ReadAllBytes(In("a.csv.npy")));
        Assert.Equal(0, Embed("a.csv", table).Code);
        Assert.NotEqual(first, File.ReadAllBytes(In("a.csv.npy")));
        Assert.Contains("Give one of the two", Embed("a.csv", table, "--encoder", "x", "--save-encoder", "y").Error,
            StringComparison.Ordinal);
        Assert.Contains("no-such-encoder does not exist", Embed("a.csv", table, "--encoder", "no-such-encoder").Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_letters_is_told_by_embed_and_refused_by_join()
    {
        var (code, output, _) = Embed("papers.csv", "id,title,words\n1,coffee,\n2,--,\n");
        Assert.Equal(0, code);
        Assert.Contains("1 rows have no letter and no digit to embed (the first is row 1, counted from 0)", output,
            StringComparison.Ordinal);
        Embed("patents.csv", "id,title,words\n1,coffee,\n");
        Years("papers.csv", 2000, 2000);
        Years("patents.csv", 2000);
        Refused(Join(), "papers.csv.npy, row 1 has length 0 instead of 1. Its text was empty; leave it out.");
    }

    [Fact]
    public void Wrong_files_and_rules_are_one_clear_line()
    {
        Embed("papers.csv", "id,title,words\n1,coffee,\n2,tea,\n");
        Embed("patents.csv", "id,title,words\n1,coffee,\n");
        Years("papers.csv", 2000);
        Years("patents.csv", 2000);
        Refused(Join(), "papers.csv.npy has 2 vectors and 1 years. Give one year for each vector.");
        Years("papers.csv", 2000, 2001);
        Refused(Join("--top", "0"), "the number of patents to keep is below 1");
        Refused(Join("--paper-ids", In("none.txt")), "none.txt does not exist");
        File.WriteAllText(In("ids.txt"), "a\n\n");
        Refused(Join("--paper-ids", In("ids.txt")), "ids.txt, line 2: the id is empty.");
        File.Copy(In("patents.csv"), In("papers.csv.npy"), overwrite: true);
        Refused(Join(), "papers.csv.npy: this is no .npy file.");
        Refused(Embed("papers.csv", "id,name\n1,coffee\n"), "there is no column \"title\"");
        Refused(Cli.Run("join", "--papers", "x"), "--paper-years");
    }

    [Fact]
    public void A_join_is_calibrated_on_plain_files()
    {
        Embed("papers.csv", "id,title,words\nP1,Neural networks for images,deep learning\nP2,Brewing of coffee,\n");
        Embed("patents.csv",
            "id,title,words\nX,Coffee brewing machine,\nY,Image recognition by neural network,deep learning\nZ,Kettle,\n");
        Years("papers.csv", 2010, 2012);
        Years("patents.csv", 2015, 2010, 2011);
        File.WriteAllText(In("links.csv"), "Paper_ID,Patent_ID\nP1,Y\nP2,Z\nP2,none\n");
        string[] ids = ["--paper-ids", In("papers.csv"), "--patent-ids", In("patents.csv")];
        var (code, output, error) = Calibrate([.. ids, "--truth", In("links.csv"), "--random-pairs", "500"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("of 2 papers", output, StringComparison.Ordinal);
        Assert.Contains("1 of 3 known links measured; 1 name a document without a vector, 1 a patent older than the paper.",
            output, StringComparison.Ordinal);
        Assert.Contains("precision at 1: 1.000 [1.000, 1.000], by chance 0.3333", output, StringComparison.Ordinal);
        Assert.Equal(["lags.parquet", "links.parquet", "scores.parquet"],
            Directory.EnumerateFiles(In("calibration")).Select(Path.GetFileName).Order());

        Refused(Calibrate("--truth", In("links.csv")), "none of the 3 known links names one of");
        Refused(Calibrate([.. ids, "--truth", In("papers.csv")]), "there is no column \"Paper_ID\"");
        Refused(Calibrate("--random-pairs", "0"), "--random-pairs must be at least 1");
        Years("papers.csv", 2020, 2020);
        Assert.Contains("The years allow no pair.", Calibrate().Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Refused((int Code, string Output, string Error) result, string message)
    {
        Assert.Equal(2, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    private string In(string file) => Path.Combine(_folder, file);

    private string[] Rows() => File.ReadAllText(In("pairs.csv")).TrimEnd('\n').Split('\n');

    private void Years(string table, params int[] years) =>
        DeepInnovation.Core.Tables.NpyFile.Write(In(table + ".years.npy"), years);

    private (int Code, string Output, string Error) Embed(string file, string text, params string[] options)
    {
        File.WriteAllText(In(file), text);
        return Cli.Run(["embed", "--in", In(file), "--text", "title, words", .. options, "--out", In(file + ".npy")]);
    }

    private (int Code, string Output, string Error) Join(params string[] options) => Cli.Run(
    [
        "join", "--papers", In("papers.csv.npy"), "--paper-years", In("papers.csv.years.npy"),
        "--patents", In("patents.csv.npy"), "--patent-years", In("patents.csv.years.npy"), .. options, "--out", In("pairs.csv"),
    ]);

    private (int Code, string Output, string Error) Calibrate(params string[] options) => Cli.Run(
    [
        "join", "calibrate", "--papers", In("papers.csv.npy"), "--paper-years", In("papers.csv.years.npy"),
        "--patents", In("patents.csv.npy"), "--patent-years", In("patents.csv.years.npy"), .. options, "--out", In("calibration"),
    ]);
}
