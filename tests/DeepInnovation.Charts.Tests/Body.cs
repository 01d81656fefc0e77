using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts.Tests;

/// <summary>The HTML of a view without its frame and style sheet, which every output has.</summary>
internal static class Body
{
    internal static string Of(View view)
    {
        const string end = "</style>";
        Assert.StartsWith("<div class=\"di\"><style>", view.Html, StringComparison.Ordinal);
        Assert.EndsWith("</div>", view.Html, StringComparison.Ordinal);
        return view.Html[(view.Html.IndexOf(end, StringComparison.Ordinal) + end.Length)..^"</div>".Length];
    }
}
