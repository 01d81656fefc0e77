using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>
/// The lines that divide a <c>.dib</c> file: <c>#!</c> and the name of a kernel, at the start of a line. A line inside a cell
/// that looks like one is written with a space before it, which the kernel's own reader takes for text too.
/// </summary>
internal static class DibDividers
{
    private static readonly Dictionary<string, string> Kernels = new(StringComparer.Ordinal)
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["C#"] = "csharp",
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["F#"] = "fsharp",
        ["pwsh"] = "pwsh",
        ["powershell"] = "pwsh",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["html"] = "html",
        ["sql"] = "sql",
        ["kql"] = "kql",
        ["mermaid"] = "mermaid",
        ["http"] = "http",
        ["value"] = "value",
        ["markdown"] = "markdown",
        ["md"] = "markdown",
        ["meta"] = "meta",
    };

    /// <summary>The kernel that a line names, by its first name; null for a line inside a cell.</summary>
    /// <param name="line">The line.</param>
    /// <param name="more">Further names, from the file's own metadata.</param>
    internal static string? KernelOf(string line, IReadOnlySet<string>? more = null)
    {
        if (!line.StartsWith("#!", StringComparison.Ordinal))
            return null;
        var name = line[2..].TrimEnd();
        return Kernels.GetValueOrDefault(name) ?? (more?.Contains(name) == true ? name : null);
    }

    internal static string Escape(string line, IReadOnlySet<string> more) =>
        KernelOf(line.TrimStart(' '), more) is null ? line : " " + line;

    internal static string Unescape(string line, IReadOnlySet<string> more) =>
        line.StartsWith(' ') && KernelOf(line.TrimStart(' '), more) is not null ? line[1..] : line;

    /// <summary>The name to write for a cell.</summary>
    internal static string NameFor(NotebookCell cell) => cell.Kind == CellKind.Code ? CellNotes.KernelOf(cell) : "markdown";
}
