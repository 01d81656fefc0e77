using DeepInnovation.Notebooks.Jupyter;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

public sealed class ProgramCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Program => Path.Combine(_folder.Path, "build");

    private string Place => Path.Combine(_folder.Path, "copies");

    public ProgramCopyTests()
    {
        _folder.Write("build/tool.dll", "the program");
        _folder.Write("build/Models/a.bin", "a model");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_copy_has_the_programs_files_and_is_made_once()
    {
        var copy = Make();
        Assert.Equal((true, 2, 18L), (copy.IsNew, copy.Files, copy.Bytes));
        Assert.Equal("the program", File.ReadAllText(Path.Combine(copy.Folder, "tool.dll")));
        Assert.Equal("a model", File.ReadAllText(Path.Combine(copy.Folder, "Models", "a.bin")));
        Assert.Equal(copy with { IsNew = false }, Make());
        Assert.Equal([copy.Folder], Directory.GetFileSystemEntries(Place));
    }

    [Theory]
    [InlineData("build/tool.dll", "the Program")]
    [InlineData("build/Models/b.bin", "")]
    public void Another_program_is_another_copy(string file, string content)
    {
        var first = Make();
        _folder.Write(file, content);
        Assert.NotEqual(first.Folder, Make().Folder);
        Assert.Equal(2, Directory.GetDirectories(Place).Length);
    }

    [Fact]
    public void A_copy_with_a_file_missing_is_made_again()
    {
        var copy = Make();
        File.Delete(Path.Combine(copy.Folder, "Models", "a.bin"));
        Assert.Equal(copy, Make());
        Assert.True(File.Exists(Path.Combine(copy.Folder, "Models", "a.bin")));
    }

    [Fact]
    public void A_broken_copy_in_use_stays_and_another_is_made()
    {
        var broken = Make();
        File.Delete(Path.Combine(broken.Folder, "tool.dll"));
        using var kernel = ProgramCopy.Hold(broken.Folder);
        var copy = Make();
        Assert.NotEqual(broken.Folder, copy.Folder);
        Assert.True(File.Exists(Path.Combine(copy.Folder, "tool.dll")));
        Assert.True(File.Exists(Path.Combine(broken.Folder, "Models", "a.bin")));
    }

    [Fact]
    public void Old_copies_go_unless_a_kernel_runs_from_them()
    {
        var (used, unused, last) = (Make(), Changed("second"), Changed("third"));
        Directory.CreateDirectory(used.Folder + "-0.partial");
        using (ProgramCopy.Hold(used.Folder))
        using (ProgramCopy.Hold(used.Folder))
        {
            Assert.Equal([used.Folder], ProgramCopy.RemoveOthers(Place, last.Folder));
            Assert.Equal(new[] { used.Folder, last.Folder }.Order(StringComparer.Ordinal),
                Directory.GetFileSystemEntries(Place).Order(StringComparer.Ordinal));
            Assert.True(File.Exists(Path.Combine(used.Folder, "Models", "a.bin")));
        }

        Assert.Empty(ProgramCopy.RemoveOthers(Place, last.Folder));
        Assert.Equal([last.Folder], Directory.GetFileSystemEntries(Place));
        Assert.False(Directory.Exists(unused.Folder));
        Assert.Empty(ProgramCopy.RemoveOthers(Place, null));
        Assert.False(Directory.Exists(Place));
        Assert.Empty(ProgramCopy.RemoveOthers(Place, null));
    }

    [Fact]
    public void Installs_at_once_make_one_copy()
    {
        var made = new ProgramCopy[8];
        Parallel.For(0, made.Length, i => made[i] = Make());
        Assert.Single(made.Select(copy => copy.Folder).Distinct());
        Assert.Equal([made[0].Folder], Directory.GetFileSystemEntries(Place));
        Assert.Equal("the program", File.ReadAllText(Path.Combine(made[0].Folder, "tool.dll")));
    }

    [Fact]
    public void A_copy_can_be_copied_and_a_build_is_held_by_nothing()
    {
        var copy = Make();
        Assert.Equal(Path.GetFileName(copy.Folder),
            Path.GetFileName(ProgramCopy.Make(copy.Folder, "tool.dll", Place + "2").Folder));
        Assert.Null(ProgramCopy.Hold(Program));
    }

    [Fact]
    public void What_may_be_run_may_be_run_in_the_copy_and_what_may_only_be_read_can_be_removed()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no such modes.");
            return;
        }

        File.SetUnixFileMode(Path.Combine(Program, "tool.dll"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var copy = Make();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.Combine(copy.Folder, "tool.dll")));
    }

    private ProgramCopy Make() => ProgramCopy.Make(Program, "tool.dll", Place);

    private ProgramCopy Changed(string content)
    {
        _folder.Write("build/tool.dll", content);
        return Make();
    }
}
