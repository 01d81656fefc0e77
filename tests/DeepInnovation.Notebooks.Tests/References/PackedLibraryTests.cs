using System.Diagnostics;
using System.IO.Compression;

namespace DeepInnovation.Notebooks.Tests.References;

/// <summary>Our own packages as <c>dotnet pack</c> makes them, referenced by a notebook in a host that does not have them.</summary>
public sealed class PackedLibraryTests
{
    private static readonly string[] Projects =
    [
        "DeepInnovation.Core", "DeepInnovation.Hypergraphs", "DeepInnovation.Neural", "DeepInnovation.Similarity", "DeepInnovation.Sources",
        "DeepInnovation", "DeepInnovation.Charts", "DeepInnovation.Interactive",
    ];

    [Fact, Trait("Category", "Slow")]
    public async Task A_notebook_outside_the_checkout_draws_with_the_packed_library()
    {
        using var folder = new TemporaryFolder();
        var version = $"0.1.0-test{Guid.NewGuid():N}"[..20];
        try
        {
            foreach (var project in Projects)
                Pack(project, version, Path.Combine(folder.Path, "feed"));
            // Plotly.NET is in the package and not what it depends on: a host with an older FSharp.Core would load it beside that.
            using (var package = ZipFile.OpenRead(Path.Combine(folder.Path, "feed", $"DeepInnovation.Interactive.{version}.nupkg")))
            {
                using var extension = new StreamReader(Assert.IsType<ZipArchiveEntry>(package.GetEntry("interactive-extensions/dotnet/extension.dib")).Open());
                Assert.Equal("#!csharp\nDeepInnovation.Interactive.Notebook.Setup()\n", await extension.ReadToEndAsync(TestContext.Current.CancellationToken));
                using var nuspec = new StreamReader(package.GetEntry("DeepInnovation.Interactive.nuspec")!.Open());
                var told = await nuspec.ReadToEndAsync(TestContext.Current.CancellationToken);
                Assert.Contains("<dependency id=\"DeepInnovation\"", told, StringComparison.Ordinal);
                Assert.Contains("<dependency id=\"DeepInnovation.Charts\"", told, StringComparison.Ordinal);
                Assert.DoesNotContain("Plotly", told, StringComparison.Ordinal);
                Assert.DoesNotContain(package.Entries, entry => entry.FullName.StartsWith("plotly/", StringComparison.Ordinal));
            }

            using (var package = ZipFile.OpenRead(Path.Combine(folder.Path, "feed", $"DeepInnovation.Charts.{version}.nupkg")))
            {
                Assert.NotNull(package.GetEntry("buildTransitive/DeepInnovation.Charts.targets"));
                Assert.Equal(
                    ["DynamicObj.dll", "FSharp.Core.dll", "Fable.Core.dll", "Giraffe.ViewEngine.dll", "LICENSE-Apache-2.0.txt", "NOTICE.txt", "Newtonsoft.Json.dll", "Plotly.NET.CSharp.dll", "Plotly.NET.dll"],
                    package.Entries.Where(entry => entry.FullName.StartsWith("plotly/", StringComparison.Ordinal)).Select(entry => entry.Name).Order(StringComparer.Ordinal));
                using var nuspec = new StreamReader(package.GetEntry("DeepInnovation.Charts.nuspec")!.Open());
                Assert.DoesNotContain("Plotly", await nuspec.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }

            var notebook = folder.Write("a.ipynb", Sample.Code(
                $"#i \"nuget: ./feed\"\n#r \"nuget: DeepInnovation.Interactive, {version}\"\nusing DeepInnovation.Charts;\nusing DeepInnovation.Interactive;\nNotebook.Setup()",
                "Charts.Bars(\"Documents\", [(\"paper\", 3.0), (\"patent\", 2.0)], \"documents\")",
                "typeof(Charts).Assembly.Location"));
            var result = await new Notebooks.Running.NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
            Assert.True(result.Succeeded, result.Error?.ToString());
            Assert.Contains(version, Assert.Single(result.Texts(2)), StringComparison.Ordinal);
            var chart = Assert.IsType<Notebooks.Documents.DisplayOutput>(Assert.Single(result.Outputs(1)));
            Assert.Contains("<svg", chart.Data["image/svg+xml"]!.ToString(), StringComparison.Ordinal);
            Assert.Contains("Documents", chart.Data["text/html"]!.ToString(), StringComparison.Ordinal);

            // A program that references the package is published whole, though others bring Newtonsoft.Json too.
            folder.Write("program.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><RestoreAdditionalProjectSources>{folder.Path}/feed</RestoreAdditionalProjectSources></PropertyGroup>
                  <ItemGroup><PackageReference Include="DeepInnovation.Interactive" Version="{version}" /></ItemGroup>
                </Project>
                """);
            folder.Write("Program.cs", "System.Console.WriteLine(DeepInnovation.Charts.Charts.Bars(\"Documents\", [(\"paper\", 3.0)], \"documents\").Json);");
            Dotnet("publish", Path.Combine(folder.Path, "program.csproj"), "-o", Path.Combine(folder.Path, "published"), "--nologo", "-v", "q");
            Assert.StartsWith("{\"data\":[{\"type\":\"bar\"", Dotnet(Path.Combine(folder.Path, "published", "program.dll")), StringComparison.Ordinal);
        }
        finally
        {
            // A version of its own, so that nothing older is taken from the cache; it is not to stay there.
            foreach (var left in Projects.Select(project => Path.Combine(PackageFolder, project.ToLowerInvariant(), version)).Where(Directory.Exists))
                Directory.Delete(left, recursive: true);
        }
    }

    private static string PackageFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static void Pack(string project, string version, string feed)
    {
        var checkout = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(checkout.FullName, "DeepInnovation.sln")))
            checkout = checkout.Parent!;
        Dotnet("pack", "-c", "Release", Path.Combine(checkout.FullName, "src", project), "-o", feed, $"-p:PackageVersion={version}", "--nologo", "-v", "q");
    }

    private static string Dotnet(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, told);
        return told;
    }
}
