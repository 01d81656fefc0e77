using System.IO.Compression;

namespace DeepInnovation.Notebooks.Tests.References;

/// <summary>Packages by a real restore, from a folder made for the test: no network is needed.</summary>
public class PackageTests
{
    [Fact, Trait("Category", "Slow")]
    public async Task A_package_is_restored_from_a_named_source_and_used()
    {
        using var folder = new TemporaryFolder();
        var name = Pack(folder);
        // The restore asks all sources of the user's configuration; this one closes the others off.
        folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        var notebook = folder.Write("a.ipynb",
            Sample.Code($"#i \"nuget: ./feed\"\n#r \"nuget: {name}, 1.2.3\"", "Packed.Answer()"));
        var result = await new Notebooks.Running.NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Equal(["42"], result.Texts(1));
    }

    [Fact, Trait("Category", "Slow")]
    public async Task A_package_that_is_nowhere_is_named_with_what_NuGet_said()
    {
        using var folder = new TemporaryFolder();
        folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        Directory.CreateDirectory(Path.Combine(folder.Path, "feed"));
        var notebook = folder.Write("a.ipynb",
            Sample.Code("#i \"nuget: ./feed\"\nvar x = 1;\n#r \"nuget: There.Is.No.Such.Package.Here, 1.0.0\""));
        var result = await new Notebooks.Running.NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.Equal(("DirectiveError", 3), (result.Error!.Name, result.Error.Line));
        Assert.Contains("There.Is.No.Such.Package.Here 1.0.0", result.Error.Message, StringComparison.Ordinal);
        Assert.Contains("NU1101", result.Error.Message, StringComparison.Ordinal);
    }

    /// <summary>A package with one assembly, under a name that no earlier run left in the global cache.</summary>
    private static string Pack(TemporaryFolder folder)
    {
        var name = "NotebookTest.Packed" + Guid.NewGuid().ToString("N")[..8];
        var feed = Path.Combine(folder.Path, "feed");
        Directory.CreateDirectory(feed);
        var dll = Path.Combine(folder.Path, name + ".dll");
        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(name,
            [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("public static class Packed { public static int Answer() "
                + "=> 42; }", cancellationToken: TestContext.Current.CancellationToken)],
            [Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        using (var stream = File.Create(dll))
            Assert.True(compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        using var package = ZipFile.Open(Path.Combine(feed, $"{name}.1.2.3.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(dll, $"lib/net10.0/{name}.dll");
        using var writer = new StreamWriter(package.CreateEntry(name + ".nuspec").Open());
        writer.Write($"<package><metadata><id>{name}"
            + "</id><version>1.2.3</version><authors>a</authors><description>d</description></metadata></package>");
        return name;
    }
}
