using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>
/// The functions that every cell can call without a prefix, named and typed as in .NET Interactive's C# kernel.
/// </summary>
[SuppressMessage("Style", "IDE1006", Justification = "The names are those of .NET Interactive, so that one notebook runs in both.")]
public static class CellFunctions
{
    /// <summary>Shows a value in the output of the running cell.</summary>
    /// <param name="value">The value; null is shown as such.</param>
    /// <param name="mimeTypes">The MIME types wanted; none means those that the value's type prefers.</param>
    /// <returns>A handle to show another value in the same place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Marks text as HTML, to be the value of a cell or to be displayed.</summary>
    /// <param name="content">The HTML, shown as it is.</param>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the page that shows the notebook.</summary>
    /// <param name="scriptContent">JavaScript.</param>
    public static void Javascript(string scriptContent) =>
        $"<script type=\"text/javascript\">{scriptContent}</script>".DisplayAs("text/html");

    /// <summary>Adds style rules to the page that shows the notebook.</summary>
    /// <param name="content">CSS.</param>
    public static void CSS(string content) => $"<style>{content}</style>".DisplayAs("text/html");
}
