namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>Arrows between layers (projects, or namespaces), each with a pair of types as its example.</summary>
internal sealed class LayerGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _arrows = new(StringComparer.Ordinal);

    /// <summary>The arrows that <paramref name="uses"/> make; a layer's use of itself is none.</summary>
    /// <param name="uses">The uses of types.</param>
    /// <param name="layer">The layer of a type; null for a type that is none of ours.</param>
    public LayerGraph(IEnumerable<TypeUse> uses, Func<UsedType, string?> layer)
    {
        foreach (var use in uses.OrderBy(u => u.From.Name, StringComparer.Ordinal).ThenBy(u => u.To.Name, StringComparer.Ordinal))
        {
            if (layer(use.From) is not { } from || layer(use.To) is not { } to || from == to)
                continue;
            if (!_arrows.TryGetValue(from, out var targets))
                _arrows[from] = targets = new(StringComparer.Ordinal);
            targets.TryAdd(to, $"{use.From.Name} uses {use.To.Name}");
        }
    }

    /// <summary>The arrows that are not allowed, in words.</summary>
    public IEnumerable<string> Forbidden(Func<string, string, bool> allowed) =>
        from source in _arrows
        from target in source.Value.Keys
        where !allowed(source.Key, target)
        select Arrow(source.Key, target);

    /// <summary>A shortest cycle through each layer that is on one, in words, each cycle once.</summary>
    public IEnumerable<string> Cycles() => _arrows.Keys.Select(Cycle).OfType<List<string>>()
        .DistinctBy(layers => string.Join(' ', layers.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
        .Select(layers => string.Join("; ", layers.Select((layer, i) => Arrow(layer, layers[(i + 1) % layers.Count]))));

    private List<string>? Cycle(string start)
    {
        var (before, queue) = (new Dictionary<string, string>(StringComparer.Ordinal), new Queue<string>([start]));
        while (queue.TryDequeue(out var layer))
        {
            foreach (var next in _arrows.TryGetValue(layer, out var targets) ? targets.Keys : Enumerable.Empty<string>())
            {
                if (next == start)
                {
                    List<string> cycle = [layer];
                    while (cycle[0] != start)
                        cycle.Insert(0, before[cycle[0]]);
                    return cycle;
                }

                if (before.TryAdd(next, layer))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    private string Arrow(string from, string to) => $"{from} -> {to} ({_arrows[from][to]})";
}
