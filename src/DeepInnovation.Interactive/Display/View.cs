namespace DeepInnovation.Interactive;

/// <summary>
/// Something to see: the same content as HTML and as plain text. A cell shows it as its last expression or through
/// <c>display(view)</c>; both work in every host, because <see cref="DeepInnovationFormatters"/> tells the host how to format it.
/// </summary>
public class View
{
    internal View(string html, string text) => (Html, Text) = (html, text);

    /// <summary>A fragment of HTML: complete in itself, all foreign text encoded, nothing loaded from elsewhere.</summary>
    public string Html { get; }

    /// <summary>The same for terminals and for readers without HTML.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
