namespace DeepInnovation.Notebooks.Cells;

/// <summary>Reads input for a cell in front ends that support it (Jupyter Notebook, JupyterLab, jupyter console).</summary>
public static class Input
{
    /// <summary>Reads a line.</summary>
    /// <param name="prompt">The text shown to the user.</param>
    /// <returns>The line without its line feed.</returns>
    /// <exception cref="InvalidOperationException">The notebook runs headless, so nobody can answer.</exception>
    public static string Ask(string prompt = "") => Asked().Ask(prompt, secret: false);

    /// <summary>Reads a line without echoing it.</summary>
    /// <inheritdoc cref="Ask"/>
    public static string AskPassword(string prompt = "") => Asked().Ask(prompt, secret: true);

    private static ICellInput Asked() => CellScope.Input
        ?? throw new InvalidOperationException("Nobody can be asked in a headless run. Give the value as a parameter instead.");
}
