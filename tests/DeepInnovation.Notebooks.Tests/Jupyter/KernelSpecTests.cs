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
        var file = KernelSpec.Install(kernels, KernelSpec.DefaultName, ["/usr/bin/dotnet", "/a b/tool.dll", "kernel", "run"], force: false);
        Assert.Equal(Path.Combine(folder.Path, "share", "jupyter", "kernels", ".net-csharp", "kernel.json"), file);
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.Equal(["/usr/bin/dotnet", "/a b/tool.dll", "kernel", "run", "{connection_file}"], json["argv"]!.AsArray().Select(part => part!.ToString()));
        Assert.Equal(("message", "C#"), (json["interrupt_mode"]!.ToString(), json["language"]!.ToString()));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Another_programs_kernel_is_not_replaced_unless_told_to()
    {
        using var folder = new TemporaryFolder();
        var theirs = folder.Write(".net-csharp/kernel.json", """{ "argv": ["dotnet", "interactive", "jupyter", "{connection_file}"], "display_name": ".NET (C#)", "language": "C#" }""");
        var before = File.ReadAllText(theirs);
        var error = Assert.Throws<NotebookException>(() => KernelSpec.Install(folder.Path, ".net-csharp", ["us"], force: false));
        Assert.Contains("--force", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(theirs));
        KernelSpec.Install(folder.Path, "deepinnovation", ["us"], force: false);
        KernelSpec.Install(folder.Path, ".net-csharp", ["us"], force: true);
        Assert.NotEqual(before, File.ReadAllText(theirs));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData("a b")]
    public void A_name_that_Jupyter_would_not_take_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<NotebookException>(() => KernelSpec.Install(folder.Path, name, ["us"], force: false));
    }
}
