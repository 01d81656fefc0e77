namespace DeepInnovation.Neural.Graphs;

/// <summary>
/// Reverse-mode differentiation (Linnainmaa, 1970): walks the operations backwards and adds, for each, the nodes that turn the
/// gradient of its result into the gradients of its inputs. The gradients are ordinary nodes of the same graph.
/// </summary>
internal static class Backpropagation
{
    /// <summary>The gradient of a scalar with respect to each given tensor, of that tensor's shape. O(operations).</summary>
    /// <param name="graph">Holds all of them, and gets the new nodes.</param>
    /// <param name="loss">A float without dimensions.</param>
    /// <param name="parameters">What to differentiate by.</param>
    /// <param name="seed">The gradient of the loss itself; null for 1.</param>
    /// <exception cref="ArgumentException">The loss is no scalar, or does not depend on a parameter.</exception>
    public static IReadOnlyList<Tensor> Gradients(Graph graph, Tensor loss, IReadOnlyList<Tensor> parameters, Tensor? seed = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(parameters);
        if (loss.Shape.Rank != 0)
            throw new ArgumentException($"the loss must be a scalar, not {loss}", nameof(loss));

        // The rules add operations of their own; only those that were there before are walked.
        TapeEntry[] tape = [.. graph.Tape];
        var wanted = ThatDependOn(tape, parameters);
        var contributions = new Dictionary<Tensor, List<Tensor>> { [loss] = [seed ?? graph.Scalar(1)] };
        foreach (var entry in tape.Reverse())
        {
            if (!wanted.Contains(entry.Output) || !contributions.TryGetValue(entry.Output, out var parts))
                continue;
            var gradients = entry.Gradient(Total(graph, parts));
            foreach (var (input, gradient) in entry.Inputs.Zip(gradients))
            {
                if (gradient is null || !wanted.Contains(input))
                    continue;
                if (!contributions.TryGetValue(input, out var known))
                    contributions[input] = known = [];
                known.Add(gradient);
            }
        }

        return [.. parameters.Select(p => contributions.TryGetValue(p, out var parts) ? Total(graph, parts)
            : throw new ArgumentException($"the loss does not depend on '{p.Name}'", nameof(parameters)))];
    }

    private static HashSet<Tensor> ThatDependOn(TapeEntry[] tape, IReadOnlyList<Tensor> parameters)
    {
        HashSet<Tensor> dependent = [.. parameters];
        foreach (var entry in tape)
        {
            if (entry.Inputs.Any(dependent.Contains))
                dependent.Add(entry.Output);
        }

        return dependent;
    }

    /// <summary>
    /// A tensor used several times gets the sum of what each use contributes, in the order in which they were found.
    /// </summary>
    private static Tensor Total(Graph graph, List<Tensor> parts)
    {
        var total = parts[0];
        foreach (var part in parts.Skip(1))
            total = graph.Add(total, part);
        parts.Clear();
        parts.Add(total);
        return total;
    }
}
