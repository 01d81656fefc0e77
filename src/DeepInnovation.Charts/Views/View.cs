namespace DeepInnovation.Charts.Views;

/// <summary>
/// Something to see: the same content as HTML and as plain text. A cell shows it as its last expression or through
/// <c>display(view)</c>, in every host that was told how to format it, as <c>Notebook.Setup()</c> of DeepInnovation.Interactive does.
/// </summary>
/// <param name="html">A fragment of HTML: complete in itself, all foreign text encoded, nothing loaded from elsewhere.</param>
/// <param name="text">The same for terminals and for readers without HTML.</param>
public class View(string html, string text)
{
    /// <summary>A fragment of HTML: complete in itself, all foreign text encoded, nothing loaded from elsewhere.</summary>
    public string Html { get; } = html;

    /// <summary>The same for terminals and for readers without HTML.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
