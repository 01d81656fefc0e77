namespace DeepInnovation.Charts.Tables;

/// <summary>The content of one cell.</summary>
/// <param name="Text">The unencoded text.</param>
/// <param name="Missing">True for null; the text then says so.</param>
/// <param name="Class">A CSS class for the text; null for none.</param>
public readonly record struct Cell(string Text, bool Missing = false, string? Class = null)
{
    /// <summary>Longer texts are cut to keep the table's shape.</summary>
    public const int LongestText = 140;

    /// <summary>A null value.</summary>
    public static Cell None { get; } = new("–", Missing: true);
}
