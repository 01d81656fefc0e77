namespace DeepInnovation.Charts.Tables;

/// <summary>What stands in one cell.</summary>
/// <param name="Text">The text as people read it, not yet encoded.</param>
/// <param name="Missing">True where the value is null; the text then says so.</param>
/// <param name="Class">A class of the style sheet around the text; null for none.</param>
public readonly record struct Cell(string Text, bool Missing = false, string? Class = null)
{
    /// <summary>Longer texts are cut here, so that the table keeps its shape.</summary>
    public const int LongestText = 140;

    /// <summary>A null value.</summary>
    public static Cell None { get; } = new("–", Missing: true);
}
