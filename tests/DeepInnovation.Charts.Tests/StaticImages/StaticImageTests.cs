using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DeepInnovation.Core;
using Plotly.NET;
using Draw = DeepInnovation.Charts.Charts;

namespace DeepInnovation.Charts.Tests.StaticImages;

public sealed class StaticImageTests : IDisposable
{
    private const int MostBytes = 60_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-pictures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(EveryChart.Names), MemberType = typeof(EveryChart))]
    public void A_static_image_draws_the_very_data_of_the_figure(string name) =>
        new DrawnData(EveryChart.All[name], EveryChart.All[name].Svg).IsTheFigure();

    [Theory]
    [MemberData(nameof(EveryChart.Names), MemberType = typeof(EveryChart))]
    public void A_static_image_is_small_whole_and_always_the_same(string name)
    {
        var svg = EveryChart.All[name].Svg;
        Assert.Equal(svg, EveryChart.All[name].Svg);
        Assert.InRange(Encoding.UTF8.GetByteCount(svg), 500, MostBytes);
        foreach (var foreign in new[] { "<script", "href", "url(", "<image", "NaN", "Infinity" })
            Assert.DoesNotContain(foreign, svg, StringComparison.Ordinal);
        Assert.Single(svg.Split("http")[1..]); // its own name space
        var root = XElement.Parse(svg);
        Assert.Equal(EveryChart.All[name].Title, root.Elements().First(e => e.Name.LocalName == "title").Value);
        Assert.Equal(EveryChart.All[name].Description, root.Elements().First(e => e.Name.LocalName == "desc").Value);
    }

    [Fact]
    public void Changed_data_are_seen_to_differ()
    {
        var chart = Draw.Bars("T", [("a", 3), ("b", 4)], "documents");
        var other = Draw.Bars("T", [("a", 3), ("b", 4.1)], "documents");
        new DrawnData(chart, chart.Svg).IsTheFigure();
        Assert.ThrowsAny<Exception>(() => new DrawnData(other, chart.Svg).IsTheFigure());
    }

    [Fact]
    public void Tick_labels_stand_where_their_values_are()
    {
        var svg = XElement.Parse(EveryChart.All["trend"].Svg);
        var axis = ((string)svg.Attribute("data-x")!).Split(' ')
            .Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        var ticks = svg.Descendants().Where(e => e.Name.LocalName == "text" && e.Value.Length == 4
            && e.Value.StartsWith("20", StringComparison.Ordinal)).ToList();
        Assert.InRange(ticks.Count, 4, 21);
        Assert.All(ticks, t => Assert.Equal(axis[0]
            + ((int.Parse(t.Value) - axis[2]) / (axis[3] - axis[2]) * (axis[1] - axis[0])), (double)t.Attribute("x")!, 0.06));
    }

    [Fact]
    public void A_point_tells_its_document_and_a_line_its_year()
    {
        Assert.Contains("<title>patents: Patent number 7; 10.8367, 7</title>", EveryChart.All["scatter"].Svg,
            StringComparison.Ordinal);
        Assert.Contains("<title>papers: 2000: 40</title>", EveryChart.All["trend"].Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_points_every_nth_and_the_last_are_drawn_and_the_figure_has_all()
    {
        var series = Series.Of("s", Enumerable.Range(0, 30_001), i => i, i => Math.Sin(i / 500.0));
        foreach (var chart in new[]
        {
            Draw.Trend("T", [series, series, series], "nats", x: "step"), Draw.Scatter("T", [series], "x", "y"),
        })
        {
            Assert.InRange(chart.Svg.Length, 5_000, MostBytes);
            Assert.Contains("data-every=\"31\"", chart.Svg, StringComparison.Ordinal);
            new DrawnData(chart, chart.Svg).IsTheFigure();
        }
    }

    [Fact]
    public void Long_tooltips_are_left_out_before_the_picture_grows_large()
    {
        var series = Enumerable.Range(0, 8).Select(
            s => Series.Of($"s{s}", Enumerable.Range(0, 100), i => i, i => i + s, label: i => $"{i} " + new string('w', 200)));
        var svg = Draw.Scatter("T", series, "x", "y").Svg;
        Assert.InRange(svg.Length, 10_000, MostBytes);
        Assert.DoesNotContain("wwww", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_texts_are_only_text()
    {
        const string hostile = "</title><script>alert(1)</script> & \u001b[2J \"quoted\"";
        var svg = Draw.Scatter(hostile,
            [new Series(hostile, [1, 2], [3, 4]) { Labels = [hostile, hostile] }], hostile, hostile).Svg;
        var root = XElement.Parse(svg); // well-formed
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName == "script");
        Assert.Contains(root.Descendants(), e => e.Name.LocalName == "title"
            && e.Value.Contains("</title><script>alert(1)</script> & \\u001B[2J", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_whole_pictures_and_equal_charts_equal_bytes()
    {
        var (svg, png) = (Path.Combine(_folder, "a", "chart.svg"), Path.Combine(_folder, "chart.png"));
        EveryChart.All["trend"].SaveSvg(svg);
        EveryChart.All["trend"].SavePng(png);
        Assert.Equal(EveryChart.All["trend"].Svg, File.ReadAllText(svg));
        var first = File.ReadAllBytes(png);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], first[..4]);
        EveryChart.All["trend"].SavePng(png);
        Assert.Equal(first, File.ReadAllBytes(png));
        Assert.InRange(first.Length, 10_000, 400_000);
        Assert.Equal(["chart.png", "chart.svg"],
            Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
        if (Environment.GetEnvironmentVariable("DEEPINNOVATION_PICTURES") is { } pictures)
        {
            foreach (var (name, chart) in EveryChart.All)
            {
                chart.SavePng(Path.Combine(pictures, $"still-{name}.png"), scale: 1);
                chart.SaveSvg(Path.Combine(pictures, $"still-{name}.svg"));
            }
        }
    }

    [Fact]
    public void Text_is_in_the_png_whatever_fonts_the_machine_has()
    {
        // The same bars under two names differ only where the names stand, so text was drawn.
        var (a, b) = (Path.Combine(_folder, "a.png"), Path.Combine(_folder, "b.png"));
        Draw.Bars("WWWW", [("m", 1)], "documents").SavePng(a);
        Draw.Bars("iiii", [("m", 1)], "documents").SavePng(b);
        Assert.NotEqual(File.ReadAllBytes(a), File.ReadAllBytes(b));
    }

    [Fact]
    public void A_picture_that_cannot_be_drawn_says_why_and_leaves_no_file()
    {
        var path = Path.Combine(_folder, "pie.svg");
        GenericChart pie = Plotly.NET.CSharp.Chart.Pie<int, string, string>([1, 2]);
        var view = pie.AsView("Shares");
        Assert.Contains("a trace of type pie", Assert.Throws<InputException>(() => view.SaveSvg(path)).Message,
            StringComparison.Ordinal);
        Assert.Contains("Shares: no static image", XElement.Parse(view.Svg).Value, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => EveryChart.All["bars"].SavePng(path, scale: double.NaN));
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }
}
