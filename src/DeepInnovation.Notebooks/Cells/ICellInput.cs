namespace DeepInnovation.Notebooks.Cells;

/// <summary>Answers a cell's questions.</summary>
internal interface ICellInput
{
    /// <summary>Reads one line, without its line feed.</summary>
    /// <param name="prompt">The text shown to the user; may be empty.</param>
    /// <param name="secret">True to hide the input.</param>
    /// <exception cref="InvalidOperationException">Nobody can answer.</exception>
    string Ask(string prompt, bool secret);
}
