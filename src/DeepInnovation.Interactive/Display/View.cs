namespace DeepInnovation.Interactive;

/// <summary>
/// Displayable content as both HTML and plain text. A cell shows it as its last expression or by <c>display(view)</c>, in every
/// host, through the formatters of <see cref="DeepInnovationFormatters"/>.
/// </summary>
public class View
{
    internal View(string html, string text) => (Html, Text) = (html, text);

    /// <summary>A self-contained HTML fragment: foreign text is encoded, and nothing is loaded.</summary>
    public string Html { get; }

    /// <summary>The same content for terminals and readers without HTML.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
