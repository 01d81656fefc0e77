using DeepInnovation.Core;
using DeepInnovation.Neural;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Neural.Training;
using DeepInnovation.Runs;

namespace DeepInnovation.Classifier;

/// <summary>The paper's classifier: two BERTs from one language model, the outer to screen and the inner to decide.</summary>
public static class DualLayerBert
{
    /// <summary>What checkpoints of the stage's trainings end in; they are removed when the stage is done.</summary>
    internal const string CheckpointEnding = ".checkpoint";

    /// <summary>
    /// The offline default for a small language model and a few thousand labels. Batches of 16 and a learning rate of 5e-4 were
    /// the best of what was tried on the synthetic corpus (2e-4 to 1e-3; docs/classifier.md).
    /// </summary>
    public static TrainingRecipe Tiny { get; } =
        new() { Name = "tiny", LearningRate = 5e-4, Epochs = 3, BatchSize = 16, MicroBatchSize = 8, MaximumLength = 128 };

    /// <summary>A recipe by name: <c>tiny</c> or <c>paper</c>.</summary>
    /// <exception cref="InputException">There is no such recipe.</exception>
    public static TrainingRecipe Recipe(string name) => name switch
    {
        "tiny" => Tiny,
        "paper" => TrainingRecipe.Paper,
        _ => throw new InputException($"there is no recipe \"{name}\"", "Choose tiny or paper"),
    };

    /// <summary>The classifier, ready to be fitted.</summary>
    /// <param name="languageModel">The folder of the language model; opened when fitting begins.</param>
    /// <param name="recipe">How each layer is fine-tuned.</param>
    /// <param name="targetRecall">Share of AI documents that the outer layer must let pass on the validation split.</param>
    /// <param name="context">The stage that fits it, for checkpoints and progress; null for neither.</param>
    public static DualLayerClassifier Create(string languageModel, TrainingRecipe recipe,
        double targetRecall, StageContext? context)
    {
        return new(() => Layer("outer"), () => Layer("inner"), targetRecall);

        BertClassifier Layer(string name) => new(() => Open(languageModel, recipe.Seed), recipe)
        {
            Store = context is null ? null : new CheckpointFile(context.PathOf(name + CheckpointEnding)),
            Progress = context is null ? null : new StepReport(context, $"{name} steps"),
        };
    }

    private static PretrainedBert Open(string folder, long seed)
    {
        try
        {
            return BertCheckpoint.Read(folder, BertHead.Classification, 2, seed);
        }
        catch (ModelException error)
        {
            throw new InputException(error.Message, null, null, hint: "Run the language-model stage again", inner: error);
        }
    }
}
