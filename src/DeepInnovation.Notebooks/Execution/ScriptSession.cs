using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace DeepInnovation.Notebooks.Execution;

/// <summary>
/// The C# state that cells share: each cell is compiled on top of those before it (Roslyn scripting) and run in this process. A
/// cell that fails leaves the state as it was before it.
/// </summary>
internal sealed class ScriptSession : IDisposable
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading.Tasks",
        "Microsoft.DotNet.Interactive.Formatting", "DeepInnovation.Notebooks", "DeepInnovation.Notebooks.NotebookHost",
    ];

    private readonly string _folder;
    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly HostReferences _references;
    private readonly ScriptOptions _options;
    private readonly HashSet<string> _importing = new(StringComparer.Ordinal);
    private ScriptState<object?>? _state;

    /// <param name="folder">Where relative <c>#r</c> and <c>#!import</c> begin.</param>
    internal ScriptSession(string folder)
    {
        _folder = folder;
        _loader.RegisterDependency(typeof(NotebookHost).Assembly);
        _loader.RegisterDependency(typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly);
        _references = new HostReferences(folder, _loader);
        _options = ScriptOptions.Default
            .WithMetadataResolver(_references)
            .WithReferences(HostReferences.Defaults())
            .WithImports(Usings)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest);
    }

    public void Dispose() => _loader.Dispose();

    /// <summary>Runs one cell, shows its last value, and returns why it failed, or null.</summary>
    /// <param name="text">The cell's source.</param>
    /// <param name="place">What the cell is called in messages and stack traces.</param>
    /// <param name="executionCount">Its number.</param>
    /// <param name="outputs">Gets what it shows.</param>
    internal async Task<CellFailure?> RunAsync(string text, string place, int executionCount, CellOutputs outputs)
    {
        try
        {
            var source = CellSource.Of(text, place);
            foreach (var import in source.Imports)
            {
                if (await ImportAsync(Path.GetFullPath(Path.Combine(_folder, import)), place, executionCount, outputs).ConfigureAwait(false) is { } failed)
                    return failed;
            }

            return await EvaluateAsync(source.Code, place, executionCount, outputs).ConfigureAwait(false);
        }
        catch (NotebookException error)
        {
            return CellFailure.Of(place, error);
        }
    }

    private async Task<CellFailure?> ImportAsync(string path, string place, int executionCount, CellOutputs outputs)
    {
        if (!_importing.Add(path))
            throw new NotebookException($"{place}: #!import of {path} leads back to itself. Break the circle.");
        foreach (var code in CellSource.Import(path, place))
        {
            if (await RunAsync(code, place, executionCount, outputs).ConfigureAwait(false) is { } failed)
                return failed;
        }

        _importing.Remove(path);
        return null;
    }

    private async Task<CellFailure?> EvaluateAsync(string code, string place, int executionCount, CellOutputs outputs)
    {
        _references.Problem = null;
        var options = _options.WithFilePath(CellFailure.SourceName(place));
        var script = _state is null
            ? CSharpScript.Create<object?>(code, options, assemblyLoader: _loader)
            : _state.Script.ContinueWith<object?>(code, _state.Script.Options.WithFilePath(options.FilePath));
        var errors = script.Compile().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (_references.Problem is { } problem)
            return CellFailure.Of(place, new NotebookException(problem));
        if (errors.Count > 0)
            return CellFailure.Of(place, code, errors);

        var state = _state is null
            ? await script.RunAsync(null, _ => true).ConfigureAwait(false)
            : await script.RunFromAsync(_state, _ => true).ConfigureAwait(false);
        if (state.Exception is { } thrown)
            return CellFailure.Of(place, thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown);
        _state = state;
        if (state.ReturnValue is not null)
            outputs.Show(state.ReturnValue, [], executionCount);
        return null;
    }
}
