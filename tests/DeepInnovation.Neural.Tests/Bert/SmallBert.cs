using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.RandomNumbers;
using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Tests.Bert;

/// <summary>
/// A BERT small enough for tests, and texts whose class a small model can learn: the one that speaks of red things.
/// </summary>
internal static class SmallBert
{
    private static readonly string[] Words =
        ["red", "blue", "apple", "stone", "river", "old", "new", "cat", "house", "runs", "sleeps", "stands", "under", "over",
            "the", "a"];

    public static readonly WordPieceTokenizer Tokenizer = new([.. WordPieceTokenizer.SpecialTokens, .. Words]);

    public static readonly BertConfig Config = new()
    {
        VocabularySize = Tokenizer.Vocabulary.Count,
        HiddenSize = 32,
        Layers = 2,
        Heads = 2,
        IntermediateSize = 64,
        MaximumPositions = 32,
    };

    public static BertWeights Fresh(BertHead head = BertHead.Classification, long seed = 7) =>
        BertWeights.Initialize(Config, head, 2, seed);

    public static ClassifiedTokens Rows(int count, long seed, int longest = 12)
    {
        var random = new Philox(seed, "texts").Open(0);
        var texts = Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, 2 + random.Next(longest - 3))
            .Select(_ => Words[random.Next(Words.Length)]))).ToList();
        return new(TokenTable.Encode(texts, Tokenizer, 32), [.. texts.Select(t => t.Split(' ').Contains("red") ? 1 : 0)]);
    }

    public static TrainingRecipe Recipe(int epochs = 3) =>
        new() { Name = "test", LearningRate = 3e-3, Epochs = epochs, BatchSize = 16, MicroBatchSize = 4, MaximumLength = 32 };
}
