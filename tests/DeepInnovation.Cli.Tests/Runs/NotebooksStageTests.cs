using DeepInnovation.Cli.Runs;
using DeepInnovation.Cli.Site;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Tests.Runs;

public sealed class NotebooksStageTests
{
    [Fact]
    public void What_decides_that_notebooks_are_skipped_names_every_assembly_of_ours_and_what_draws_and_runs_them()
    {
        var versions = LibraryVersions.Of(typeof(NotebooksStage).Assembly);
        // Every project of src, so that a new one is not forgotten.
        var projects = Directory.GetFiles(ProjectFolder.Find("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Superset(projects.ToHashSet(), versions.Keys.ToHashSet());
        Assert.Superset(
            new HashSet<string>
            {
                "AngleSharp", "Markdig", "Microsoft.CodeAnalysis.CSharp.Scripting",
                "Plotly.NET", "SkiaSharp", "DuckDB.NET.Data", "Microsoft.ML.OnnxRuntime",
            },
            versions.Keys.ToHashSet());
        Assert.Equal(versions, LibraryVersions.Of(typeof(NotebooksStage).Assembly));
        Assert.Matches("^[0-9a-f]{64}$", new NotebooksStage("none", []).Parameters["code"]);
    }
}
