using DeepInnovation.Charts;
using DeepInnovation.Charts.Tests;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Runs;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace DeepInnovation.Interactive.Tests;

/// <summary>The host's formatters are one for the whole process, so these tests run alone.</summary>
[CollectionDefinition("formatters", DisableParallelization = true)]
public sealed class FormattersAlone;

[Collection("formatters")]
public sealed class FormatterTests
{
    private static readonly Document Hostile =
        new() { Id = "p1", Title = "<script>alert(1)</script>", Abstract = "</details><script>", Ipc = ["<i>"], Year = 2000 };

    public FormatterTests() => DeepInnovationFormatters.Register();

    [Fact]
    public void A_document_is_a_card_whose_text_never_runs()
    {
        const string expected =
            "<article class=\"card\"><h4>&lt;script&gt;alert(1)&lt;/script&gt;</h4><p>paper · p1 · 2000</p>"
            + "<p>IPC: <span class=\"tag\">&lt;i&gt;</span></p>"
            + "<details><summary>Abstract</summary><p>&lt;/details&gt;&lt;script&gt;</p></details></article>";
        Assert.Equal(expected, Body.Of(Hostile.Show()));
        Assert.Equal(Hostile.Show().Html, Hostile.ToDisplayString("text/html"));
        Assert.StartsWith("<script>alert(1)</script>\npaper · p1 · 2000", Hostile.ToDisplayString("text/plain"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_act_are_seen_in_cards_and_tables()
    {
        const string text = "\u001b[2J\u202etitle";
        var document = new Document { Id = text, Title = text, Abstract = text, Country = text, Keywords = [text], Year = 2000 };
        foreach (var view in new[] { document.Show(), new[] { document }.Show(title: text), new[] { (text, 1) }.Show() })
        {
            Assert.DoesNotContain(view.Html + view.Text, c => c is '\u001b' or '\u202e');
            Assert.Contains("\\u001B[2J\\u202Etitle", view.Html, StringComparison.Ordinal);
            Assert.Contains("\\u001B[2J\\u202Etitle", view.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Lists_arrays_and_queries_of_documents_are_tables()
    {
        var array = new[] { Hostile };
        var expected = array.Show().Html;
        Assert.Equal(expected, array.ToDisplayString("text/html"));
        Assert.Equal(expected, array.ToList().ToDisplayString("text/html"));
        Assert.Equal(expected, array.Where(d => d.Year == 2000).ToDisplayString("text/html"));
    }

    [Fact]
    public void Html_and_text_are_both_preferred()
    {
        foreach (var type in new[] { typeof(View), typeof(DataFrame), typeof(Document), typeof(List<MetricRow>) })
            Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(type));
    }

    [Fact]
    public void A_chart_is_html_a_still_picture_and_text_in_one_display()
    {
        var chart = Charts.Charts.Bars("T", [("a", 3)], "documents");
        foreach (object shown in new object[] { chart, chart.Show(), chart.ToPlotly() })
        {
            Assert.Equal(["text/html", "image/svg+xml", "text/plain"], Formatter.GetPreferredMimeTypesFor(shown.GetType()));
            Assert.StartsWith("<svg xmlns", shown.ToDisplayString("image/svg+xml"), StringComparison.Ordinal);
        }

        Assert.Equal(chart.Svg, chart.ToDisplayString("image/svg+xml"));
        Assert.Equal(chart.Svg, chart.Show().ToDisplayString("image/svg+xml"));
        Assert.Contains("src=\"data:image/svg+xml;base64,", chart.ToDisplayString("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_s_place_may_be_updated_with_anything()
    {
        // The host asks for the new value in the MIME types of the old one.
        Assert.Contains(">done &lt;b&gt;</text>", "done <b>".ToDisplayString("image/svg+xml"), StringComparison.Ordinal);
        Assert.Contains("12", 12.ToDisplayString("image/svg+xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("image/svg+xml", Formatter.GetPreferredMimeTypesFor(typeof(FormatException)));
    }

    [Fact]
    public void Registering_again_wins_over_who_came_between()
    {
        var frame = new DataFrame(new PrimitiveDataFrameColumn<int>("n", [1]));
        Formatter.Register<DataFrame>(_ => "another extension", "text/html");
        Assert.Equal("another extension", frame.ToDisplayString("text/html"));
        DeepInnovationFormatters.Register();
        Assert.Equal(frame.Show().Html, frame.ToDisplayString("text/html"));
        Formatter.ResetToDefault();
        DeepInnovationFormatters.Register();
        Assert.Equal(frame.Show().Html, frame.ToDisplayString("text/html"));
    }

    [Fact]
    public void A_query_wins_over_an_extension_that_came_after_the_first_cell()
    {
        Notebook.Setup();
        Formatter.Register<DataFrame>(_ => "another extension", "text/html");
        var folder = Directory.CreateTempSubdirectory("deepinnovation-");
        try
        {
            var frame = new RunFolder(folder.FullName).Query("SELECT 1 AS n");
            Assert.Equal(frame.Browse().Html, frame.ToDisplayString("text/html"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Registering_again_adds_nothing_where_ours_stand()
    {
        var before = Formatter.RegisteredFormatters(includeDefaults: false).Count();
        DeepInnovationFormatters.Register();
        Assert.Equal(before, Formatter.RegisteredFormatters(includeDefaults: false).Count());
    }

    [Fact]
    public void A_chart_of_Plotly_NET_itself_draws_offline_too()
    {
        GenericChart chart = Plotly.NET.CSharp.Chart.Line<int, int, string>([1, 2], [3, 4]);
        Assert.Equal(chart.AsView().Show().Html, chart.ToDisplayString("text/html"));
        Assert.Contains("themed:false", chart.ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("height:600,", chart.ToDisplayString("text/html"), StringComparison.Ordinal);
    }
}
