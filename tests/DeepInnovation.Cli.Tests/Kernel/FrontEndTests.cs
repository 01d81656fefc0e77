using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DeepInnovation.Cli.Tests.Kernel;

/// <summary>The kernel as a process of its own, driven by Debian's Jupyter programs.</summary>
[Trait("Category", "Slow")]
public sealed class FrontEndTests(InstalledKernel kernel, SmallCorpus corpus) : IClassFixture<InstalledKernel>,
    IClassFixture<SmallCorpus>
{
    [Fact]
    public void All_notebooks_execute_in_nbclient_with_parameters_injected_as_papermill_does()
    {
        InstalledKernel.Needs("nbclient", "python3-nbclient");
        var run = kernel.PathOf("run");
        var (code, _, error) = Cli.Run("reproduce", "--papers", corpus.Papers, "--patents", corpus.Patents, "--answers",
            corpus.Answers, "--sample-size", "300", "--pretraining-documents", "600", "--out", run, "--no-notebooks");
        Assert.True(code == 0, error);
        var notebooks = Directory.GetFiles(Notebooks(), "0*.ipynb").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(9, notebooks.Count);
        var charts = 0;
        foreach (var notebook in notebooks)
        {
            var result = JsonNode.Parse(kernel.Drive("notebook", notebook, Notebooks(), $"runFolder={run}"))!;
            var cells = (int)result["cells"]!;
            Assert.Equal(Enumerable.Range(1, cells), result["counted"]!.AsArray().Select(count => (int)count!));
            Assert.DoesNotContain("error", result["outputs"]!.AsArray().Select(kind => kind!.ToString()));
            Assert.Equal("C#", result["language"]!.ToString());
            charts += (int)result["charts"]!;
        }

        Assert.True(charts >= 15, $"{charts} charts");
    }

    [Fact]
    public void Nbconvert_executes_a_notebook_into_a_page()
    {
        InstalledKernel.Needs("nbconvert", "jupyter-nbconvert");
        var notebook = kernel.PathOf("small.ipynb");
        File.WriteAllText(notebook, Notebook("Console.WriteLine($\"the answer is {6 * 7}\");", "HTML(\"<b>bold</b>\")"));
        var (code, output) = kernel.Module("", "nbconvert", "--to", "html", "--execute", notebook);
        Assert.True(code == 0, output);
        var page = File.ReadAllText(kernel.PathOf("small.html"));
        Assert.Contains("the answer is 42", page, StringComparison.Ordinal);
        Assert.Contains("<b>bold</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nbconvert_fails_where_a_cell_fails()
    {
        InstalledKernel.Needs("nbconvert", "jupyter-nbconvert");
        var notebook = kernel.PathOf("bad.ipynb");
        File.WriteAllText(notebook, Notebook("throw new Exception(\"bad luck\");", "1"));
        var (code, output) = kernel.Module("", "nbconvert", "--to", "html", "--execute", notebook);
        Assert.NotEqual(0, code);
        Assert.Contains("bad luck", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_console_shows_text_and_keeps_state()
    {
        InstalledKernel.Needs("jupyter_console", "jupyter-console");
        var (code, output) = kernel.Module("var x = 40;\nx + 2\nConsole.WriteLine(\"hello\" + x);\nexit\n", "jupyter_console",
            "--kernel", ".net-csharp", "--simple-prompt");
        Assert.True(code == 0, output);
        Assert.Contains("42", output, StringComparison.Ordinal);
        Assert.Contains("hello40", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_quick_cells_leak_neither_memory_nor_handles()
    {
        InstalledKernel.Needs("jupyter_client", "python3-jupyter-client");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Counted in /proc.");
        var seen = JsonNode.Parse(kernel.Drive("cells", "1000"))!.AsArray();
        var (early, late) = (seen[0]!, seen[1]!);
        Assert.InRange((int)late["files"]!, 1, (int)early["files"]! + 5);
        Assert.InRange((int)late["threads"]!, 1, (int)early["threads"]! + 5);
        // What no cell asked for is not loaded, or the start would be slow.
        var libraries = late["libraries"]!.AsArray().Select(library => library!.ToString()).ToList();
        Assert.Contains(libraries, library => library.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(libraries, library => library.Contains("Microsoft.ML", StringComparison.Ordinal)
            || library.Contains("onnx", StringComparison.OrdinalIgnoreCase) || library.Contains("DuckDB",
                StringComparison.OrdinalIgnoreCase) || library.Contains("Plotly", StringComparison.Ordinal));
        // Each cell is an assembly that stays, with the symbols that later cells may name: about 0.1 MiB.
        Assert.InRange((int)late["resident"]!, 1, (int)early["resident"]! + 200);
    }

    [Fact]
    public void Killed_it_restarts()
    {
        InstalledKernel.Needs("jupyter_client", "python3-jupyter-client");
        var result = JsonNode.Parse(kernel.Drive("killed"))!;
        Assert.Equal((true, "ok"), ((bool)result["dead"]!, result["again"]!.ToString()));
    }

    [Fact]
    public void Restart_and_shutdown_leave_no_process_whatever_cells_do()
    {
        InstalledKernel.Needs("jupyter_client", "python3-jupyter-client");
        var result = JsonNode.Parse(kernel.Drive("restart"))!;
        Assert.Equal("ok", result["again"]!.ToString());
        Assert.NotEqual((int)result["old"]!, (int)result["new"]!);
        Assert.True(Ends((int)result["old"]!));
        Assert.True(Ends((int)result["new"]!));
    }

    [Fact]
    public void It_ends_when_the_front_end_is_killed()
    {
        InstalledKernel.Needs("jupyter_client", "python3-jupyter-client");
        using var frontEnd = kernel.Hold("hold");
        var id = int.Parse(frontEnd.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        frontEnd.Kill();
        Assert.True(Ends(id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("99999999999999999999")]
    [InlineData("2147483647")]
    public void Started_without_a_useful_name_it_ends_too(string parent)
    {
        // VS Code starts kernels so, and a name of long ago may be inherited.
        InstalledKernel.Needs("jupyter_client", "python3-jupyter-client");
        using var frontEnd = kernel.Hold("unnamed", parent);
        var id = int.Parse(frontEnd.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        frontEnd.Kill();
        Assert.True(Ends(id));
    }

    [Fact]
    public void Told_so_it_outlives_what_started_it()
    {
        InstalledKernel.Needs("jupyter_client", "python3-jupyter-client");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Read in /proc.");
        using var frontEnd = kernel.Hold("unnamed", "", "--without-parent");
        using var running = Process.GetProcessById(int.Parse(frontEnd.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
        frontEnd.Kill();
        frontEnd.WaitForExit();
        // The kernel looks each second: it has looked a few times.
        Thread.Sleep(3500);
        Assert.False(running.HasExited);
        running.Kill();
    }

    [Fact]
    public void A_kernel_runs_on_while_its_build_is_changed_and_removed()
    {
        InstalledKernel.Needs("jupyter_client", "python3-jupyter-client");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Seen in /proc.");
        using var mine = new InstalledKernel();
        var build = mine.PathOf("build");
        var spec = mine.Spec();
        CopyFolder(Path.GetDirectoryName(spec["argv"]![1]!.ToString())!, build);
        var seen = JsonNode.Parse(mine.Drive("rebuilt", build, mine.PathOf(".")))!;
        Assert.Equal("ok 2\n", seen["first"]!.ToString());
        Assert.Contains("a running kernel uses it", seen["install"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("ok True\n", seen["removed"]!.ToString());
        Assert.Empty(seen["opened"]!.AsArray());
        Assert.Equal("ok 4\n", seen["again"]!.ToString());
        Assert.Contains($"{build} has been rebuilt since", seen["stale"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("6\n", seen["stale"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("ok 8\n", seen["stale"]![1]!.ToString());
        Assert.Equal([1, 2, 1], seen["copies"]!.AsArray().Select(copies => copies!.AsArray().Count));
        Assert.NotEqual(seen["copies"]![0]![0]!.ToString(), seen["copies"]![2]![0]!.ToString());
    }

    [Fact]
    public void What_is_installed_is_a_copy_named_by_absolute_paths()
    {
        var spec = kernel.Spec();
        var command = spec["argv"]!.AsArray().Select(part => part!.ToString()).ToList();
        Assert.Equal(["kernel", "run", "{connection_file}"], command[2..]);
        Assert.All(command[..2], part => Assert.True(Path.IsPathFullyQualified(part) && File.Exists(part), part));
        var copy = Path.GetDirectoryName(command[1])!;
        Assert.StartsWith(Path.GetFullPath(kernel.PathOf("share/jupyter/kernels/.net-csharp/program/")), copy,
            StringComparison.Ordinal);
        Assert.True(Directory.Exists(spec["env"]!["DEEPINNOVATION_ORIGIN"]!.ToString()));
        // What inspection shows of our own functions, and no debug symbols.
        Assert.True(File.Exists(Path.Combine(copy, "DeepInnovation.xml")));
        Assert.Empty(Directory.GetFiles(copy, "*.pdb", SearchOption.AllDirectories));
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static bool Ends(int id)
    {
        for (var i = 0; i < 1200; i++)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                if (process.HasExited)
                    return true;
            }
            catch (ArgumentException)
            {
                return true;
            }

            Thread.Sleep(100);
        }

        return false;
    }

    private static string Notebook(params string[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells.Select((source, i) => (JsonNode)new JsonObject
        {
            ["cell_type"] = "code", ["id"] = $"cell-{i}", ["metadata"] = new JsonObject(), ["source"] = source,
            ["outputs"] = new JsonArray(), ["execution_count"] = null,
        })]),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["display_name"] = ".NET (C#)", ["language"] = "C#" },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();

    private static string Notebooks()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "notebooks")))
            folder = Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("There is no folder notebooks above the tests.");
        return Path.Combine(folder, "notebooks");
    }
}
