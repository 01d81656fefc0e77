namespace DeepInnovation.Notebooks.Sessions;

/// <summary>A cell as messages name it.</summary>
/// <param name="File">The notebook's or script's file name.</param>
/// <param name="Number">Its place among the code cells of the file, counted from 1: the [n] of the executed notebook.</param>
/// <param name="Id">Its id; empty where it has none.</param>
/// <param name="Folder">The folder against which its relative references are meant.</param>
/// <param name="Code">Its text.</param>
internal sealed record CellPlace(string File, int Number, string Id, string Folder, string Code)
{
    /// <summary>
    /// The path under which the compiler knows the cell, so that a stack frame leads back to it. The compiler wants it absolute.
    /// </summary>
    internal string Key { get; } = Path.Combine(Folder, $"{File}#cell-{Number}");

    /// <summary>The text of one line, counted from 1; null when there is none.</summary>
    internal string? Line(int? number)
    {
        var lines = Code.Split('\n');
        return number is { } n && n >= 1 && n <= lines.Length ? lines[n - 1].TrimEnd('\r') : null;
    }

    public override string ToString() => Id.Length > 0 ? $"{File}, cell {Number} (id {Id})" : $"{File}, cell {Number}";
}
