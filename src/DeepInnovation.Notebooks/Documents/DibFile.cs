namespace DeepInnovation.Notebooks.Documents;

/// <summary>The text form of polyglot notebooks: cells divided by lines that name their language.</summary>
internal static class DibFile
{
    /// <summary>The C# cells in order; Markdown and metadata are passed over.</summary>
    /// <exception cref="NotebookException">A cell is of another language.</exception>
    internal static IReadOnlyList<string> CSharpCells(string text, string name)
    {
        var cells = new List<string>();
        var current = new List<string>();
        var isCode = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Divider(line, name) is not { } divides)
            {
                current.Add(line);
                continue;
            }

            Flush();
            isCode = divides;
        }

        Flush();
        return cells;

        void Flush()
        {
            var cell = string.Join('\n', current).Trim('\n');
            if (isCode && !string.IsNullOrWhiteSpace(cell))
                cells.Add(cell);
            current.Clear();
        }
    }

    /// <summary>True where C# begins, false where something to pass over begins, null for a line inside a cell.</summary>
    private static bool? Divider(string line, string name) => line.Trim() switch
    {
        "#!csharp" or "#!c#" or "#!C#" => true,
        "#!markdown" or "#!md" or "#!meta" => false,
        "#!fsharp" or "#!f#" or "#!pwsh" or "#!powershell" or "#!javascript" or "#!js" or "#!html" or "#!sql" or "#!kql" or "#!mermaid" =>
            throw new NotebookException($"{name} has a cell of another language ({line.Trim()}); only C# can be imported."),
        _ => null,
    };
}
