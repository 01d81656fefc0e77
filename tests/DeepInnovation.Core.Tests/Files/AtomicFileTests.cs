using DeepInnovation.Core.Files;

namespace DeepInnovation.Core.Tests.Files;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(folder["a.txt"], stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(folder["a.txt"]));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Until_the_write_ends_readers_see_the_old_bytes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "old");
        AtomicFile.Write(folder["a.txt"], stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(folder["a.txt"]));
        });
        Assert.Equal("new", File.ReadAllText(folder["a.txt"]));
    }

    [Fact]
    public void Leftovers_of_a_killed_process_are_removed_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "kept");
        folder.Write("a.txt.123.partial", "left");
        AtomicFile.RemoveLeftovers(folder.Path);
        Assert.Equal([folder["a.txt"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_full_disk_is_an_error_and_leaves_no_half_file()
    {
        if (!Directory.Exists("/dev/shm") || !File.Exists("/dev/full"))
            Assert.Skip("needs /dev/full, which only Linux has");
        using var folder = new TemporaryFolder();
        // A symbolic link at the temporary name sends the bytes to a device that is always full.
        File.CreateSymbolicLink($"{folder["a.txt"]}.{Environment.ProcessId}{AtomicFile.TemporaryEnding}", "/dev/full");
        Assert.Throws<IOException>(() => AtomicFile.WriteText(folder["a.txt"], "text"));
        Assert.False(File.Exists(folder["a.txt"]));
    }
}
