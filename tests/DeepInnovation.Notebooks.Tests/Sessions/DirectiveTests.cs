using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation.Notebooks.Tests.Sessions;

public class DirectiveTests
{
    [Fact]
    public async Task A_dll_is_found_relative_to_the_notebook_with_what_lies_beside_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "lib"));
        // Names of their own, since an assembly stays loaded until the process ends.
        var inner = Compile(folder, "InnerOfNotebookTest", "public class Inner { public string Name => \"inner\"; }");
        Compile(folder, "OuterOfNotebookTest", "public class Outer { public Inner Get() => new Inner(); }", inner);
        var notebook = folder.Write("a.ipynb",
            Sample.Code("#r \"lib/OuterOfNotebookTest.dll\"\nvar outer = new Outer();", "outer.Get().Name"));
        var result = await new NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Equal(["inner"], result.Texts(1));
    }

    [Fact]
    public async Task A_missing_dll_is_named_with_a_word_on_building_it()
    {
        var result = await Sample.RunAsync("var x = 1;\n#r \"../bin/NotThere.dll\"");
        Assert.Equal(("DirectiveError", 2), (result.Error!.Name, result.Error.Line));
        Assert.Contains("NotThere.dll", result.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Build the project", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosts_copy_of_an_assembly_wins_so_that_types_are_one()
    {
        using var folder = new TemporaryFolder();
        // A file of the same name that is no assembly at all: it must not even be looked at.
        folder.Write("DeepInnovation.Notebooks.Tests.dll", "not an assembly");
        var notebook = folder.Write("a.ipynb", Sample.Code(
            "#r \"DeepInnovation.Notebooks.Tests.dll\"\nusing DeepInnovation.Notebooks.Tests.Sessions;",
            "DirectiveTests.Shared.Add(\"from the cell\");\ntypeof(DirectiveTests).Assembly.Location"));
        Shared.Clear();
        var result = await new NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Equal([typeof(DirectiveTests).Assembly.Location], result.Texts(1));
        Assert.Equal(["from the cell"], Shared);
    }

    /// <summary>Seen by a cell when it uses the very type of this process.</summary>
    public static List<string> Shared { get; } = [];

    [Fact]
    public async Task A_library_of_the_host_must_be_referenced_to_be_used()
    {
        Assert.Contains("CS0246", (await Sample.RunAsync("using CsCheck;")).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_the_host_has_needs_no_restore()
    {
        // No source: a restore would fail.
        using var folder = new TemporaryFolder();
        folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        var notebook = folder.Write("a.ipynb", Sample.Code("#r \"nuget: CsCheck\"\nusing CsCheck;\nGen.Const(5).Single()"));
        var result = await new NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Equal(["5"], result.Texts(0));
    }

    [Fact]
    public async Task Notebooks_and_scripts_are_imported_with_their_state_and_output()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sub/shared.ipynb",
            Sample.Code("#!import deeper.cs", "var shared = deeper + 1;\nConsole.WriteLine(\"imported\");"));
        folder.Write("sub/deeper.cs", "var deeper = 40;");
        folder.Write("more.dib", "#!meta\n{\"kernelInfo\": {}}\n#!markdown\n# Title\n#!csharp\n\nvar more = 1;\n");
        var notebook = folder.Write("a.ipynb",
            Sample.Code("var first = 0;\n#!import sub/shared.ipynb\n#!import more.dib\nshared + more + first"));
        var result = await new NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Equal(["stdout:imported\n", "42"], result.Texts(0));
        Assert.Equal(1, Assert.IsType<DisplayOutput>(result.Outputs(0)[1]).ExecutionCount);
    }

    [Fact]
    public async Task A_failure_in_an_imported_file_names_that_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad.csx", "var a = 1;\nthrow new Exception(\"there\");");
        var result = await new NotebookRunner().RunAsync(folder.Write("a.ipynb", Sample.Code("#!import bad.csx")),
            TestContext.Current.CancellationToken);
        Assert.Equal("bad.csx, cell 1, line 2: System.Exception: there", result.Error!.ToString());
    }

    [Fact]
    public async Task A_circle_of_imports_is_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.ipynb", Sample.Code("#!import c.ipynb"));
        folder.Write("c.ipynb", Sample.Code("#!import b.ipynb"));
        var result = await new NotebookRunner().RunAsync(folder.Write("a.ipynb", Sample.Code("#!import b.ipynb")),
            TestContext.Current.CancellationToken);
        Assert.Contains("b.ipynb imports c.ipynb imports b.ipynb", result.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1\n#!time", "#!time is not known here", 2)]
    [InlineData("#!import", "needs the file", 1)]
    [InlineData("#!import nothing.ipynb", "no file to import", 1)]
    [InlineData("#!import notes.txt", "no file to import", 1)]
    [InlineData("#i \"somewhere\"", "names a package source", 1)]
    [InlineData("#r \"nuget: , 1\"", "#r \"nuget: Name, Version\"", 1)]
    public async Task A_directive_that_cannot_be_followed_is_told_with_its_line(string code, string message, int line)
    {
        var result = await Sample.RunAsync(code);
        Assert.Equal(("DirectiveError", line), (result.Error!.Name, result.Error.Line));
        Assert.Contains(message, result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_of_another_kernel_is_refused_by_name()
    {
        var notebook = Sample.Code("let x = 1");
        notebook.Cells[0].Metadata["polyglot_notebook"] = new System.Text.Json.Nodes.JsonObject { ["kernelName"] = "fsharp" };
        var result = await new NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.Contains("#!fsharp", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directives_keep_the_line_numbers_and_those_in_text_mean_nothing()
    {
        const string Quotes = "\"\"\"";
        var code = $"#!csharp\nvar text = {Quotes}\n    #r \"x.dll\"\n    #!time\n    {Quotes};\n/*\n#!nothing\n*/\n#if NEVER\n"
            + "not C# at all\n#endif\n#i \"nuget: https://localhost/none\"\nConsole.WriteLine(text);\nthrow new Exception();";
        var result = await Sample.RunAsync(code);
        Assert.Equal(("System.Exception", 14), (result.Error!.Name, result.Error.Line));
        Assert.Equal("stdout:#r \"x.dll\"\n#!time\n", result.Texts(0)[0]);
    }

    private static string Compile(TemporaryFolder folder, string name, string code, params string[] references)
    {
        var path = Path.Combine(folder.Path, "lib", name + ".dll");
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)],
            ((string[])[typeof(object).Assembly.Location, .. references]).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(path).Success);
        return path;
    }
}
