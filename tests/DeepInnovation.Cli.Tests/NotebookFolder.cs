using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Cli.Tests;

/// <summary>A folder of notebooks for one test.</summary>
internal sealed class NotebookFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    internal string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a notebook of code cells and returns its path.</summary>
    internal string Write(string name, params string[] cells)
    {
        var notebook = new NotebookDocument();
        foreach (var cell in cells)
            notebook.Cells.Add(new NotebookCell(CellKind.Code, cell));
        notebook.Write(Of(name));
        return Of(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
