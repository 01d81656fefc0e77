using DeepInnovation.Classifier;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Tests.Classifier;

/// <summary>
/// Small labelled texts: words of two topics in a common vocabulary, so that they can be told apart, but not perfectly.
/// </summary>
internal static class Texts
{
    private static readonly string[] Ai = ["neural", "network", "training", "learning", "classifier", "perceptron"];
    private static readonly string[] Other = ["valve", "steel", "polymer", "furnace", "gearbox", "hinge"];
    private static readonly string[] Common = ["method", "system", "device", "result", "data", "model", "apparatus", "signal"];

    public static List<LabelledText> Make(int count, long seed)
    {
        var random = new SeededRandom(seed, "texts");
        return [.. Enumerable.Range(0, count).Select(i => new LabelledText(Text(random, i % 2 == 0), i % 2 == 0 ? 1 : 0))];
    }

    private static string Text(SeededRandom random, bool ai)
    {
        var words = Enumerable.Range(0, 12).Select(_ => random.Next(10) switch
        {
            < 3 => (ai ? Ai : Other)[random.Next(6)],
            3 => (ai ? Other : Ai)[random.Next(6)],
            _ => Common[random.Next(8)],
        });
        return string.Join(' ', words);
    }
}
