using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>Reads and writes notebooks in any <see cref="NotebookFormat"/>, chosen by file extension.</summary>
public static class NotebookFile
{
    /// <summary>A format's file extension, with the dot.</summary>
    public static string ExtensionOf(NotebookFormat format) => format switch
    {
        NotebookFormat.Ipynb => ".ipynb",
        NotebookFormat.Dib => ".dib",
        _ => ".md",
    };

    /// <summary>The format of a file extension; null if unknown.</summary>
    public static NotebookFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".ipynb" => NotebookFormat.Ipynb,
        ".dib" => NotebookFormat.Dib,
        ".md" or ".markdown" => NotebookFormat.Markdown,
        _ => null,
    };

    /// <summary>
    /// Tells whether <see cref="Write"/> wrote a Markdown file, so that it is a notebook and not an ordinary page.
    /// </summary>
    public static bool IsMarkdownNotebook(string path)
    {
        using var reader = Disk.OpenText(path);
        return MarkdownReader.IsNotebook(reader.ReadLine() ?? "");
    }

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">An <c>.ipynb</c>, <c>.dib</c> or <c>.md</c> file.</param>
    /// <exception cref="NotebookException">The file is missing, is not a C# notebook, or has another extension.</exception>
    public static NotebookDocument Read(string path)
    {
        var format = FormatOf(path) ?? throw Unknown(path);
        if (!File.Exists(path))
            throw new NotebookException("there is no such notebook. Check the name.", path);
        return format == NotebookFormat.Ipynb ? NotebookDocument.Read(path) : Parse(Disk.ReadAllText(path), format, path);
    }

    /// <summary>Parses a notebook.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="path">The path for messages and relative references.</param>
    /// <exception cref="NotebookException">The text is not a C# notebook.</exception>
    public static NotebookDocument Parse(string text, NotebookFormat format, string? path = null) => format switch
    {
        NotebookFormat.Ipynb => NotebookDocument.Parse(text, path),
        NotebookFormat.Dib => DibReader.Read(text, path),
        _ => MarkdownReader.Read(text, path),
    };

    /// <summary>A notebook as text, without what the format cannot hold.</summary>
    public static string TextOf(NotebookDocument notebook, NotebookFormat format) => format switch
    {
        NotebookFormat.Ipynb => notebook.ToJson(),
        NotebookFormat.Dib => DibWriter.Write(notebook),
        _ => MarkdownWriter.Write(notebook),
    };

    /// <summary>Writes a notebook atomically, in the format of the file's extension.</summary>
    /// <exception cref="NotebookException">The extension is unknown.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(NotebookDocument notebook, string path) =>
        AtomicFile.WriteText(path, TextOf(notebook, FormatOf(path) ?? throw Unknown(path)));

    private static NotebookException Unknown(string path) =>
        new($"\"{Path.GetExtension(path)}\" names no notebook format. Use .ipynb, .dib or .md.", path);
}
