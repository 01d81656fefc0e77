using System.Text;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples.Release;

/// <summary>
/// Words of the generated release. No two rows of a table have one title: a row's number, scrambled, picks its four words.
/// </summary>
internal static class ReleaseText
{
    private static readonly string[] Stems =
    [
        "adaptive", "binary", "causal", "deep", "elastic", "federated", "gated", "hybrid", "iterative", "joint", "kernel",
        "latent", "modular", "neural", "optimal", "parallel",
    ];

    private static readonly string[] Nouns =
    [
        "attention", "boundary", "clustering", "detection", "embedding", "fusion", "grammar", "hashing", "inference", "judgement",
        "knowledge", "learning", "matching", "network", "ontology", "planning",
    ];

    private static readonly string[] Endings = ["model", "system", "method", "device"];

    internal static readonly string[] Symbols =
        [
            "G06N3/08", "G06N3/04", "G06N20/00",
            "G06T7/11", "G06K9/00", "G06F16/35", "G10L15/22", "H04N5/232", "A61B5/00", "B60W30/08", "G05D1/02", "G06Q10/04",
        ];

    internal static string Title(int row)
    {
        var key = (int)((row * 2654435761L + 12345) & (ReleaseSize.Most - 1));
        return $"{Word(key & 63)} and {Word((key >> 6) & 63)} for {Word((key >> 12) & 63)} in {Word((key >> 18) & 63)}";
    }

    internal static string Abstract(SeededRandom random)
    {
        var text = new StringBuilder(480);
        for (var sentence = 0; sentence < 4; sentence++)
        {
            text.Append(sentence == 0 ? "We present " : " It uses ");
            for (var word = 0; word < 5; word++)
                text.Append(word > 0 ? ", " : "").Append(Word(random.Next(64)));
            text.Append('.');
        }

        return text.ToString();
    }

    /// <summary>Three to seven different phrases of two words.</summary>
    internal static string[] Keywords(SeededRandom random)
    {
        var (first, step, count) = (random.Next(256), 1 + (2 * random.Next(16)), 3 + random.Next(5));
        return [.. Enumerable.Range(0, count).Select(i => (first + (i * step)) & 255)
            .Select(k => $"{Stems[k & 15]} {Nouns[k >> 4]}")];
    }

    internal static string[] Ipc(SeededRandom random)
    {
        var first = random.Next(Symbols.Length);
        return [.. Enumerable.Range(0, 1 + random.Next(3)).Select(i => Symbols[(first + (5 * i)) % Symbols.Length])];
    }

    private static string Word(int number) => $"{Stems[number & 15]} {Endings[number >> 4]}";
}
