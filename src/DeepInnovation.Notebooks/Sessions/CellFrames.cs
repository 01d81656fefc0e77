using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Cells;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>
/// Renders a stack trace in terms of cells: without frames of script engine and await, with source names for compiler-generated
/// ones and without file paths, so that equal failures read the same on every machine.
/// </summary>
internal static partial class CellFrames
{
    private static readonly string[] Machinery =
    [
        "Microsoft.CodeAnalysis", "System.Runtime.CompilerServices", "System.Runtime.ExceptionServices",
        typeof(CellFrames).Namespace!, typeof(CellInterruption).FullName!, typeof(CellScope).FullName!,
        typeof(CellStop).FullName!, typeof(DisplayFormat).FullName!,
    ];

    /// <summary>The innermost place in a cell, and one line per frame.</summary>
    internal static (CellPlace? Place, int? Line, IReadOnlyList<string> Lines) Of(Exception exception,
        Func<string, CellPlace?> placeOf)
    {
        (CellPlace? first, int? firstLine) = (null, null);
        var lines = new List<string>();
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method || IsMachinery(method))
                continue;
            string text;
            if (frame.GetFileName() is { } file && placeOf(file) is { } place)
            {
                var line = frame.GetFileLineNumber();
                (first, firstLine) = (first ?? place, first is null ? line : firstLine);
                text = $"   at {NameInCell(method)} in {place}, line {line}";
            }
            else
            {
                text = $"   at {method.DeclaringType?.FullName}.{method.Name}"
                    + $"({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";
            }

            // Rethrowing through an await leaves the same frame twice.
            if (lines.Count == 0 || lines[^1] != text)
                lines.Add(text);
        }

        return (first, firstLine, lines);
    }

    private static bool IsMachinery(MethodBase method) =>
        method.DeclaringType?.FullName is { } name && Array.Exists(
            Machinery, start => name.StartsWith(start, StringComparison.Ordinal));

    private static string NameInCell(MethodBase method)
    {
        // Async methods run as MoveNext of a type <Name>d__1, lambdas and local functions as <Outer>b__0 and <Outer>g__Name|0.
        var name = method.Name == "MoveNext" ? method.DeclaringType!.Name : method.Name;
        if (name.Contains(">b__", StringComparison.Ordinal))
            return "a lambda";
        if (LocalFunction().Match(name) is { Success: true } local)
            return local.Groups[1].Value + "()";
        var plain = StateMachine().Match(name) is { Success: true } machine ? machine.Groups[1].Value : name;
        if (plain is "<Initialize>" or "<Main>" or "<Factory>")
            return "the cell";
        var type = method.DeclaringType!;
        while (method.Name == "MoveNext" && type.DeclaringType is not null && type.Name.StartsWith('<'))
            type = type.DeclaringType;
        return type.Name.StartsWith("Submission#", StringComparison.Ordinal) || type.Name.StartsWith('<') ? $"{plain}()"
            : $"{type.Name}.{plain}()";
    }

    [GeneratedRegex(@">g__([^|]+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex("^<(.+)>d__")]
    private static partial Regex StateMachine();
}
