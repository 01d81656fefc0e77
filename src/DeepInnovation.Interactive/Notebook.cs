using DeepInnovation.Charts.Pages;
using DeepInnovation.Charts.Views;

namespace DeepInnovation.Interactive;

/// <summary>The start of every notebook of ours.</summary>
public static class Notebook
{
    /// <summary>
    /// Tells the host how our types look and gives the loader that draws charts offline. It belongs at the end of a notebook's
    /// first cell, as its last expression: <c>Notebook.Setup()</c>. Charts of other cells wait for it and need it once a page.
    /// </summary>
    /// <returns>A view whose HTML is the loader, about 1.5 MB.</returns>
    public static View Setup()
    {
        DeepInnovationFormatters.Register();
        return new View(PlotlyScript.Html + $"<p style=\"opacity:.75;font-size:.9em;margin:.3em 0\">{Markup.Encode(Greeting)}</p>", Greeting);
    }

    /// <summary>The loader alone, for a page that is no notebook and shows charts: once a page, anywhere in it.</summary>
    /// <returns>A view whose HTML is the loader, about 1.5 MB.</returns>
    public static View Loader() => new(PlotlyScript.Html, "");

    private static string Greeting => $"DeepInnovation {typeof(Notebook).Assembly.GetName().Version!.ToString(3)} is ready; charts draw without a network.";
}
