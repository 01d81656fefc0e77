using DeepInnovation.Core;
using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>The engines of the join by name. All give the same pairs, ranks and scores, bit for bit.</summary>
public static class SimilarityEngines
{
    /// <summary>The names: <c>bytes</c> (the default), <c>float32</c>, <c>reference</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["bytes", "float32", "reference"];

    /// <summary>The fastest.</summary>
    /// <param name="threads">Threads, which change the time and never the result; null for one a processor.</param>
    public static ISimilarityJoin Default(int? threads = null) => new QuantizedJoin { Threads = threads };

    /// <summary>An engine by its name.</summary>
    /// <exception cref="InputException">There is no such engine.</exception>
    public static ISimilarityJoin Of(string name, int? threads = null) => name switch
    {
        "bytes" => Default(threads),
        "float32" => new PackedJoin { Threads = threads },
        "reference" => new ReferenceJoin { Threads = threads },
        _ => throw new InputException("there is no such engine of the join", null, null, value: name,
            hint: $"Give one of {string.Join(", ", Names)}"),
    };
}
