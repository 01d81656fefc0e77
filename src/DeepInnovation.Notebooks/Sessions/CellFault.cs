using System.Globalization;
using DeepInnovation.Notebooks.Documents;
using Microsoft.CodeAnalysis;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>A cell's failure: the message for the user and the output for the notebook.</summary>
internal sealed class CellFault : Exception
{
    private CellFault(CellError error, IReadOnlyList<string> traceback) : base(error.Message)
    {
        (Error, Output) = (error, new ErrorOutput(error.Name, error.Message, traceback));
    }

    internal CellError Error { get; }

    internal ErrorOutput Output { get; }

    /// <summary>An invalid <c>#r</c>, <c>#i</c> or <c>#!</c> line.</summary>
    internal static CellFault OfDirective(CellPlace place, int line, string message) =>
        Make("DirectiveError", message, place, line, null, []);

    /// <summary>A cell that timed out or was cancelled.</summary>
    internal static CellFault OfStop(CellPlace place, string name, string message) => Make(name, message, place, null, null, []);

    /// <summary>Compiler errors with their source lines.</summary>
    internal static CellFault OfCompiler(IReadOnlyList<Diagnostic> diagnostics,
        Func<string, CellPlace?> placeOf, CellPlace running)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
            .OrderBy(d => d.Location.SourceSpan.Start).ToList();
        var (first, firstSpan) = (errors[0], errors[0].Location.GetLineSpan());
        var lines = new List<string>();
        foreach (var error in errors)
        {
            var span = error.Location.GetLineSpan();
            var (line, column) = (span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
            var place = placeOf(span.Path) ?? running;
            lines.Add(
                $"{place}, line {line}, column {column}: error {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
            if (place.Line(line) is { } code)
            {
                lines.Add($"    {code}");
                lines.Add($"    {new string(' ', Math.Max(0, column - 1))}^");
            }
        }

        var start = firstSpan.StartLinePosition;
        var where = placeOf(firstSpan.Path) ?? running;
        var summary = $"{first.Id}: {first.GetMessage(CultureInfo.InvariantCulture)}" + (
            errors.Count > 1 ? $" (and {errors.Count - 1} more)" : "");
        var told = new CellError(
            "CompilationError", summary, where.File, where.Number, where.Id, start.Line + 1, start.Character + 1);
        if (CellAdvice.OfCompiler(first.Id, first.GetMessage(CultureInfo.InvariantCulture)) is { } advice)
            lines.Insert(0, CellAdvice.Start + advice);
        return new CellFault(told, lines);
    }

    /// <summary>An unhandled exception of the cell's code.</summary>
    internal static CellFault OfException(Exception exception, Func<string, CellPlace?> placeOf, CellPlace running)
    {
        var cause = exception;
        while (cause is AggregateException { InnerExceptions.Count: 1 }
            or System.Reflection.TargetInvocationException { InnerException: not null })
            cause = cause.InnerException!;
        var frames = CellFrames.Of(cause, placeOf);
        var lines = new List<string>(frames.Lines);
        for (var inner = cause.InnerException; inner is not null; inner = inner.InnerException)
            lines.Add($"caused by {NameOf(inner)}: {inner.Message}");
        return Make(NameOf(cause), cause.Message, frames.Place ?? running, frames.Line, null, lines, CellAdvice.Of(cause));
    }

    /// <summary>A cell interrupted by the user; the exception tells where.</summary>
    internal static CellFault OfInterruption(Exception exception, Func<string, CellPlace?> placeOf, CellPlace running)
    {
        var frames = CellFrames.Of(exception, placeOf);
        return Make("Interrupted", "the cell was stopped; what it had set until then keeps its value", frames.Place ?? running,
            frames.Line, null, frames.Lines);
    }

    private static string NameOf(Exception exception) =>
        exception.GetType() is var type && type.FullName is { } name && !name.StartsWith("Submission#", StringComparison.Ordinal)
            ? name
            : type.Name;

    private static CellFault Make(
        string name, string message, CellPlace place, int? line, int? column, IReadOnlyList<string> more, string? advice = null)
    {
        var error = new CellError(name, message, place.File, place.Number, place.Id, line, column);
        var lines = new List<string> { $"{name}: {message}", $"  in {error.Place}" };
        if (place.Line(line) is { } code)
            lines.Add($"    {code.Trim()}");
        lines.AddRange(more);
        if (advice is not null)
            lines.Insert(0, CellAdvice.Start + advice);
        return new CellFault(error, lines);
    }
}
