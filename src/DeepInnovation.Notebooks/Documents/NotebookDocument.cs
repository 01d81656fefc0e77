using System.Text.Json.Nodes;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>
/// A notebook in nbformat 4.5 (https://nbformat.readthedocs.io), with all metadata preserved. Always a C# notebook
/// (<c>.net-csharp</c>), as .NET Interactive, Polyglot Notebooks and Verso read them.
/// </summary>
public sealed class NotebookDocument
{
    /// <summary>The notebook's metadata, including unknown keys.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The cells in order.</summary>
    public IList<NotebookCell> Cells { get; } = [];

    /// <summary>The absolute path it was read from; null if made in memory.</summary>
    public string? Path { get; init; }

    /// <summary>The name in messages: the file name, or <c>notebook</c>.</summary>
    public string Name => Path is null ? "notebook" : System.IO.Path.GetFileName(Path);

    /// <summary>Reads an nbformat 4 notebook.</summary>
    /// <param name="path">The <c>.ipynb</c> file.</param>
    /// <exception cref="NotebookException">The file is missing, is not a notebook, uses nbformat 3, or has
    /// another language.</exception>
    public static NotebookDocument Read(string path)
    {
        if (!File.Exists(path))
            throw new NotebookException("there is no such notebook. Check the name.", path);
        return NotebookReader.ReadFile(path);
    }

    /// <summary>Parses a notebook.</summary>
    /// <param name="json">The text of an <c>.ipynb</c> file.</param>
    /// <param name="path">The path for messages and relative references; null for none.</param>
    /// <exception cref="NotebookException">The text is not a notebook, uses nbformat 3, or has another language.</exception>
    public static NotebookDocument Parse(string json, string? path = null) => NotebookReader.Read(json, path);

    /// <summary>
    /// Writes the notebook atomically as canonical nbformat 4.5 (keys sorted, indent 1, text as lists of lines), so that equal
    /// notebooks have equal bytes. Assigns missing cell ids.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, ToJson());

    /// <summary>The text that <see cref="Write"/> writes.</summary>
    public string ToJson() => NotebookWriter.Write(this);

    /// <summary>Deep-copies the notebook.</summary>
    public NotebookDocument Copy()
    {
        var copy = new NotebookDocument { Metadata = (JsonObject)Metadata.DeepClone(), Path = Path };
        foreach (var cell in Cells)
            copy.Cells.Add(cell.Copy());
        return copy;
    }
}
