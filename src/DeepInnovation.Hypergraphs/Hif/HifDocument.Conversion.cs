using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Core;

namespace DeepInnovation.Hypergraphs.Hif;

/// <content>To and from a <see cref="Hypergraph"/>.</content>
public sealed partial class HifDocument
{
    /// <summary>
    /// The hypergraph of an undirected document: names of nodes as they are, years from an attribute of the edges, weights of
    /// edges as numbers of documents (1 where there is none). Edges of one year with the same nodes become one, their weights
    /// added; other attributes are left behind. O(document).
    /// </summary>
    /// <param name="yearAttribute">The attribute in an edge's <c>attrs</c> that holds its year. Where no edge has
    /// it, all are of year 0.</param>
    /// <exception cref="InputException">It is directed, an edge's year is missing or no whole number, a weight is no whole number
    /// from 1, or two ids read the same.</exception>
    public Hypergraph ToHypergraph(string yearAttribute = "year")
    {
        var builder = new HypergraphBuilder { SmallestSize = 0, Verbatim = true };
        var (edges, nodes) = EdgesAndNodes(yearAttribute);
        foreach (var node in nodes)
            builder.AddNode(node);
        foreach (var (_, year, weight, members) in edges)
            builder.Add(year, members, weight);
        return builder.Build().Graph;
    }

    /// <summary>
    /// The edges with the ids they have, in the order of the file, and the nodes that it lists. The rules are those of
    /// <see cref="ToHypergraph"/>. O(document).
    /// </summary>
    internal (IReadOnlyList<(string Id, int Year, int Weight, IReadOnlyList<string> Nodes)> Edges,
        IReadOnlyList<string> Nodes) EdgesAndNodes(string yearAttribute)
    {
        if (NetworkType == "directed")
            throw Wrong("network-type is directed, and a hypergraph here has no directions", Shown(_root["network-type"]));
        var edges = new Dictionary<string, EdgeEntry>(StringComparer.Ordinal);
        var ids = new Dictionary<(string, string), JsonValueKind>();
        foreach (var entry in Entries("edges"))
        {
            var id = Id(entry, "edge", ids);
            if (!edges.TryAdd(id, new EdgeEntry(entry)) && !edges[id].SaysTheSame(entry, yearAttribute))
                throw Wrong($"the edge {id} stands twice among the edges, with another year or weight", null);
        }

        List<string> nodes = [.. Entries("nodes").Select(entry => Id(entry, "node", ids))];
        foreach (var entry in Entries("incidences"))
        {
            var edge = Id(entry, "edge", ids);
            if (!edges.TryGetValue(edge, out var known))
                edges.Add(edge, known = new EdgeEntry(null));
            known.Nodes.Add(Id(entry, "node", ids));
        }

        var dated = edges.Values.Any(e => e.Attribute(yearAttribute) is not null);
        var read = new List<(string, int, int, IReadOnlyList<string>)>(edges.Count);
        var documents = 0L;
        foreach (var (id, edge) in edges)
        {
            var weight = Weight(id, edge);
            if ((documents += weight) > int.MaxValue)
                throw Wrong($"the weight of edge {id} brings all weights above {int.MaxValue} documents, "
                    + "more than a hypergraph here can hold", Shown(edge.Weight));
            read.Add((id, dated ? Year(id, edge, yearAttribute) : 0, weight, edge.Nodes));
        }

        return (read, nodes);
    }

    /// <summary>
    /// The document of a table's rows: each is an edge with its id and its year, its nodes as they are written. O(incidences).
    /// </summary>
    /// <exception cref="InputException">Two rows have one id.</exception>
    internal static HifDocument OfRows(IEnumerable<(string Id, int Year, IReadOnlyList<string> Nodes)> rows, string path)
    {
        var (incidences, edges) = (new JsonArray(), new JsonArray());
        var (names, ids) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (id, year, members) in rows)
        {
            if (!ids.Add(id))
                throw new InputException("two rows have one id, and an edge of HIF has its own", path, null, "id", id,
                    "Give each row its own id");
            edges.Add((JsonNode)new JsonObject { ["edge"] = id, ["attrs"] = new JsonObject { ["year"] = year } });
            foreach (var node in members)
            {
                names.Add(node);
                incidences.Add((JsonNode)new JsonObject { ["edge"] = id, ["node"] = node });
            }
        }

        var nodes = new JsonArray([.. names.Select(name => (JsonNode)new JsonObject { ["node"] = name })]);
        return new HifDocument(Root(incidences, nodes, edges), null);
    }

    /// <summary>
    /// The document of a hypergraph: edges named <c>e0</c>, <c>e1</c>, ... in its order, each with its weight and its year
    /// as an attribute; all nodes are listed, those in no hyperedge too. Read back by <see cref="ToHypergraph"/> it is the
    /// same hypergraph. O(incidences).
    /// </summary>
    public static HifDocument Of(Hypergraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (incidences, nodes, edges) = (new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var name in graph.Nodes)
            nodes.Add((JsonNode)new JsonObject { ["node"] = name });
        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"e{edge}");
            edges.Add((JsonNode)new JsonObject
            {
                ["edge"] = id,
                ["weight"] = graph.Weights[edge],
                ["attrs"] = new JsonObject { ["year"] = graph.EdgeYears[edge] },
            });
            foreach (var node in graph.Edge(edge))
                incidences.Add((JsonNode)new JsonObject { ["edge"] = id, ["node"] = graph.Nodes[node] });
        }

        return new HifDocument(Root(incidences, nodes, edges), null);
    }

    private static JsonObject Root(JsonArray incidences, JsonArray nodes, JsonArray edges) => new()
    {
        ["network-type"] = "undirected",
        ["metadata"] = new JsonObject(),
        ["incidences"] = incidences,
        ["nodes"] = nodes,
        ["edges"] = edges,
    };

    private IEnumerable<JsonObject> Entries(string list) =>
        _root[list] is JsonArray entries ? entries.Select(e => (JsonObject)e!) : [];

    private string Id(JsonObject entry, string name, Dictionary<(string, string), JsonValueKind> seen)
    {
        var text = HifId.TextOf(entry[name])!;
        var kind = entry[name]!.GetValueKind();
        if (seen.TryGetValue((name, text), out var before) && before != kind)
            throw Wrong(
                $"the {name} {text} stands once as a text and once as a number, and names here are texts", Shown(entry[name]));
        seen[(name, text)] = kind;
        return text;
    }

    private int Year(string id, EdgeEntry edge, string attribute) =>
        edge.Attribute(attribute) is { } year
        && int.TryParse(HifId.TextOf(year), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"attrs.{attribute} of edge {id} is a whole number",
                edge.Attribute(attribute) is { } found ? Shown(found) : null);

    private int Weight(string id, EdgeEntry edge)
    {
        if (edge.Weight is not { } weight)
            return 1;
        var number = double.Parse(weight.ToJsonString(), CultureInfo.InvariantCulture);
        return number is >= 1 and <= int.MaxValue && double.IsInteger(number) ? (int)number
            : throw Wrong($"the weight of edge {id} is a whole number from 1: how many documents it stands for", Shown(weight));
    }

    private sealed class EdgeEntry(JsonObject? entry)
    {
        public List<string> Nodes { get; } = [];

        public JsonNode? Weight => entry?["weight"];

        public JsonNode? Attribute(string name) => entry?["attrs"]?[name];

        public bool SaysTheSame(JsonObject other, string attribute) =>
            JsonNode.DeepEquals(Weight, other["weight"]) && JsonNode.DeepEquals(Attribute(attribute), other["attrs"]?[attribute]);
    }
}
