using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Format;

/// <summary>
/// A Jupyter notebook, nbformat 4, for the kernel <c>.net-csharp</c> (specification: nbformat.readthedocs.io). Metadata that we do
/// not know is kept as it is.
/// </summary>
public sealed class NotebookDocument
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject _root;

    private NotebookDocument(JsonObject root, string path, List<NotebookCell> cells) => (_root, Path, Cells) = (root, path, cells);

    /// <summary>Where it was read from; its folder is where relative references begin.</summary>
    public string Path { get; }

    /// <summary>The cells in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; private set; }

    /// <summary>The first heading, or the file's name.</summary>
    public string Title => Cells.Where(cell => cell.IsMarkdown).SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Makes a notebook of <paramref name="cells"/> that belongs at <paramref name="path"/>.</summary>
    public static NotebookDocument Create(string path, params IReadOnlyList<NotebookCell> cells) =>
        new(new JsonObject { ["cells"] = new JsonArray() }, System.IO.Path.GetFullPath(path), [.. cells]);

    /// <summary>Reads a notebook. O(file).</summary>
    /// <exception cref="NotebookException">The file is missing, no notebook, of another format or for another language.</exception>
    public static NotebookDocument Read(string path)
    {
        if (!File.Exists(path))
            throw new NotebookException($"{path}: there is no such notebook. Check its name and folder.");
        JsonObject root;
        try
        {
            root = JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new NotebookException($"{path}: this is no notebook. Give an .ipynb file.");
        }
        catch (JsonException error)
        {
            throw new NotebookException($"{path}, line {error.LineNumber + 1}: this is no JSON. Restore the file from version control.", error);
        }

        Check(root, path);
        var cells = ((JsonArray)root["cells"]!).Select(cell => new NotebookCell((JsonObject)cell!.DeepClone())).ToList();
        GiveIds(cells);
        return new NotebookDocument(root, System.IO.Path.GetFullPath(path), cells);
    }

    /// <summary>The same notebook with other cells, as if read from the same place.</summary>
    public NotebookDocument With(IReadOnlyList<NotebookCell> cells) => new((JsonObject)_root.DeepClone(), Path, [.. cells]);

    /// <summary>A copy whose cells can be given results without touching this one.</summary>
    public NotebookDocument Copy() => With([.. Cells.Select(cell => new NotebookCell((JsonObject)cell.Json.DeepClone()))]);

    /// <summary>Writes nbformat 4.5 with our kernel's metadata, atomically: a temporary name, a flush, a rename.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void Write(string path)
    {
        var root = (JsonObject)_root.DeepClone();
        root["cells"] = new JsonArray([.. Cells.Select(cell => cell.Json.DeepClone())]);
        root["metadata"] = KernelMetadata.Complete(root["metadata"] as JsonObject);
        root["nbformat"] = 4;
        root["nbformat_minor"] = 5;
        TextFile.Write(path, root.ToJsonString(Json) + "\n");
    }

    private static void Check(JsonObject root, string path)
    {
        if (root["cells"] is not JsonArray cells || cells.Any(cell => cell is not JsonObject { } o || o["cell_type"] is null))
            throw new NotebookException($"{path}: it has no list of cells, as nbformat 4 has. Save it from a current Jupyter.");
        if (root["nbformat"] is not JsonValue version || (int)version != 4)
            throw new NotebookException($"{path}: nbformat is {root["nbformat"]?.ToJsonString() ?? "missing"}, wanted 4. Save it from a current Jupyter.");
        var kernel = (string?)root["metadata"]?["kernelspec"]?["name"];
        if (kernel is not (null or ".net-csharp"))
            throw new NotebookException($"{path}: it is for the kernel \"{kernel}\", wanted \".net-csharp\". Choose .NET (C#) as its kernel.");
    }

    private static void GiveIds(List<NotebookCell> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Id.Length == 0)
                cells[i].Json["id"] = $"cell-{i + 1}";
        }
    }
}
