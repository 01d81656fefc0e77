using System.Text;
using DeepInnovation.Notebooks.Cells;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>Compiles and runs the parts of a cell on the state of earlier cells. Not thread-safe.</summary>
internal sealed class CellRunner : IDisposable
{
    private static readonly string[] Imports =
    [
        "System", "System.IO", "System.Linq", "System.Collections", "System.Collections.Generic", "System.Text",
        "System.Threading.Tasks", "Microsoft.DotNet.Interactive.Formatting",
        typeof(DisplayedValue).Namespace!, typeof(CellFunctions).FullName!,
    ];

    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly SessionReferences _references;
    private readonly ScriptOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, CellPlace> _places = new(StringComparer.Ordinal);
    private readonly Stack<string> _importing = new();
    private readonly HashSet<MetadataReference> _referenced = new(ReferenceEqualityComparer.Instance);
    private ScriptState? _state;
    private int _number;
    private CellStop? _stop;

    internal CellRunner(string folder, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _references = new SessionReferences(folder, _loader);
        // Line numbers in stack traces need debug information and the encoding.
        _options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithImports(Imports)
            .WithMetadataResolver(new ScriptReferenceResolver())
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
    }

    public void Dispose() => _loader.Dispose();

    /// <summary>Runs a cell and returns its failure, or null.</summary>
    internal Task<CellFault?> RunCellAsync(CellPlace place, ICellOutputs outputs, CellStop? stop = null)
    {
        (_number, _stop) = (place.Number, stop);
        return RunAsync(place, outputs);
    }

    /// <summary>Compiles and runs a cell without effects, so that the first real one finds the compiler warm.</summary>
    internal async Task WarmAsync()
    {
        var script = Continue("Console.Out.Flush();\n1", "");
        script.Compile();
        await script.RunAsync().ConfigureAwait(false);
        EndsInValue(script);
    }

    /// <summary>Code as the next cell, not yet compiled.</summary>
    internal Script ScriptFor(string code) => Continue(code, "");

    /// <summary>A variable of the cells so far; null if there is none of that name.</summary>
    internal ScriptVariable? Variable(string name) => _state?.GetVariable(name);

    private async Task<CellFault?> RunAsync(CellPlace place, ICellOutputs outputs)
    {
        try
        {
            _places[place.Key] = place;
            foreach (var part in CellSplitter.Split(place))
                await RunAsync(place, part, outputs).ConfigureAwait(false);
            return null;
        }
        catch (CellFault fault)
        {
            return fault;
        }
        catch (Exception error)
        {
            return FaultOf(error, place);
        }
    }

    private CellFault FaultOf(Exception error, CellPlace place) =>
        _stop is { IsRequested: true } ? CellFault.OfInterruption(error, PlaceOf, place) : CellFault.OfException(
            error, PlaceOf, place);

    private CellPlace? PlaceOf(string key) => _places.GetValueOrDefault(key);

    private async Task RunAsync(CellPlace place, CellPart part, ICellOutputs outputs)
    {
        try
        {
            switch (part)
            {
                case CodePart code:
                    await RunCodeAsync(place, code, outputs).ConfigureAwait(false);
                    break;
                case AssemblyPart assembly:
                    _references.AddFile(assembly.Path, place.Folder);
                    break;
                case SourcePart source:
                    _references.AddSource(source.Source, place.Folder);
                    break;
                case PackagePart package:
                    await _references.AddPackageAsync(package.Package, package.Version, _cancellation).ConfigureAwait(false);
                    break;
                case ImportPart import:
                    await ImportAsync(place, import, outputs).ConfigureAwait(false);
                    break;
            }
        }
        catch (NotebookException error)
        {
            throw CellFault.OfDirective(place, part.Line, error.Message);
        }
    }

    private async Task ImportAsync(CellPlace place, ImportPart import, ICellOutputs outputs)
    {
        var file = Path.GetFullPath(import.Path, place.Folder);
        if (_importing.Contains(file))
            throw new NotebookException("#!import goes in a circle: "
                + $"{string.Join(" imports ", _importing.Reverse().Append(file).Select(Path.GetFileName))}.");
        _importing.Push(file);
        try
        {
            foreach (var imported in ImportedFile.Read(file))
            {
                if (await RunAsync(imported, outputs).ConfigureAwait(false) is { } fault)
                    throw fault;
            }
        }
        finally
        {
            _importing.Pop();
        }
    }

    private async Task RunCodeAsync(CellPlace place, CodePart part, ICellOutputs outputs)
    {
        var stop = _stop;
        var script = Continue(part.Code, place.Key);
        if (stop is not null && InterruptionPoints.AddTo(part.Code) is var checkedCode
            && !ReferenceEquals(checkedCode, part.Code))
        {
            // Errors refer to the original code; code that only the checks would break runs without them.
            var checkedScript = Continue(checkedCode, place.Key);
            if (!checkedScript.Compile(_cancellation).Any(d => d.Severity == DiagnosticSeverity.Error))
                script = checkedScript;
        }

        ScriptState state;
        try
        {
            // Compile first, so that interruptions never hit the compiler.
            script.Compile(_cancellation);
            stop?.Token.ThrowIfCancellationRequested();
            using (stop?.CellCode())
            {
                state = _state is null
                    ? await script.RunAsync(null, catchException: _ => true, _cancellation).ConfigureAwait(false)
                    : await script.RunFromAsync(_state, catchException: _ => true, _cancellation).ConfigureAwait(false);
            }
        }
        catch (CompilationErrorException error)
        {
            throw CellFault.OfCompiler(error.Diagnostics, PlaceOf, place);
        }

        // The session went on without this cell, so later cells must not build on it.
        if (stop is { IsGivenUp: true })
            throw new CellInterruptedException();
        _state = state;
        _referenced.UnionWith(_references.All);
        if (state.Exception is { } exception)
            throw FaultOf(exception, place);
        if (!EndsInValue(script))
            return;
        using (stop?.CellCode())
            outputs.Add(new DisplayOutput(DisplayFormat.DataOf(state.ReturnValue), [], IsResult: true, _number));
    }

    /// <summary>
    /// Code as the next cell. Later cells inherit imports and references; repeating them would accumulate, and a
    /// thousand cells would take gigabytes.
    /// </summary>
    private Script<object> Continue(string code, string path)
    {
        var options = _options.WithFilePath(path).WithReferences(
            _references.All.Where(reference => !_referenced.Contains(reference)));
        return _state is null ? CSharpScript.Create(code, options, null, _loader) : _state.Script.ContinueWith(
            code, options.WithImports());
    }

    /// <summary>True if the last statement is an expression without semicolon and with a value.</summary>
    private static bool EndsInValue(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        if (tree.GetRoot() is not CompilationUnitSyntax
            {
                Members: [..,
            GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }]
            })
            return false;
        return compilation.GetSemanticModel(tree)
            .GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void };
    }
}
