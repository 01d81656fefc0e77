using System.Text;
using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>
/// Writes the text format of polyglot notebooks. Ids, tags and other metadata go into the <c>#!meta</c> section,
/// which other readers preserve.
/// </summary>
internal static class DibWriter
{
    internal static string Write(NotebookDocument notebook)
    {
        var ids = CellIds.For(notebook.Cells);
        var kept = Enumerable.Range(0, notebook.Cells.Count).Where(i => Trim(notebook.Cells[i].Source).Length > 0).ToList();
        var metadata = CellNotes.OfNotebook(notebook);
        var kernels = Kernels(notebook, kept);
        var text = new StringBuilder("#!meta\n\n");
        text.Append(Meta(notebook, metadata, kernels, kept, ids).ToJsonString()).Append("\n\n");
        foreach (var cell in kept.Select(i => notebook.Cells[i]))
        {
            text.Append("#!").Append(DibDividers.NameFor(cell)).Append("\n\n");
            foreach (var line in Trim(cell.Source).Split('\n'))
                text.Append(DibDividers.Escape(line, kernels)).Append('\n');
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Trims blank lines at both ends, which the format cannot hold.</summary>
    internal static string Trim(string source)
    {
        var lines = source.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var start = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        var end = Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        return start < 0 ? "" : string.Join('\n', lines[start..(end + 1)]);
    }

    /// <summary>A cell's fingerprint, by which its notes find it after edits.</summary>
    internal static string Mark(string kernel, string source) => CellIds.Hash($"{kernel}\n{source}");

    private static SortedSet<string> Kernels(NotebookDocument notebook, List<int> kept) => new(
        kept.Select(i => notebook.Cells[i]).Where(cell => cell.Kind == CellKind.Code).Select(CellNotes.KernelOf).Append("csharp"),
        StringComparer.Ordinal);

    private static JsonObject Meta(
        NotebookDocument notebook, JsonObject metadata, SortedSet<string> kernels, List<int> kept, string[] ids)
    {
        var cells = new JsonArray();
        foreach (var i in kept)
        {
            var cell = notebook.Cells[i];
            var notes = CellNotes.Of(cell, ids[i]);
            if (cell.Kind == CellKind.Raw)
                notes["kind"] = "raw";
            notes["mark"] = Mark(DibDividers.NameFor(cell), Trim(cell.Source));
            cells.Add(notes);
        }

        var own = new JsonObject { ["cells"] = cells };
        if (metadata.Count > 0)
            own["metadata"] = metadata;
        return new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray([.. kernels.Select(
                    kernel => new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = kernel, ["name"] = kernel })]),
            },
            ["deepinnovation"] = own,
        };
    }
}
