using DeepInnovation.Core.Files;

namespace DeepInnovation.Core.Tests.Files;

public sealed class PathIdentityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PathIdentityTests() => _folder.Write("Corpus/a.csv", "");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Corpus")]
    [InlineData("Corpus/")]
    [InlineData("./Corpus")]
    [InlineData("Corpus/../Corpus")]
    [InlineData("Corpus//")]
    public void A_folder_is_the_same_however_it_is_written(string written) =>
        Assert.True(PathIdentity.AreSame(_folder["Corpus"], _folder[written]));

    [Fact]
    public void A_link_is_what_it_points_to()
    {
        Directory.CreateSymbolicLink(_folder["link"], _folder["Corpus"]);
        Directory.CreateSymbolicLink(_folder["relative"], "Corpus");
        File.CreateSymbolicLink(_folder["file"], _folder["Corpus/a.csv"]);
        Assert.True(PathIdentity.AreSame(_folder["link"], _folder["Corpus"]));
        Assert.True(PathIdentity.AreSame(_folder["relative/a.csv"], _folder["Corpus/a.csv"]));
        Assert.True(PathIdentity.AreSame(_folder["file"], _folder["Corpus/a.csv"]));
    }

    [Fact]
    public void Case_counts_where_the_disk_says_so()
    {
        // The disk itself is asked: it has the other spelling exactly where it takes both for one.
        var ignores = Directory.Exists(_folder["CORPUS"]);
        Assert.Equal(ignores, PathIdentity.AreSame(_folder["Corpus"], _folder["CORPUS"]));
        Assert.Equal(ignores, PathIdentity.AreSame(_folder["Corpus/a.csv"], _folder["corpus/A.CSV"]));
    }

    [Fact]
    public void Two_folders_that_differ_in_case_are_two()
    {
        if (Directory.Exists(_folder["CORPUS"]))
            Assert.Skip("this disk ignores case");
        Directory.CreateDirectory(_folder["corpus"]);
        Assert.False(PathIdentity.AreSame(_folder["Corpus"], _folder["corpus"]));
    }

    [Fact]
    public void What_is_not_there_is_compared_by_its_spelling()
    {
        Assert.False(PathIdentity.AreSame(_folder["Corpus"], _folder["new"]));
        Assert.True(PathIdentity.AreSame(_folder["new/below"], _folder["new/./below"]));
        File.CreateSymbolicLink(_folder["dangling"], _folder["nowhere"]);
        Assert.False(PathIdentity.AreSame(_folder["dangling"], _folder["Corpus"]));
    }
}
