using DeepInnovation.Runs;
using DeepInnovation.Similarity.Calibration;

namespace DeepInnovation.Tests.Similarity.Calibration;

public sealed class KnownLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Links_are_read_once_each_in_any_order_of_columns() => Assert.Equal(
        [new KnownLink("p1", "q1"), new KnownLink("p1", "q2")],
        KnownLink.Read(_folder.Write("t.csv", "note,patent_id,PAPER_ID\n,q1,p1\n,q2,p1\nagain,q1,p1\n")));

    [Fact]
    public void The_generators_truth_gives_the_patents_written_from_a_paper() => Assert.Equal(
        [new KnownLink("p1", "q1")],
        KnownLink.Read(_folder.Write("t.csv", "id,kind,source_paper\np1,paper,\nq1,patent,p1\nq2,patent,\n")));

    [Fact]
    public void The_sample_has_its_303_links() => Assert.Equal(303, KnownLink.Read(RepositoryFile.Find("data-samples/truth.csv")).Count);

    [Theory]
    [InlineData("Paper,Patent_ID\np,q\n", "there is no column \"Paper_ID\"; the header has Paper, Patent_ID")]
    [InlineData("Paper_ID,Patent\n", "there is no column \"Patent_ID\"; the header has Paper_ID, Patent")]
    [InlineData("Paper_ID,Patent_ID\np,q\np, \n", "line 3, column Patent_ID: the id is empty")]
    [InlineData("Paper_ID,Patent_ID\n", "the file holds no link")]
    [InlineData("id,source_paper\nq,\n", "the file holds no link")]
    [InlineData("", "the file has no header")]
    public void A_wrong_file_is_told(string text, string message)
    {
        var error = Assert.Throws<InputException>(() => KnownLink.Read(_folder.Write("t.csv", text)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("t.csv", error.Message, StringComparison.Ordinal);
    }
}
