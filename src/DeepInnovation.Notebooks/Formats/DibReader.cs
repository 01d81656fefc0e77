using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>Reads <c>.dib</c> files, ours or others'. Skips cells without text, as the kernel's own reader does.</summary>
internal static class DibReader
{
    private sealed record Section(string Kernel, int Line, List<string> Lines);

    internal static NotebookDocument Read(string text, string? path)
    {
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var meta = MetaOf(lines, path);
        var names = NamesIn(meta);
        var own = meta?["deepinnovation"] as JsonObject;
        if (meta?["kernelInfo"]?["defaultKernelName"]?.ToString() is { } language && !NotebookLanguage.IsCSharp(language))
            throw new NotebookException($"this notebook is written in {language}; only C# notebooks can be read.", path);
        var notebook = new NotebookDocument
        {
            Metadata = CellNotes.WithLanguage(own?["metadata"] as JsonObject),
            Path = path is null ? null : Path.GetFullPath(path),
        };
        var cells = new List<(string Kernel, string Source)>();
        foreach (var section in Sections(lines, names).Where(section => section.Kernel != "meta"))
        {
            // Only our own files contain escaped lines.
            var source = DibWriter.Trim(
                string.Join('\n', section.Lines.Select(line => own is null ? line : DibDividers.Unescape(line, names))));
            if (source.Length > 0)
                cells.Add((section.Kernel, source));
        }

        var notes = Assign(cells, own?["cells"] as JsonArray ?? []);
        for (var i = 0; i < cells.Count; i++)
        {
            var kind = cells[i].Kernel != "markdown" ? CellKind.Code : notes[i]?["kind"]?.ToString() == "raw"
                ? CellKind.Raw : CellKind.Markdown;
            notebook.Cells.Add(CellNotes.Cell(kind, cells[i].Source, notes[i], kind == CellKind.Code ? cells[i].Kernel : null));
        }

        return notebook;
    }

    /// <summary>Assigns notes to cells by text or, for edited cells, by position.</summary>
    private static JsonObject?[] Assign(List<(string Kernel, string Source)> cells, JsonArray notes)
    {
        var given = new JsonObject?[cells.Count];
        var free = notes.Select(note => note as JsonObject).ToList();
        for (var i = 0; i < given.Length; i++)
        {
            var mark = DibWriter.Mark(cells[i].Kernel, cells[i].Source);
            if (free.FindIndex(note => note?["mark"]?.ToString() == mark) is var at and >= 0)
                (given[i], free[at]) = (free[at], null);
        }

        for (var i = 0; i < given.Length && notes.Count == cells.Count; i++)
        {
            if (given[i] is null && free[i] is { } left)
                given[i] = left;
        }

        return given;
    }

    private static IEnumerable<Section> Sections(string[] lines, IReadOnlySet<string> names)
    {
        var current = new Section("csharp", 1, []);
        for (var i = 0; i < lines.Length; i++)
        {
            if (DibDividers.KernelOf(lines[i], names) is not { } kernel)
            {
                current.Lines.Add(lines[i]);
                continue;
            }

            yield return current;
            current = new Section(kernel, i + 1, []);
        }

        yield return current;
    }

    private static JsonObject? MetaOf(string[] lines, string? path)
    {
        var meta = Sections(lines, new HashSet<string>()).FirstOrDefault(section => section.Kernel == "meta");
        return meta is null || meta.Lines.TrueForAll(string.IsNullOrWhiteSpace) ? null : CellNotes.Parse(
            string.Join('\n', meta.Lines), path, meta.Line + 1);
    }

    private static HashSet<string> NamesIn(JsonObject? meta)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in (meta?["kernelInfo"]?["items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (item["name"]?.ToString() is { Length: > 0 } name)
                names.Add(name);
        }

        return names;
    }
}
