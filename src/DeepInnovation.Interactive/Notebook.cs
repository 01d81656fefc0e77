using DeepInnovation.Charts.Pages;
using DeepInnovation.Charts.Views;

namespace DeepInnovation.Interactive;

/// <summary>Sets up a notebook.</summary>
public static class Notebook
{
    /// <summary>
    /// Registers formatters and returns the loader that draws charts offline. Use it as the last expression of a notebook's first
    /// cell: <c>Notebook.Setup()</c>. Charts in other cells wait for it; a page needs it once.
    /// </summary>
    /// <returns>A view whose HTML is the loader, about 1.5 MB.</returns>
    public static View Setup()
    {
        DeepInnovationFormatters.Register();
        return new View(
            PlotlyScript.Html + $"<p style=\"opacity:.75;font-size:.9em;margin:.3em 0\">{Markup.Encode(Greeting)}</p>", Greeting);
    }

    /// <summary>Returns the loader alone, for pages that are not notebooks: once per page, anywhere in it.</summary>
    /// <returns>A view whose HTML is the loader, about 1.5 MB.</returns>
    public static View Loader() => new(PlotlyScript.Html, "");

    private static string Greeting =>
        $"DeepInnovation {typeof(Notebook).Assembly.GetName().Version!.ToString(3)} is ready; charts draw without a network.";
}
