using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>
/// Recognizes the lines that divide a <c>.dib</c> file: <c>#!</c> and a kernel name at the start of a line. A similar line inside
/// a cell is escaped by a leading space, which the kernel's own reader also takes for text.
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

    /// <summary>Resolves a divider to the kernel's primary name; null for ordinary lines.</summary>
    /// <param name="line">The line.</param>
    /// <param name="more">Additional names from the file's metadata.</param>
    internal static string? KernelOf(string line, IReadOnlySet<string>? more = null)
    {
        if (!line.StartsWith("#!", StringComparison.Ordinal))
            return null;
        var name = line[2..].TrimEnd();
        return Kernels.GetValueOrDefault(name) ?? (more?.Contains(name) == true ? name : null);
    }

    internal static string Escape(string line, IReadOnlySet<string> more) => KernelOf(line.TrimStart(' '), more) is null ? line : " " + line;

    internal static string Unescape(string line, IReadOnlySet<string> more) =>
        line.StartsWith(' ') && KernelOf(line.TrimStart(' '), more) is not null ? line[1..] : line;

    internal static string NameFor(NotebookCell cell) => cell.Kind == CellKind.Code ? CellNotes.KernelOf(cell) : "markdown";
}
