using DeepInnovation.Notebooks.Format;

namespace DeepInnovation.Notebooks.Execution;

/// <summary>A cell's text with the kernel's own commands taken out, lines kept in place so that line numbers stay true.</summary>
/// <param name="Code">What the compiler gets.</param>
/// <param name="Imports">Files that <c>#!import</c> names, in order.</param>
internal sealed record CellSource(string Code, IReadOnlyList<string> Imports)
{
    /// <exception cref="NotebookException">A command that this host does not know.</exception>
    internal static CellSource Of(string text, string place)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var imports = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith("#!import ", StringComparison.Ordinal))
                imports.Add(line["#!import ".Length..].Trim().Trim('"'));
            else if (line.StartsWith("#!", StringComparison.Ordinal) && line is not ("#!csharp" or "#!c#"))
                throw new NotebookException($"{place}, line {i + 1}: the command {line.Split(' ')[0]} is not known here. Use plain C#, #r or #!import.");
            else if (!line.StartsWith("#!", StringComparison.Ordinal) && !line.StartsWith("#i ", StringComparison.Ordinal))
                continue;
            lines[i] = "";
        }

        return new CellSource(string.Join('\n', lines), imports);
    }

    /// <summary>The code of an imported file, cell by cell: a notebook's code cells, a .dib's C# parts, or a .cs or .csx as one.</summary>
    /// <exception cref="NotebookException">The file is missing or of another kind.</exception>
    internal static IReadOnlyList<string> Import(string path, string place)
    {
        if (!File.Exists(path))
            throw new NotebookException($"{place}: #!import names {path}, which does not exist. Check the name; it is relative to the notebook.");
        return Path.GetExtension(path) switch
        {
            ".ipynb" => [.. NotebookDocument.Read(path).Cells.Where(cell => cell.IsCode).Select(cell => cell.Source)],
            ".cs" or ".csx" => [File.ReadAllText(path)],
            ".dib" => Dib(File.ReadAllText(path)),
            var other => throw new NotebookException($"{place}: #!import cannot read {other} files. Give .ipynb, .dib, .cs or .csx."),
        };
    }

    private static List<string> Dib(string text)
    {
        var cells = new List<string>();
        var csharp = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal) && !line.StartsWith("#!import", StringComparison.Ordinal))
            {
                csharp = line.Trim() is "#!csharp" or "#!c#";
                if (csharp)
                    cells.Add("");
            }
            else if (csharp)
            {
                if (cells.Count == 0)
                    cells.Add("");
                cells[^1] += line + "\n";
            }
        }

        return cells;
    }
}
