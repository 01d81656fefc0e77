namespace DeepInnovation.Interactive;

/// <summary>The content of one cell.</summary>
/// <param name="Text">The unencoded text.</param>
/// <param name="Missing">True for null; the text then says so.</param>
/// <param name="Class">A CSS class for the text; null for none.</param>
internal readonly record struct Cell(string Text, bool Missing = false, string? Class = null)
{
    internal static Cell None { get; } = new("–", Missing: true);
}
