namespace DeepInnovation.Notebooks.Sessions;

/// <summary>A cell as named in messages.</summary>
/// <param name="File">The notebook's or script's file name.</param>
/// <param name="Number">Its number among the file's code cells, counted from 1: [n] in the executed notebook.</param>
/// <param name="Id">Its id; empty for none.</param>
/// <param name="Folder">The base folder of its relative references.</param>
/// <param name="Code">Its text.</param>
internal sealed record CellPlace(string File, int Number, string Id, string Folder, string Code)
{
    /// <summary>
    /// The path by which the compiler knows the cell, so that stack frames lead back to it. Absolute, as the compiler requires.
    /// </summary>
    internal string Key { get; } = Path.Combine(Folder, $"{File}#cell-{Number}");

    /// <summary>The text of one line, counted from 1; null if it does not exist.</summary>
    internal string? Line(int? number)
    {
        var lines = Code.Split('\n');
        return number is { } n && n >= 1 && n <= lines.Length ? lines[n - 1].TrimEnd('\r') : null;
    }

    public override string ToString() => Id.Length > 0 ? $"{File}, cell {Number} (id {Id})" : $"{File}, cell {Number}";
}
