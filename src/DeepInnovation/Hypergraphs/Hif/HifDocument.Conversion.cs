using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Runs;

namespace DeepInnovation.Hypergraphs.Hif;

/// <content>To and from a <see cref="Hypergraph"/>.</content>
public sealed partial class HifDocument
{
    /// <summary>
    /// The hypergraph of an undirected document: names of nodes as they are, years from an attribute of the edges, weights of edges as numbers of
    /// documents (1 where there is none). Edges of one year with the same nodes become one, their weights added; other attributes are left
    /// behind. O(document).
    /// </summary>
    /// <param name="yearAttribute">The attribute in an edge's <c>attrs</c> that holds its year. Where no edge has it, all are of year 0.</param>
    /// <exception cref="InputException">It is directed, an edge's year is missing or no whole number, a weight is no whole number from 1, or two ids read the same.</exception>
    public Hypergraph ToHypergraph(string yearAttribute = "year")
    {
        if (NetworkType == "directed")
            throw Wrong("network-type is directed, and a hypergraph here has no directions", Shown(_root["network-type"]));
        var builder = new HypergraphBuilder { SmallestSize = 0, Verbatim = true };
        var edges = new Dictionary<string, EdgeEntry>(StringComparer.Ordinal);
        var ids = new Dictionary<(string, string), JsonValueKind>();
        foreach (var entry in Entries("edges"))
        {
            var id = Id(entry, "edge", ids);
            if (!edges.TryAdd(id, new EdgeEntry(entry)) && !edges[id].SaysTheSame(entry, yearAttribute))
                throw Wrong($"the edge {id} stands twice among the edges, with another year or weight", null);
        }

        foreach (var entry in Entries("nodes"))
            builder.AddNode(Id(entry, "node", ids));
        foreach (var entry in Entries("incidences"))
        {
            var edge = Id(entry, "edge", ids);
            if (!edges.TryGetValue(edge, out var known))
                edges.Add(edge, known = new EdgeEntry(null));
            known.Nodes.Add(Id(entry, "node", ids));
        }

        var dated = edges.Values.Any(e => e.Attribute(yearAttribute) is not null);
        var documents = 0L;
        foreach (var (id, edge) in edges)
        {
            var weight = Weight(id, edge);
            if ((documents += weight) > int.MaxValue)
                throw Wrong($"the weight of edge {id} brings all weights above {int.MaxValue} documents, more than a hypergraph here can hold", Shown(edge.Weight));
            builder.Add(dated ? Year(id, edge, yearAttribute) : 0, edge.Nodes, weight);
        }

        return builder.Build().Graph;
    }

    /// <summary>
    /// The document of a hypergraph: edges named <c>e0</c>, <c>e1</c>, ... in its order, each with its weight and its year as an attribute; all
    /// nodes are listed, those in no hyperedge too. Read back by <see cref="ToHypergraph"/> it is the same hypergraph. O(incidences).
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

        var root = new JsonObject { ["network-type"] = "undirected", ["metadata"] = new JsonObject(), ["incidences"] = incidences, ["nodes"] = nodes, ["edges"] = edges };
        return new HifDocument(root, null);
    }

    private IEnumerable<JsonObject> Entries(string list) => _root[list] is JsonArray entries ? entries.Select(e => (JsonObject)e!) : [];

    private string Id(JsonObject entry, string name, Dictionary<(string, string), JsonValueKind> seen)
    {
        var text = HifId.TextOf(entry[name])!;
        var kind = entry[name]!.GetValueKind();
        if (seen.TryGetValue((name, text), out var before) && before != kind)
            throw Wrong($"the {name} {text} stands once as a text and once as a number, and names here are texts", Shown(entry[name]));
        seen[(name, text)] = kind;
        return text;
    }

    private int Year(string id, EdgeEntry edge, string attribute) =>
        edge.Attribute(attribute) is { } year && int.TryParse(HifId.TextOf(year), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"attrs.{attribute} of edge {id} is a whole number", edge.Attribute(attribute) is { } found ? Shown(found) : null);

    private int Weight(string id, EdgeEntry edge)
    {
        if (edge.Weight is not { } weight)
            return 1;
        var number = double.Parse(weight.ToJsonString(), CultureInfo.InvariantCulture);
        return number is >= 1 and <= int.MaxValue && double.IsInteger(number) ? (int)number : throw Wrong($"the weight of edge {id} is a whole number from 1: how many documents it stands for", Shown(weight));
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
