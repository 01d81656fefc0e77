using DeepInnovation.Notebooks.References;

namespace DeepInnovation.Notebooks.Tests.References;

public sealed class CacheFolderTests
{
    [Fact]
    public void It_lies_in_the_users_own_cache()
    {
        using var folder = new TemporaryFolder();
        var chosen = CacheFolder.Choose(_ => null, folder.Path);
        Assert.StartsWith(folder.Path, chosen, StringComparison.Ordinal);
        Assert.True(Directory.Exists(chosen));
        Assert.Empty(Directory.GetFiles(chosen));
    }

    [Fact]
    public void A_cache_that_the_user_names_is_taken_and_a_relative_one_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has XDG_CACHE_HOME");
        using var folder = new TemporaryFolder();
        Assert.Equal(Path.Combine(folder.Path, "named", "deepinnovation"),
            CacheFolder.Choose(_ => Path.Combine(folder.Path, "named"), folder.Path));
        Assert.Equal(Path.Combine(folder.Path, ".cache", "deepinnovation"), CacheFolder.Choose(_ => "named", folder.Path));
    }

    [Fact]
    public void Without_a_home_that_can_be_written_it_is_a_fresh_folder_that_others_cannot_read()
    {
        using var folder = new TemporaryFolder();
        // A file where the home should be refuses like a read-only one, to root too.
        var file = folder.Write("file", "");
        foreach (var home in (string[])["", file])
        {
            var chosen = CacheFolder.Choose(_ => null, home);
            Assert.StartsWith(Path.Combine(Path.GetTempPath(), "deepinnovation-"), chosen, StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    File.GetUnixFileMode(chosen));
            Directory.Delete(chosen);
        }
    }
}
