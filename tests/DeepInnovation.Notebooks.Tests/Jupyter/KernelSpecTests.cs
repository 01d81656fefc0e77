using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Jupyter;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

public class KernelSpecTests
{
    [Fact]
    public void Installed_it_starts_us_and_may_be_installed_again()
    {
        using var folder = new TemporaryFolder();
        var kernels = KernelSpec.PrefixFolder(folder.Path);
        KernelSpec.Install(kernels, KernelSpec.DefaultName, ["/old/place"], force: false);
        var file = KernelSpec.Install(kernels, KernelSpec.DefaultName,
            ["/usr/bin/dotnet", "/a b/tool.dll", "kernel", "run"], force: false);
        Assert.Equal(Path.Combine(folder.Path, "share", "jupyter", "kernels", ".net-csharp", "kernel.json"), file);
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.Equal(["/usr/bin/dotnet", "/a b/tool.dll", "kernel", "run", "{connection_file}"],
            json["argv"]!.AsArray().Select(part => part!.ToString()));
        Assert.Equal(("message", "C#"), (json["interrupt_mode"]!.ToString(), json["language"]!.ToString()));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Another_programs_kernel_is_not_replaced_unless_told_to()
    {
        using var folder = new TemporaryFolder();
        var theirs = folder.Write(".net-csharp/kernel.json",
            """{ "argv": ["dotnet", "interactive", "jupyter", "{connection_file}"], "display_name": ".NET (C#)", "language": "C#" }""");
        var before = File.ReadAllText(theirs);
        var error = Assert.Throws<NotebookException>(() => KernelSpec.Install(folder.Path, ".net-csharp", ["/us"], force: false));
        Assert.Contains("--force", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(theirs));
        KernelSpec.Install(folder.Path, "deepinnovation", ["/us"], force: false);
        KernelSpec.Install(folder.Path, ".net-csharp", ["/us"], force: true);
        Assert.NotEqual(before, File.ReadAllText(theirs));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData("a b")]
    [InlineData("..")]
    public void A_name_that_Jupyter_would_not_take_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<NotebookException>(() => KernelSpec.Install(folder.Path, name, ["/us"], force: false));
    }

    [Fact]
    public void A_kernel_that_only_some_folder_finds_is_not_installed()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ArgumentException>(() => KernelSpec.Install(folder.Path, "ours", ["dotnet", "tool.dll"], force: false));
    }

    [Fact]
    public void Variables_come_beside_those_that_make_it_quick()
    {
        using var folder = new TemporaryFolder();
        var file = KernelSpec.Install(folder.Path, "ours", ["/us"], force: false,
            new Dictionary<string, string> { ["DOTNET_ROOT"] = "/home/ada/.dotnet" });
        var variables = JsonNode.Parse(File.ReadAllText(file))!["env"]!.AsObject()
            .ToDictionary(pair => pair.Key, pair => pair.Value!.ToString());
        Assert.Equal("/home/ada/.dotnet", variables["DOTNET_ROOT"]);
        Assert.Equal("0", variables["DOTNET_TieredPGO"]);
    }

    [Fact]
    public void Removed_it_leaves_nothing_but_what_others_put_there()
    {
        using var folder = new TemporaryFolder();
        var file = KernelSpec.Install(folder.Path, "ours", ["/us"], force: false);
        KernelSpec.Remove(folder.Path, "ours", force: false);
        Assert.False(Directory.Exists(Path.GetDirectoryName(file)));
        KernelSpec.Install(folder.Path, "ours", ["/us"], force: false);
        var logo = folder.Write("ours/logo-64x64.png", "");
        KernelSpec.Remove(folder.Path, "ours", force: false);
        Assert.Equal([logo], Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!));
        var theirs = folder.Write("theirs/kernel.json", "{}");
        Assert.Throws<NotebookException>(() => KernelSpec.Remove(folder.Path, "theirs", force: false));
        Assert.True(File.Exists(theirs));
    }

    [Theory]
    [InlineData("JUPYTER_DATA_DIR=/data/jupyter", "/home/ada", "/data/jupyter")]
    [InlineData("JUPYTER_DATA_DIR=/data/jupyter", null, "/data/jupyter")]
    [InlineData("XDG_DATA_HOME=/data", "/home/ada", "/data/jupyter")]
    [InlineData("XDG_DATA_HOME=/data", null, "/data/jupyter")]
    [InlineData("XDG_DATA_HOME=", "/home/ada", "/home/ada/.local/share/jupyter")]
    [InlineData("", "/home/ada", "/home/ada/.local/share/jupyter")]
    public void On_Linux_a_users_kernels_lie_where_Jupyter_looks(string variables, string? home, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere they lie elsewhere.");
        Assert.Equal(expected, KernelSpec.UserData(Variable(variables), home));
    }

    [Theory]
    [InlineData("", "--prefix")]
    [InlineData("XDG_DATA_HOME=", "--prefix")]
    [InlineData("JUPYTER_DATA_DIR=data", "JUPYTER_DATA_DIR is \"data\"")]
    [InlineData("XDG_DATA_HOME=data", "XDG_DATA_HOME is \"data\"")]
    public void Without_a_home_nothing_is_installed_beside_the_current_folder(string variables, string told)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the system knows the folder.");
        var error = Assert.Throws<NotebookException>(() => KernelSpec.UserData(Variable(variables), null));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains("--prefix", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_programs_copies_go_with_the_kernels_folder()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Path.Combine(folder.Path, "ours", "program"), KernelSpec.ProgramPlace(folder.Path, "ours"));
    }

    private static Func<string, string?> Variable(string set) =>
        name => set.StartsWith(name + "=", StringComparison.Ordinal) ? set[(name.Length + 1)..] : null;
}
