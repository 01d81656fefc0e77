using DeepInnovation.Core;
using DeepInnovation.Release;

namespace DeepInnovation.Tests.Release;

public sealed class ReleasedPairTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_released_forms_are_read_by_their_headers()
    {
        var old = _folder.Write("old.csv", "Paper_ID,Patent_ID,Similarity\n1,2,0.5\n");
        var last = _folder.Write("new.csv", ",similarity,patent_year,Patent_ID,Paper_Year,paper_id\n0,1.0000001,2016.0,2,,1\n");
        Assert.Equal(new ReleasedPair("1", "2", 0.5, null, null), Assert.Single(ReleasedPair.Read(old)));
        Assert.Equal(new ReleasedPair("1", "2", 1.0000001, null, 2016), Assert.Single(ReleasedPair.Read(last)));
    }

    [Theory]
    [InlineData("1,2,1.2,2000", "line 2, column \"Similarity\": the similarity is no number from -1 to 1, found \"1.2\"")]
    [InlineData("1,2,nan,2000", "line 2, column \"Similarity\": the similarity is no number from -1 to 1, found \"nan\"")]
    [InlineData("1,,0.2,2000", "line 2, column \"Patent_ID\": the id is empty")]
    [InlineData("1,2,0.2,20", "line 2, column \"Paper_Year\": the year is no whole number from 1500 to 2100, found \"20\"")]
    public void A_bad_pair_is_named(string row, string message)
    {
        var path = _folder.Write("a.csv", "Paper_ID,Patent_ID,Similarity,Paper_Year\n" + row + "\n");
        Assert.Contains(message, Assert.Throws<InputException>(() => ReleasedPair.Read(path).Count()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var path = _folder.Write("a.csv", "Paper_ID,Patent_ID\n1,2\n");
        Assert.Contains("there is no column \"Similarity\"", Assert.Throws<InputException>(() => ReleasedPair.Read(path)).Message,
            StringComparison.Ordinal);
    }
}
