using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>Functions that cells call without a prefix, with the names and types of .NET Interactive's C# kernel.</summary>
[SuppressMessage("Style", "IDE1006",
    Justification = "The names are those of .NET Interactive, so that one notebook runs in both.")]
public static class CellFunctions
{
    /// <summary>Shows a value in the output of the running cell.</summary>
    /// <param name="value">The value; null is shown as such.</param>
    /// <param name="mimeTypes">The MIME types to produce; the type's preferred ones if empty.</param>
    /// <returns>A handle for updating the displayed value.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Marks text as HTML, for use as a cell's value or in a display.</summary>
    /// <param name="content">The HTML, shown unescaped.</param>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the page that displays the notebook.</summary>
    /// <param name="scriptContent">JavaScript.</param>
    public static void Javascript(string scriptContent) =>
        $"<script type=\"text/javascript\">{scriptContent}</script>".DisplayAs("text/html");

    /// <summary>Adds CSS rules to the page that displays the notebook.</summary>
    /// <param name="content">CSS.</param>
    public static void CSS(string content) => $"<style>{content}</style>".DisplayAs("text/html");
}
