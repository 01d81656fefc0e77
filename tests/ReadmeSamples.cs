using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation;

/// <summary>
/// Proves the samples of a package's README. Each block <c>```csharp</c> is a whole console program: it is compiled against the
/// public API and run, and must print what the block <c>```text</c> after it says. A block <c>```csharp no-run</c> is only
/// compiled. To use it, link this file into the project's tests, reference Microsoft.CodeAnalysis.CSharp.Scripting there (for the
/// compiler), and add <c>public sealed class ReadmeTests() : ReadmeSamples();</c>.
/// </summary>
public abstract partial class ReadmeSamples(string? document = null, [CallerFilePath] string testFile = "")
{
    /// <summary>
    /// What ImplicitUsings gives a program, and a console of its own, since the real one belongs to the process.
    /// </summary>
    private const string GlobalUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        global using Console = DeepInnovation.ReadmeConsole;
        """;

    [Fact]
    public async Task Every_sample_of_the_README_compiles_and_prints_what_the_README_says()
    {
        var project = Path.GetFileName(Path.GetDirectoryName(testFile)!).Replace(".Tests", "", StringComparison.Ordinal);
        var readme = document ?? Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "src", project, "README.md");
        await CheckAsync(await File.ReadAllTextAsync(readme, TestContext.Current.CancellationToken));
    }

    /// <summary>The samples of a README that are run, each with what it prints.</summary>
    public static IReadOnlyList<(string Code, string Printed)> Programs(string readme) =>
    [
        .. Sample().Matches(readme.ReplaceLineEndings("\n")).Where(sample => !sample.Groups["norun"].Success)
            .Select(sample => (sample.Groups["code"].Value, sample.Groups["output"].Value.TrimEnd())),
    ];

    /// <summary>Fails with the line where a README is wrong.</summary>
    protected static async Task CheckAsync(string readme)
    {
        var text = readme.ReplaceLineEndings("\n");
        var samples = Sample().Matches(text);
        Assert.NotEmpty(samples);
        foreach (Match sample in samples)
        {
            var line = text[..sample.Index].Count(c => c == '\n') + 1;
            var program = Compile(sample.Groups["code"].Value, line);
            if (sample.Groups["norun"].Success)
                continue;
            var printed = (await RunAsync(program)).TrimEnd();
            var expected = sample.Groups["output"].Value.TrimEnd();
            Assert.True(expected == printed, $"The sample in line {line} printed\n{printed}\nand the README says\n{expected}");
        }
    }

    private static byte[] Compile(string code, int line)
    {
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var compilation = CSharpCompilation.Create(
            $"Readme{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken),
                CSharpSyntaxTree.ParseText(GlobalUsings)],
            platform.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var errors = compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => (d.Location.GetLineSpan().StartLinePosition.Line, Text: d.GetMessage(CultureInfo.InvariantCulture)))
            .Select(error => FormattableString.Invariant($"line {line + 1 + error.Line}: {error.Text}"))
            .ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        return assembly.ToArray();
    }

    private static Task<string> RunAsync(byte[] program) => Task.Run(() =>
    {
        // A README shows what it shows whatever the reader's culture.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var printed = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ReadmeConsole.Open(printed);
        Assembly.Load(program).EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null);
        return printed.ToString();
    });

    [GeneratedRegex(
        """^```csharp(?<norun> no-run)?\n(?<code>.*?)^```$(\n+```text\n(?<output>.*?)^```$)?""",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();
}

/// <summary>What a sample calls Console.</summary>
public static class ReadmeConsole
{
    private static readonly AsyncLocal<TextWriter?> Printed = new();

    public static void WriteLine(object? value = null) => Printed.Value!.WriteLine(value);

    public static void Write(object? value) => Printed.Value!.Write(value);

    internal static void Open(TextWriter writer) => Printed.Value = writer;
}
