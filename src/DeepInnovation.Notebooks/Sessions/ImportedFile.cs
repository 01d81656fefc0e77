using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Formats;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>Reads a file for <c>#!import</c>: the C# cells of an .ipynb or .dib, or a .cs or .csx as one cell.</summary>
internal static class ImportedFile
{
    /// <exception cref="NotebookException">The file is missing, has an unknown type or holds another language.</exception>
    internal static IReadOnlyList<CellPlace> Read(string path)
    {
        if (!File.Exists(path))
            throw new NotebookException($"there is no file to import at {path}.");
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ipynb" => FromNotebook(path),
            ".dib" => Places(path, DibFile.CSharpCells(Disk.ReadAllText(path), Path.GetFileName(path))),
            ".cs" or ".csx" => Places(path, [Disk.ReadAllText(path)]),
            var other => throw new NotebookException($"{Path.GetFileName(path)} cannot be imported: {other} is none of .ipynb, .dib, .cs, .csx."),
        };
    }

    private static List<CellPlace> FromNotebook(string path)
    {
        var places = new List<CellPlace>();
        foreach (var cell in NotebookDocument.Read(path).Cells.Where(cell => cell.Kind == CellKind.Code))
            places.Add(new CellPlace(Path.GetFileName(path), places.Count + 1, cell.Id, Path.GetDirectoryName(path)!, cell.Source));
        return places;
    }

    private static List<CellPlace> Places(string path, IEnumerable<string> cells) =>
        [.. cells.Select((code, i) => new CellPlace(Path.GetFileName(path), i + 1, "", Path.GetDirectoryName(path)!, code))];
}
