using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>
/// Which tensor of a checkpoint is which parameter. Three generations of names are in use: with and without the
/// <c>bert.</c> prefix, and <c>LayerNorm.gamma/beta</c> (converted from TensorFlow) for <c>LayerNorm.weight/bias</c>.
/// </summary>
internal sealed class CheckpointNames
{
    private const string Decoder = "cls.predictions.decoder.";

    // Loaded or initialised as a whole: half a head is a broken file, not a missing head.
    private static readonly string[] HeadParts = ["bert.pooler.", "classifier.", "cls.predictions."];

    private readonly Dictionary<string, SafetensorsTensor> byName = new(StringComparer.Ordinal);
    private readonly List<string> twice = [], unknown = [], missing = [], wrong = [];

    /// <summary>The tensor of each parameter that the checkpoint has.</summary>
    public Dictionary<string, SafetensorsTensor> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>Parameters of a missing head, in the model's order.</summary>
    public List<string> Fresh { get; } = [];

    /// <summary>Tensors of other heads, by their names in the file.</summary>
    public List<string> Unused { get; } = [];

    /// <summary>Matches all tensors. O(tensors + parameters).</summary>
    /// <exception cref="ModelException">Tensors are unknown, missing, there twice or of a wrong shape; all in one
    /// message.</exception>
    public static CheckpointNames Match(
        string path, IReadOnlyList<SafetensorsTensor> tensors, BertConfig config, IReadOnlyList<BertParameter> parameters,
            bool freshHead)
    {
        var names = new CheckpointNames();
        names.Collect(tensors);
        names.Take(parameters, freshHead);
        names.LeaveOut(config);
        names.ThrowIfAny(path, freshHead);
        return names;
    }

    /// <summary>Today's name, with its prefix, of a tensor under any of the names in use.</summary>
    public static string Canonical(string name)
    {
        if (name.StartsWith("embeddings.", StringComparison.Ordinal) || name.StartsWith("encoder.", StringComparison.Ordinal)
            || name.StartsWith("pooler.", StringComparison.Ordinal))
            name = "bert." + name;
        if (name.EndsWith(".LayerNorm.gamma", StringComparison.Ordinal))
            return name[..^"gamma".Length] + "weight";
        return name.EndsWith(".LayerNorm.beta", StringComparison.Ordinal) ? name[..^"beta".Length] + "bias" : name;
    }

    private static string Quote(SafetensorsTensor tensor) => FileFault.Quote(tensor.Name);

    private void Collect(IReadOnlyList<SafetensorsTensor> tensors)
    {
        foreach (var tensor in tensors.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            var name = Canonical(tensor.Name);
            if (!byName.TryAdd(name, tensor))
                twice.Add($"{Quote(tensor)} (also as {Quote(byName[name])})");
        }
    }

    private void Take(IReadOnlyList<BertParameter> parameters, bool freshHead)
    {
        // Newer versions of transformers store the tied output bias under the decoder's name only.
        if (!byName.ContainsKey("cls.predictions.bias") && byName.TryGetValue(Decoder + "bias", out var bias))
            byName["cls.predictions.bias"] = bias;
        foreach (var parameter in parameters)
        {
            if (byName.TryGetValue(parameter.Name, out var tensor))
            {
                CheckShape(tensor, parameter.Shape);
                Tensors[parameter.Name] = tensor;
            }
            else if (freshHead
                && HeadParts.FirstOrDefault(part => parameter.Name.StartsWith(part, StringComparison.Ordinal)) is { } part
                && !parameters.Any(p => p.Name.StartsWith(part, StringComparison.Ordinal) && byName.ContainsKey(p.Name)))
            {
                Fresh.Add(parameter.Name);
            }
            else
            {
                missing.Add(FileFault.Quote(parameter.Name));
            }
        }
    }

    private void LeaveOut(BertConfig config)
    {
        var taken = Tensors.Values.ToHashSet();
        foreach (var (name, tensor) in byName.OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            if (taken.Contains(tensor) || name is "bert.embeddings.position_ids" or "bert.embeddings.token_type_ids")
                continue;
            if (name == Decoder + "weight")
                CheckShape(tensor, [config.VocabularySize, config.HiddenSize]);
            else if (name == Decoder + "bias")
                CheckShape(tensor, [config.VocabularySize]);
            else if (HeadParts.Any(part => name.StartsWith(part, StringComparison.Ordinal))
                || name.StartsWith("cls.seq_relationship.", StringComparison.Ordinal))
                Unused.Add(tensor.Name);
            else
                unknown.Add(Quote(tensor));
        }
    }

    private void CheckShape(SafetensorsTensor tensor, IReadOnlyList<int> shape)
    {
        if (!tensor.IsFloat)
            wrong.Add($"{Quote(tensor)} has the type {tensor.DataType}, expected a floating-point type");
        else if (!tensor.Shape.SequenceEqual(shape.Select(length => (long)length)))
            wrong.Add($"{Quote(tensor)} is {FileFault.Shape(tensor.Shape)}, expected {FileFault.Shape(shape)}");
    }

    private void ThrowIfAny(string path, bool freshHead)
    {
        var problems = new List<string>();
        Say("missing", missing);
        Say("of the wrong shape or type", wrong);
        Say("unknown", unknown);
        Say("there twice", twice);
        if (problems.Count == 0)
            return;
        var onlyHead = missing.Count > 0 && problems.Count == 1 && !freshHead
            && missing.All(name => HeadParts.Any(part => name.AsSpan(1).StartsWith(part)));
        throw FileFault.In(path, string.Join("; ", problems), onlyHead
            ? "The checkpoint has no such head: ask for a freshly initialised one"
            : "Check that the file and config.json belong to one BERT model");

        void Say(string what, List<string> tensors)
        {
            if (tensors.Count > 0)
                problems.Add(FormattableString.Invariant(
                    $"{tensors.Count} tensor{(tensors.Count == 1 ? "" : "s")} {what}: {FileFault.Listing(tensors)}"));
        }
    }
}
