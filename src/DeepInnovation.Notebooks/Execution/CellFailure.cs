using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace DeepInnovation.Notebooks.Execution;

/// <summary>Why a cell failed: where, in a reader's terms, and what was thrown or not understood.</summary>
public sealed partial record CellFailure
{
    private CellFailure(string place, string name, string message, IReadOnlyList<string> traceback) =>
        (Place, Name, Message, Traceback) = (place, name, message, traceback);

    /// <summary><c>02-labels.ipynb, cell 5 (id abc), line 2</c>; cells and lines are counted from 1, Markdown cells included.</summary>
    public string Place { get; }

    /// <summary>The exception's type, or <c>CompilationError</c>, <c>TimeOut</c>.</summary>
    public string Name { get; }

    /// <summary>The exception's message, or the compiler's.</summary>
    public string Message { get; }

    /// <summary>The lines that a notebook shows.</summary>
    public IReadOnlyList<string> Traceback { get; }

    /// <summary>All of it in one line.</summary>
    public override string ToString() => $"{Place}: {Name}: {Message.ReplaceLineEndings(" ")}";

    /// <summary>The name that the compiler and stack traces know a cell by.</summary>
    internal static string SourceName(string place) => place;

    internal static CellFailure Of(string place, Exception error)
    {
        var frames = (error.StackTrace ?? "").Split('\n').Select(frame => ScriptFrame().Match(frame)).Where(match => match.Success).ToList();
        var where = frames.Count > 0 ? $"{frames[0].Groups["place"].Value}, line {frames[0].Groups["line"].Value}" : place;
        return new CellFailure(where, error.GetType().Name, error.Message,
        [
            $"{where}: {error.GetType().Name}: {error.Message}",
            .. frames.Skip(1).Select(match => $"   called from {match.Groups["place"].Value}, line {match.Groups["line"].Value}"),
            .. error.InnerException is { } inner ? (string[])[$"   because of {inner.GetType().Name}: {inner.Message}"] : [],
        ]);
    }

    internal static CellFailure Of(string place, string code, IEnumerable<Diagnostic> diagnostics)
    {
        var lines = code.Split('\n');
        var traceback = new List<string>();
        string? first = null;
        foreach (var diagnostic in diagnostics)
        {
            var span = diagnostic.Location.GetLineSpan();
            var at = span.IsValid ? $"{place}, line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}" : place;
            first ??= at;
            traceback.Add($"{at}: {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
            if (span.IsValid && span.StartLinePosition.Line < lines.Length)
                traceback.Add("    " + lines[span.StartLinePosition.Line].Trim());
        }

        return new CellFailure(first ?? place, "CompilationError", traceback[0][(traceback[0].IndexOf(": ", StringComparison.Ordinal) + 2)..], traceback);
    }

    internal static CellFailure TimeOut(string place, TimeSpan limit) => new(place, "TimeOut",
        $"the cell ran longer than {limit.TotalSeconds:0.#} s. Give it more time, or less to do",
        [$"{place}: the cell ran longer than {limit.TotalSeconds:0.#} s and was given up; its thread may still be running."]);

    [GeneratedRegex(@" in (?<place>[^\n]*\.ipynb, cell \d+ \(id [^)]*\)):line (?<line>\d+)")]
    private static partial Regex ScriptFrame();
}
