using System.Diagnostics;
using System.Reflection;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Interactive.Tests.Loading;

/// <summary>
/// The library in a process whose FSharp.Core is too old for Plotly.NET, as in the .NET Interactive kernel. The host is
/// <c>tests/hosts/OldFSharpHost</c>; the library is loaded by path from its own folder.
/// </summary>
public sealed class HostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-host-").FullName;

    // tests/DeepInnovation.Interactive.Tests/bin/Debug/net10.0
    private static DirectoryInfo Output { get; } = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static string Root { get; } = Output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_isolation_Plotly_NET_fails_in_such_a_host()
    {
        var (exit, text) = await Host("unaided");
        Assert.NotEqual(0, exit);
        Assert.Contains("Could not load file or assembly 'FSharp.Core, Version=10.1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_loaded_by_path_draws_a_chart_beside_the_hosts_older_FSharp_Core()
    {
        var (exit, text) = await Host("load");
        Assert.True(exit == 0, text);
        Assert.Contains("drew True {\"data\":[{\"type\":\"bar\"", text, StringComparison.Ordinal);
        Isolated(text);
    }

    [Fact]
    public async Task A_library_from_a_folder_of_packages_draws_there_too_after_the_hosts_own_search()
    {
        var (exit, text) = await Run("packed", Restored());
        Assert.True(exit == 0, text);
        Assert.Contains("drew True {\"data\":[{\"type\":\"bar\"", text, StringComparison.Ordinal);
        Isolated(text);
    }

    [Fact]
    public async Task The_cells_of_the_page_about_notebooks_run_there()
    {
        ParquetTable.Write(Path.Combine(_folder, CorpusStage.Place.Folder, CorpusStage.Documents.Name), new[]
        {
            new Document { Id = "p1", Title = "A title", Year = 2000 },
            new Document { Id = "q1", Kind = DocumentKind.Patent, Year = 2001 },
        });
        var (exit, text) = await Host("script", Path.Combine(Root, "docs", "interactive.md"), _folder);
        Assert.True(exit == 0, text);
        string[] expected =
        [
            "cell: View: DeepInnovation",
            "cell: View: id  kind",
            "cell: View: The corpus id",
            "cell: Document: Document { Id = p1",
            "cell: RunFolder: DeepInnovation.Runs.RunFolder | <div class=\"di-tree\"><details open>",
            "cell: ProgressBar: Reading titles [########################] 2 of 2 documents",
            "cell: ChartView: Documents a year [Line chart of 2 series (Paper, Patent), year 2000 to 2001, "
            + "in documents.] | <figure class=\"di-figure\"",
            "cell: ChartView: Precision and recall",
            "cell: ChartView: A chart of one's own",
        ];
        var cells = text.Split('\n').Where(line => line.StartsWith("cell: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(expected.Length, cells.Count);
        Assert.All(cells.Zip(expected), pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
        Assert.Contains("<article class=\"card\"><h4>A title</h4>", cells[3], StringComparison.Ordinal);
        Isolated(text);
        Assert.Single(text.Split('\n'), line => line.StartsWith("DeepInnovation.Interactive 0", StringComparison.Ordinal));
        Assert.Single(text.Split('\n'), line => line.StartsWith("DeepInnovation.Charts 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_chart_has_an_example_that_runs_there()
    {
        var page = Path.Combine(Root, "docs", "charts.md");
        var examples = (await File.ReadAllTextAsync(page)).Split("```csharp").Skip(2).ToList();
        var words = new[] { typeof(Charts.Charts), typeof(StageCharts) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Select(m => m.Name).Distinct().ToList();
        Assert.InRange(words.Count, 20, 40);
        Assert.All(words, word => Assert.Contains(examples, e => e.Contains($"Charts.{word}(", StringComparison.Ordinal)));
        var (exit, text) = await Host("script", page, _folder);
        Assert.True(exit == 0, text);
        var cells = text.Split('\n').Where(line => line.StartsWith("cell: ChartView: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(examples.Count, cells.Count);
        Assert.All(cells, cell => Assert.Contains("<figure class=\"di-figure\"", cell, StringComparison.Ordinal));
    }

    private static void Isolated(string text)
    {
        Assert.Contains("FSharp.Core 10.0.0.0 in Default", text, StringComparison.Ordinal);
        Assert.Contains("FSharp.Core 10.1.0.0 in DeepInnovation Plotly.NET", text, StringComparison.Ordinal);
        Assert.Contains("Plotly.NET 6.0.0.0 in DeepInnovation Plotly.NET", text, StringComparison.Ordinal);
    }

    /// <summary>What another project of this checkout built, in the configuration of these tests.</summary>
    private static string Built(string project) =>
        Path.Combine(Root, project, "bin", Output.Parent!.Name, Output.Name, Path.GetFileName(project) + ".dll");

    private static Task<(int Exit, string Text)> Host(string mode, params string[] more) =>
        Run(mode, Built("src/DeepInnovation.Interactive"), more);

    /// <summary>
    /// A folder of packages as a restore of our package leaves it: Plotly.NET in that of the charts, everything else apart.
    /// </summary>
    /// <returns>What a notebook references.</returns>
    private string Restored()
    {
        string[] plotly =
        [
            "Plotly.NET", "Plotly.NET.CSharp", "FSharp.Core", "DynamicObj", "Giraffe.ViewEngine", "Newtonsoft.Json", "Fable.Core",
        ];
        var charts = Path.Combine(Package("DeepInnovation.Charts"), "plotly");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Built("src/DeepInnovation.Interactive"))!, "*.dll"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (plotly.Contains(name))
                Copy(file, charts);
            // ML.NET wants Newtonsoft.Json too.
            if (!plotly.Contains(name) || name == "Newtonsoft.Json")
                Copy(file, Path.Combine(Package(name), "lib", "net10.0"));
        }

        return Path.Combine(Package("DeepInnovation.Interactive"), "lib", "net10.0", "DeepInnovation.Interactive.dll");

        string Package(string name) => Path.Combine(_folder, "packages", name.ToLowerInvariant(), "1.0.0");

        static void Copy(string file, string folder) =>
            File.Copy(file, Path.Combine(Directory.CreateDirectory(folder).FullName, Path.GetFileName(file)));
    }

    private static async Task<(int Exit, string Text)> Run(string mode, string library, params string[] more)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } p && Path.GetFileNameWithoutExtension(p) == "dotnet" ? p : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Built("tests/hosts/OldFSharpHost"));
        start.ArgumentList.Add(mode);
        start.ArgumentList.Add(library);
        foreach (var argument in more)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
