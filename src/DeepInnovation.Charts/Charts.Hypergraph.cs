using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts;

/// <content>Hypergraphs of a few documents.</content>
public static partial class Charts
{
    /// <summary>The most hyperedges that a readable drawing holds.</summary>
    public const int MostDrawnHyperedges = 16;

    /// <summary>
    /// Draws a small hypergraph: each node a named point, each hyperedge a coloured hull around its nodes. Nodes that share
    /// hyperedges lie close together. Equal hyperedges give equal drawings. O(nodes^2 * rounds).
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="hyperedges">The name of each hyperedge and its nodes, two or more.</param>
    /// <exception cref="ArgumentException">There are none, or more than <see cref="MostDrawnHyperedges"/>.</exception>
    public static ChartView Hypergraph(string title, IEnumerable<(string Name, IReadOnlyList<string> Nodes)> hyperedges)
    {
        ArgumentNullException.ThrowIfNull(hyperedges);
        var edges = hyperedges.ToList();
        if (edges.Count is 0 or > MostDrawnHyperedges)
            throw new ArgumentException(
                $"A drawing takes 1 to {MostDrawnHyperedges} hyperedges, not {edges.Count}.", nameof(hyperedges));
        List<string> nodes = [.. edges.SelectMany(e => e.Nodes).Distinct(StringComparer.Ordinal)];
        int[][] members = [.. edges.Select(e => e.Nodes.Select(n => nodes.IndexOf(n)).Distinct().ToArray())];
        var places = HypergraphLayout.Of(nodes.Count, members);
        var figure = new Figure(460);
        for (var e = 0; e < edges.Count; e++)
        {
            // Each hull is slightly wider than the previous one, so that hulls around the same nodes stay visible.
            var hull = HypergraphLayout.Hull([.. members[e].Select(n => places[n])], 0.08 + (0.012 * e));
            figure.Add("scatter",
                ("mode", "lines"),
                ("name", Figure.Label(edges[e].Name)),
                ("x", hull.Select(p => p.X).ToArray()),
                ("y", hull.Select(p => p.Y).ToArray()),
                ("fill", "toself"),
                ("fillcolor", Palette.Faint(e)),
                ("line", Figure.Attributes(("color", Palette.Color(e)), ("dash", Palette.Dash(e / 7)), ("width", 1.5))),
                ("hoveron", "fills"),
                ("text", Figure.Label($"{edges[e].Name}: {string.Join(", ", edges[e].Nodes)}")),
                ("hoverinfo", "text"));
        }

        figure.Add("scatter",
            ("mode", "markers+text"),
            ("x", places.Select(p => p.X).ToArray()),
            ("y", places.Select(p => p.Y).ToArray()),
            ("text", nodes.Select(Figure.Label).ToArray()),
            ("textposition", "top center"),
            ("marker", Figure.Attributes(("color", Palette.Muted), ("size", 9))),
            ("showlegend", false),
            ("hoverinfo", "text"));
        foreach (var axis in new[] { "xaxis", "yaxis" })
            figure.Axis(axis, "", null, ("visible", false), ("range", new[] { -1.3, 1.3 }));
        return figure.ToView(title, $"Drawing of {edges.Count} hyperedges over {nodes.Count} nodes: "
            + $"{string.Join("; ", edges.Select(e => $"{e.Name}: {string.Join(", ", e.Nodes)}"))}.");
    }
}
