namespace DeepInnovation.Notebooks.Cells;

/// <summary>
/// Asks the user from a cell, where the front end can be asked (Jupyter Notebook, JupyterLab, jupyter console).
/// </summary>
public static class Input
{
    /// <summary>Waits for a line.</summary>
    /// <param name="prompt">What the user reads.</param>
    /// <returns>The line without its line feed.</returns>
    /// <exception cref="InvalidOperationException">Nobody can be asked: the notebook runs headless.</exception>
    public static string Ask(string prompt = "") => Asked().Ask(prompt, secret: false);

    /// <summary>Waits for a line that is not shown while it is typed.</summary>
    /// <inheritdoc cref="Ask"/>
    public static string AskPassword(string prompt = "") => Asked().Ask(prompt, secret: true);

    private static ICellInput Asked() => CellScope.Input
        ?? throw new InvalidOperationException("Nobody can be asked in a headless run. Give the value as a parameter instead.");
}
