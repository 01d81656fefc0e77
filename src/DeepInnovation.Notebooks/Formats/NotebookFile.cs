using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>Reads and writes notebooks in any <see cref="NotebookFormat"/>, told by the file's extension.</summary>
public static class NotebookFile
{
    /// <summary>The extension of a format, with its dot.</summary>
    public static string ExtensionOf(NotebookFormat format) => format switch
    {
        NotebookFormat.Ipynb => ".ipynb",
        NotebookFormat.Dib => ".dib",
        _ => ".md",
    };

    /// <summary>The format that a file's extension names; null for another one.</summary>
    public static NotebookFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".ipynb" => NotebookFormat.Ipynb,
        ".dib" => NotebookFormat.Dib,
        ".md" or ".markdown" => NotebookFormat.Markdown,
        _ => null,
    };

    /// <summary>Whether a Markdown file was written by <see cref="Write"/>, and so is a notebook and no other page.</summary>
    public static bool IsMarkdownNotebook(string path)
    {
        using var reader = Disk.OpenText(path);
        return MarkdownReader.IsNotebook(reader.ReadLine() ?? "");
    }

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">An <c>.ipynb</c>, <c>.dib</c> or <c>.md</c> file.</param>
    /// <exception cref="NotebookException">The file is missing or no C# notebook, or its extension is none of these.</exception>
    public static NotebookDocument Read(string path)
    {
        var format = FormatOf(path) ?? throw Unknown(path);
        if (!File.Exists(path))
            throw new NotebookException("there is no such notebook. Check the name.", path);
        return format == NotebookFormat.Ipynb ? NotebookDocument.Read(path) : Parse(Disk.ReadAllText(path), format, path);
    }

    /// <summary>Reads a notebook from its text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="path">The name for messages and for relative references.</param>
    /// <exception cref="NotebookException">The text is no C# notebook.</exception>
    public static NotebookDocument Parse(string text, NotebookFormat format, string? path = null) => format switch
    {
        NotebookFormat.Ipynb => NotebookDocument.Parse(text, path),
        NotebookFormat.Dib => DibReader.Read(text, path),
        _ => MarkdownReader.Read(text, path),
    };

    /// <summary>The text of a notebook in a format. What the format cannot hold is left out.</summary>
    public static string TextOf(NotebookDocument notebook, NotebookFormat format) => format switch
    {
        NotebookFormat.Ipynb => notebook.ToJson(),
        NotebookFormat.Dib => DibWriter.Write(notebook),
        _ => MarkdownWriter.Write(notebook),
    };

    /// <summary>Writes a notebook atomically, in the format that the extension names.</summary>
    /// <exception cref="NotebookException">The extension names none.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(NotebookDocument notebook, string path) =>
        AtomicFile.WriteText(path, TextOf(notebook, FormatOf(path) ?? throw Unknown(path)));

    private static NotebookException Unknown(string path) =>
        new($"\"{Path.GetExtension(path)}\" names no notebook format. Use .ipynb, .dib or .md.", path);
}
