using System.IO.Compression;

namespace DeepInnovation.Notebooks.Tests.References;

/// <summary>Our own packages, referenced by a notebook in a host that does not have them.</summary>
[Collection(PackedPackages.Collection)]
public sealed class PackedLibraryTests(PackedPackages packages)
{
    [Fact, Trait("Category", "Slow")]
    public async Task A_notebook_outside_the_checkout_draws_with_the_packed_library()
    {
        using var folder = new TemporaryFolder();
        var version = packages.Version;
        // Plotly.NET is in the package and not what it depends on: a host with an older FSharp.Core would load it beside that.
        using (var package = ZipFile.OpenRead(packages.FileOf("DeepInnovation.Interactive")))
        {
            var entry = Assert.IsType<ZipArchiveEntry>(package.GetEntry("interactive-extensions/dotnet/extension.dib"));
            using var extension = new StreamReader(entry.Open());
            Assert.Equal(
                "#!csharp\nDeepInnovation.Interactive.Notebook.Setup()\n",
                await extension.ReadToEndAsync(TestContext.Current.CancellationToken));
            using var nuspec = new StreamReader(package.GetEntry("DeepInnovation.Interactive.nuspec")!.Open());
            var told = await nuspec.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Contains("<dependency id=\"DeepInnovation\"", told, StringComparison.Ordinal);
            Assert.Contains("<dependency id=\"DeepInnovation.Charts\"", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Plotly", told, StringComparison.Ordinal);
            Assert.DoesNotContain(package.Entries, file => file.FullName.StartsWith("plotly/", StringComparison.Ordinal));
        }

        using (var package = ZipFile.OpenRead(packages.FileOf("DeepInnovation.Charts")))
        {
            Assert.NotNull(package.GetEntry("buildTransitive/DeepInnovation.Charts.targets"));
            Assert.Equal(
                ["DynamicObj.dll", "FSharp.Core.dll", "Fable.Core.dll", "Giraffe.ViewEngine.dll",
                    "LICENSE-Apache-2.0.txt", "NOTICE.txt", "Newtonsoft.Json.dll", "Plotly.NET.CSharp.dll", "Plotly.NET.dll"],
                package.Entries.Where(entry => entry.FullName.StartsWith("plotly/", StringComparison.Ordinal))
                    .Select(entry => entry.Name).Order(StringComparer.Ordinal));
            using var nuspec = new StreamReader(package.GetEntry("DeepInnovation.Charts.nuspec")!.Open());
            var told = await nuspec.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("Plotly", told, StringComparison.Ordinal);
        }

        var feed = Path.GetRelativePath(folder.Path, packages.Feed).Replace('\\', '/');
        var notebook = folder.Write("a.ipynb", Sample.Code(
            $"#i \"nuget: {feed}\"\n#r \"nuget: DeepInnovation.Interactive, {version}\"\n"
                + "using DeepInnovation.Charts;\nusing DeepInnovation.Interactive;\nNotebook.Setup()",
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
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <PropertyGroup><RestoreAdditionalProjectSources>{packages.Feed}</RestoreAdditionalProjectSources></PropertyGroup>
              <ItemGroup><PackageReference Include="DeepInnovation.Interactive" Version="{version}" /></ItemGroup>
            </Project>
            """);
        folder.Write(
            "Program.cs",
            "using DeepInnovation.Charts;\n"
                + "System.Console.WriteLine(Charts.Bars(\"Documents\", [(\"paper\", 3.0)], \"documents\").Json);");
        var published = Path.Combine(folder.Path, "published");
        PackedPackages.Dotnet("publish", Path.Combine(folder.Path, "program.csproj"), "-o", published, "--nologo", "-v", "q");
        Assert.StartsWith(
            "{\"data\":[{\"type\":\"bar\"",
            PackedPackages.Dotnet(Path.Combine(published, "program.dll")),
            StringComparison.Ordinal);
    }
}
