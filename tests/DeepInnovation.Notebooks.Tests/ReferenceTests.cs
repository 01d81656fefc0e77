using DeepInnovation.Notebooks.Format;

namespace DeepInnovation.Notebooks.Tests;

public sealed class ReferenceTests : NotebookFixture
{
    [Fact]
    public async Task An_assembly_that_the_process_has_is_taken_from_the_process()
    {
        File.Copy(typeof(CsCheck.Check).Assembly.Location, PathOf("CsCheck.dll"));
        var result = await Run("#r \"CsCheck.dll\"\nConsole.Write(typeof(CsCheck.Check).Assembly.Location);");
        Assert.Equal([$"stdout:{typeof(CsCheck.Check).Assembly.Location}"], Outputs(result, 0));
    }

    [Fact]
    public async Task Another_assembly_is_loaded_from_where_the_notebook_says()
    {
        Compile("Greeting", "public static class Greeting { public static string Text => \"hello\"; }");
        var result = await Run("#r \"Greeting.dll\"", "Console.Write(Greeting.Text);");
        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Equal(["stdout:hello"], Outputs(result, 1));
    }

    [Fact]
    public async Task A_missing_assembly_is_named_with_the_way_to_mend_it()
    {
        var result = await Run("#r \"../none/None.dll\"");
        Assert.Contains("None.dll. Build it first", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_package_is_restored_and_usable()
    {
        var result = await Run("#r \"nuget: Newtonsoft.Json, 13.0.4\"", "Newtonsoft.Json.JsonConvert.SerializeObject(new[] { 1, 2 }).ToUpper().Display();");
        Assert.True(result.Succeeded, result.Failure?.ToString());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_package_that_is_not_to_be_had_is_named()
    {
        var result = await Run("#r \"nuget: No.Such.Package.Anywhere, 1.0.0\"");
        Assert.Contains("No.Such.Package.Anywhere", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("could not be restored", result.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_imported_and_a_circle_is_found()
    {
        File.WriteAllText(PathOf("a.cs"), "int FromCs() => 1;");
        File.WriteAllText(PathOf("b.dib"), "#!markdown\n# Title\n#!csharp\nint FromDib() => 2;\n");
        Notebook("int FromNotebook() => 3;").Write(PathOf("c.ipynb"));
        var result = await Run("#!import a.cs\n#!import b.dib\n#!import \"c.ipynb\"\nConsole.Write(FromCs() + FromDib() + FromNotebook());");
        Assert.Equal(["stdout:6"], Outputs(result, 0));

        Notebook("#!import d.ipynb").Write(PathOf("d.ipynb"));
        Assert.Contains("leads back to itself", (await Run("#!import d.ipynb")).Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("which does not exist", (await Run("#!import none.cs")).Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("cannot read .txt files", (await Run("#!import " + Text())).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_of_another_host_is_named()
    {
        var result = await Run("var x = 1;\n#!fsharp");
        Assert.Contains("cell 1 (id c1), line 2: the command #!fsharp is not known here", result.Failure!.Message, StringComparison.Ordinal);
    }

    private string Text()
    {
        File.WriteAllText(PathOf("x.txt"), "");
        return "x.txt";
    }

    private void Compile(string name, string code)
    {
        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(name,
            [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            [Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        using var file = File.Create(PathOf(name + ".dll"));
        Assert.True(compilation.Emit(file, cancellationToken: TestContext.Current.CancellationToken).Success);
    }
}
