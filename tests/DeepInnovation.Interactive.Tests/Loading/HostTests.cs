using System.Diagnostics;
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
    public async Task Script_cells_use_charts_documents_and_tables_with_one_reference_each()
    {
        var table = Path.Combine(_folder, "documents.parquet");
        ParquetTable.Write(table, [new Document { Id = "p1", Title = "A title" }, new Document { Id = "p2" }]);
        var (exit, text) = await Host("script", table);
        Assert.True(exit == 0, text);
        Assert.Contains("cell: View: DeepInnovation", text, StringComparison.Ordinal);
        Assert.Contains("cell: ChartView: Documents", text, StringComparison.Ordinal);
        Assert.Contains("cell: String: <figure class=\"di-figure\"", text, StringComparison.Ordinal);
        Assert.Contains("cell: View: A title paper · p1", text, StringComparison.Ordinal);
        Assert.Contains("cell: View: documents.parquet id", text, StringComparison.Ordinal);
        Assert.Contains("cell: Int64: 2", text, StringComparison.Ordinal);
        Isolated(text);
        Assert.Single(text.Split('\n'), line => line.StartsWith("DeepInnovation.Interactive 0", StringComparison.Ordinal));
    }

    private static void Isolated(string text)
    {
        Assert.Contains("FSharp.Core 10.0.0.0 in Default", text, StringComparison.Ordinal);
        Assert.Contains("FSharp.Core 10.1.0.0 in DeepInnovation Plotly.NET", text, StringComparison.Ordinal);
        Assert.Contains("Plotly.NET 6.0.0.0 in DeepInnovation Plotly.NET", text, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Text)> Host(string mode, params string[] more)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = framework.Parent!;
        var tests = configuration.Parent!.Parent!.Parent!.FullName;
        string Built(string project, string file) => Path.Combine(project, "bin", configuration.Name, framework.Name, file);
        var start = new ProcessStartInfo(Environment.ProcessPath is { } p && Path.GetFileNameWithoutExtension(p) == "dotnet" ? p : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Built(Path.Combine(tests, "hosts", "OldFSharpHost"), "OldFSharpHost.dll"));
        start.ArgumentList.Add(mode);
        start.ArgumentList.Add(Built(Path.Combine(tests, "..", "src", "DeepInnovation.Interactive"), "DeepInnovation.Interactive.dll"));
        foreach (var argument in more)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
