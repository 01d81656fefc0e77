using DeepInnovation.Sources.Import.PatentsView;

namespace DeepInnovation.Sources.Tests.Import.PatentsView;

public sealed class JoinFolderTests
{
    [Fact]
    public void What_a_killed_import_left_is_removed_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        // The system freed the lock of the killed one; the folder at work is still held, and a third has none yet.
        folder.Write(JoinFolder.Prefix + "left/.lock", "");
        folder.Write(JoinFolder.Prefix + "left/tables.duckdb", "gigabytes");
        Directory.CreateDirectory(folder[JoinFolder.Prefix + "begins"]);
        Directory.CreateDirectory(folder["another"]);
        using var working = JoinFolder.Create(folder.Path);
        Assert.False(Directory.Exists(folder[JoinFolder.Prefix + "left"]));
        string made;
        using (var second = JoinFolder.Create(folder.Path))
        {
            made = second.Path;
            string[] expected = [working.Path, second.Path, folder[JoinFolder.Prefix + "begins"], folder["another"]];
            Assert.Equal(expected.Order(StringComparer.Ordinal),
                Directory.GetDirectories(folder.Path).Order(StringComparer.Ordinal));
        }

        Assert.False(Directory.Exists(made));
        Assert.True(Directory.Exists(working.Path));
    }

    [Fact]
    public void A_folder_of_another_user_is_left_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root",
            "needs an ordinary user of a Unix system: nothing is refused to root");
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        folder.Write(JoinFolder.Prefix + "other/.lock", "");
        File.SetUnixFileMode(folder[JoinFolder.Prefix + "other/.lock"], UnixFileMode.None);
        using var made = JoinFolder.Create(folder.Path);
        Assert.True(File.Exists(folder[JoinFolder.Prefix + "other/.lock"]));
    }

    [Fact]
    public void Only_its_user_can_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes; its temporary folder is the user's own");
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        using var made = JoinFolder.Create(folder.Path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(made.Path));
    }
}
