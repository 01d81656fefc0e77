namespace DeepInnovation.Notebooks.Cells;

/// <summary>Who answers when a cell asks.</summary>
internal interface ICellInput
{
    /// <summary>Waits for one line, without its line feed.</summary>
    /// <param name="prompt">What the user reads; may be empty.</param>
    /// <param name="secret">True to hide what is typed.</param>
    /// <exception cref="InvalidOperationException">Nobody can be asked.</exception>
    string Ask(string prompt, bool secret);
}
