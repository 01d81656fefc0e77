using System.Text.Json.Nodes;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>
/// A notebook as nbformat 4.5 defines it (https://nbformat.readthedocs.io), with all metadata kept, known or not. It is always a
/// C# notebook (<c>.net-csharp</c>), as .NET Interactive, Polyglot Notebooks and Verso read them.
/// </summary>
public sealed class NotebookDocument
{
    /// <summary>The notebook's metadata, all keys as read.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The cells in order.</summary>
    public IList<NotebookCell> Cells { get; } = [];

    /// <summary>Where the notebook was read from, absolute; null for one made in memory.</summary>
    public string? Path { get; init; }

    /// <summary>The name for messages: the file's name, or <c>notebook</c>.</summary>
    public string Name => Path is null ? "notebook" : System.IO.Path.GetFileName(Path);

    /// <summary>Reads a notebook of nbformat 4.</summary>
    /// <param name="path">The <c>.ipynb</c> file.</param>
    /// <exception cref="NotebookException">The file is missing, is no notebook, is of nbformat 3 or is for another
    /// language.</exception>
    public static NotebookDocument Read(string path)
    {
        if (!File.Exists(path))
            throw new NotebookException("there is no such notebook. Check the name.", path);
        return NotebookReader.ReadFile(path);
    }

    /// <summary>Reads a notebook from its JSON text.</summary>
    /// <param name="json">The text of an <c>.ipynb</c> file.</param>
    /// <param name="path">The name for messages and for relative references; null when there is none.</param>
    /// <exception cref="NotebookException">The text is no notebook, is of nbformat 3 or is for another language.</exception>
    public static NotebookDocument Parse(string json, string? path = null) => NotebookReader.Read(json, path);

    /// <summary>
    /// Writes the notebook atomically as nbformat 4.5, in the canonical form of the nbformat package (keys sorted, indent of one,
    /// text as lists of lines), so that equal notebooks are equal bytes. Cells without an id are given one.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, ToJson());

    /// <summary>The text that <see cref="Write"/> writes.</summary>
    public string ToJson() => NotebookWriter.Write(this);

    /// <summary>Copies the notebook without sharing anything mutable.</summary>
    public NotebookDocument Copy()
    {
        var copy = new NotebookDocument { Metadata = (JsonObject)Metadata.DeepClone(), Path = Path };
        foreach (var cell in Cells)
            copy.Cells.Add(cell.Copy());
        return copy;
    }
}
