namespace DeepInnovation.Charts.Views;

/// <summary>
/// Displayable content as both HTML and plain text. A cell shows it as its last expression or by <c>display(view)</c>, in every
/// host, through the formatters that <c>Notebook.Setup()</c> of DeepInnovation.Interactive registers.
/// </summary>
/// <param name="html">A self-contained HTML fragment: foreign text is encoded, and nothing is loaded.</param>
/// <param name="text">The same content for terminals and readers without HTML.</param>
public class View(string html, string text)
{
    /// <summary>A self-contained HTML fragment: foreign text is encoded, and nothing is loaded.</summary>
    public string Html { get; } = html;

    /// <summary>The same content for terminals and readers without HTML.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
