using DeepInnovation.Neural.RandomNumbers;

namespace DeepInnovation.Neural.Bert;

/// <summary>The values of a BERT model's parameters, by Hugging Face's names. Immutable.</summary>
public sealed class BertWeights
{
    private readonly Dictionary<string, float[]> _values;

    /// <summary>Takes the values as they are; one entry for each of <see cref="BertParameters.Of"/>.</summary>
    /// <exception cref="ArgumentException">A parameter is missing or has another length.</exception>
    public BertWeights(BertConfig config, BertHead head, int labels, IReadOnlyDictionary<string, float[]> values)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(values);
        (Config, Head, Labels) = (config, head, labels);
        Parameters = BertParameters.Of(config, head, labels);
        _values = Parameters.ToDictionary(
            p => p.Name,
            p => values.TryGetValue(p.Name, out var found) && found.Length == p.Count ? found
                : throw new ArgumentException(Misfit(p, found), nameof(values)),
            StringComparer.Ordinal);
    }

    /// <summary>The sizes.</summary>
    public BertConfig Config { get; }

    /// <summary>What stands on the encoder.</summary>
    public BertHead Head { get; }

    /// <summary>Classes, for <see cref="BertHead.Classification"/>.</summary>
    public int Labels { get; }

    /// <summary>Number of trained values in all parameters.</summary>
    public long ParameterCount => Parameters.Sum(p => p.Count);

    /// <summary>The parameters in their order.</summary>
    internal IReadOnlyList<BertParameter> Parameters { get; }

    /// <summary>A parameter's values, row-major.</summary>
    public float[] this[string name] => _values[name];

    /// <summary>All values by name.</summary>
    public IReadOnlyDictionary<string, float[]> Values => _values;

    /// <summary>
    /// Fresh weights as BERT starts: normal with the configuration's deviation, biases 0, gains 1; [PAD]'s row 0. O(parameters).
    /// </summary>
    /// <param name="config">The sizes.</param>
    /// <param name="head">What stands on the encoder.</param>
    /// <param name="labels">Classes.</param>
    /// <param name="seed">Equal seeds give equal weights; each parameter draws from a stream of its own name.</param>
    public static BertWeights Initialize(BertConfig config, BertHead head, int labels, long seed)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new(config, head, labels, BertParameters.Of(config, head, labels).ToDictionary(
            p => p.Name, p => Fresh(p, config, seed), StringComparer.Ordinal));
    }

    /// <summary>The same encoder under another head: what both have is kept, the rest is fresh.</summary>
    public BertWeights WithHead(BertHead head, int labels, long seed)
    {
        var values = BertParameters.Of(Config, head, labels).ToDictionary(
            p => p.Name,
            p => _values.TryGetValue(p.Name, out var known) && known.Length == p.Count ? known : Fresh(p, Config, seed),
            StringComparer.Ordinal);
        return new(Config, head, labels, values);
    }

    private static string Misfit(BertParameter parameter, float[]? found)
    {
        var count = found is null ? "none" : FormattableString.Invariant($"{found.Length}");
        return FormattableString.Invariant($"{parameter.Name} must have {parameter.Count} values, not {count}");
    }

    private static float[] Fresh(BertParameter parameter, BertConfig config, long seed)
    {
        var values = new float[parameter.Count];
        if (parameter.Initialization == Initialization.One)
            Array.Fill(values, 1);
        if (parameter.Initialization != Initialization.Normal)
            return values;
        var random = new Philox(seed, "initialize/" + parameter.Name).Open(0);
        for (var i = 0; i < values.Length; i++)
        {
            // Box and Muller (1958); one of the two values, so that element i is a function of i alone.
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            values[i] = (float)(config.InitializerRange * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        if (parameter.Name == "bert.embeddings.word_embeddings.weight")
            values.AsSpan(config.PadId * config.HiddenSize, config.HiddenSize).Clear();
        return values;
    }
}
