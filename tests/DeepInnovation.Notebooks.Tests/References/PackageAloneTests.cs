using System.IO.Compression;

namespace DeepInnovation.Notebooks.Tests.References;

/// <summary>A program outside the repository uses one package, and gets no other of ours than that needs.</summary>
[Collection(PackedPackages.Collection)]
public sealed class PackageAloneTests(PackedPackages packages)
{
    [Fact, Trait("Category", "Slow")]
    public void Every_library_is_packed_with_its_README_and_without_a_warning()
    {
        // A machine without the advisory feed packs too.
        var warnings = packages.Said.SelectMany(said => said.Split('\n'))
            .Where(line => line.Contains("warning ", StringComparison.Ordinal))
            .Where(line => !line.Contains("warning NU190", StringComparison.Ordinal));
        Assert.Empty(warnings);
        foreach (var project in PackedPackages.Projects)
        {
            using var package = ZipFile.OpenRead(packages.FileOf(project));
            Assert.NotNull(package.GetEntry("README.md"));
            Assert.NotNull(package.GetEntry($"lib/net10.0/{project}.dll"));
            Assert.NotNull(package.GetEntry($"lib/net10.0/{project}.xml"));
        }
    }

    /// <summary>The program is each sample of the package's README in turn.</summary>
    [Theory, Trait("Category", "Slow")]
    [InlineData("DeepInnovation.Similarity", 1, "DeepInnovation.Core", "DeepInnovation.Neural")]
    [InlineData("DeepInnovation.Hypergraphs", 2, "DeepInnovation.Core")]
    [InlineData("DeepInnovation.Neural", 2, "DeepInnovation.Core")]
    public async Task A_program_with_one_package_runs_and_has_no_other_of_ours(
        string package, int samples, params string[] needed)
    {
        using var folder = new TemporaryFolder();
        folder.Write("nuget.config", $"""
            <configuration><packageSources><add key="packed" value="{packages.Feed}" /></packageSources></configuration>
            """);
        var project = folder.Write("program.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="{package}" Version="{packages.Version}" /></ItemGroup>
            </Project>
            """);
        var readme = Path.Combine(packages.Sources, package, "README.md");
        var programs = ReadmeSamples.Programs(
            await File.ReadAllTextAsync(readme, TestContext.Current.CancellationToken));
        Assert.Equal(samples, programs.Count);
        var output = folder["output"];
        foreach (var (code, printed) in programs)
        {
            folder.Write("Program.cs", code);
            PackedPackages.Dotnet("build", project, "-o", output, "--nologo", "-v", "q");
            Assert.Equal(printed, PackedPackages.Dotnet(Path.Combine(output, "program.dll")).ReplaceLineEndings("\n").TrimEnd());
        }

        Assert.Equal(
            needed.Append(package).Order(StringComparer.Ordinal),
            Directory.GetFiles(output, "DeepInnovation*.dll").Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal));
    }
}
