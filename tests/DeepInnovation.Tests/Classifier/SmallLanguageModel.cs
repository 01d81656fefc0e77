using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Tests.Classifier;

/// <summary>An untrained BERT, 32 wide, whose vocabulary comes from the tests' texts.</summary>
internal static class SmallLanguageModel
{
    public static PretrainedBert Model { get; } = Make();

    public static TrainingRecipe Recipe { get; } =
        new() { Name = "small", LearningRate = 3e-3, Epochs = 6, BatchSize = 16, MicroBatchSize = 8, MaximumLength = 48 };

    private static PretrainedBert Make()
    {
        var tokenizer = new WordPieceTokenizer(WordPieceTrainer.Train(Texts.Make(300, seed: 1).Select(t => t.Text), 400));
        var config = new BertConfig
        {
            VocabularySize = tokenizer.Vocabulary.Count,
            HiddenSize = 32,
            Layers = 1,
            Heads = 2,
            IntermediateSize = 64,
            MaximumPositions = 64,
            InitializerRange = 0.06,
        };
        return new(BertWeights.Initialize(config, BertHead.MaskedLanguageModel, 0, 5), tokenizer);
    }
}
