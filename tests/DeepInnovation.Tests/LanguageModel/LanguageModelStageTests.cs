using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.LanguageModel;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Runs;
using DeepInnovation.Tests.Classifier;

namespace DeepInnovation.Tests.LanguageModel;

public sealed class LanguageModelStageTests : IDisposable
{
    private static readonly LanguageModelRecipe Recipe = new() { DocumentsRead = 480, MaximumLength = 48, VocabularySize = 300 };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void It_learns_the_corpus_s_language_and_leaves_a_folder_that_can_be_opened()
    {
        var manifest = Execute("run");
        var model = BertCheckpoint.Read(Run("run").PathOf(LanguageModelStage.Place.Folder), BertHead.MaskedLanguageModel, 0);
        Assert.Equal(manifest.Counts["word-pieces"], model.Tokenizer.Vocabulary.Count);
        var curve = ParquetTable.Read<TrainingPoint>(
            Run("run").PathOf(LanguageModelStage.Place.Folder, LanguageModelStage.Curve.Name));
        Assert.Equal(manifest.Counts["steps"], curve.Count);
        Assert.Equal(Enumerable.Range(1, (int)manifest.Counts["epochs"]),
            curve.Where(p => p.EndsEpoch > 0).Select(p => p.EndsEpoch));
        Assert.True(curve.TakeLast(10).Average(p => p.Loss) < curve.Take(3).Average(p => p.Loss) - 0.3, "the loss did not fall");
        Assert.False(File.Exists(Run("run").PathOf(LanguageModelStage.Place.Folder, LanguageModelStage.Checkpoint.Name)));
    }

    [Fact]
    public void Stopped_and_started_again_it_leaves_the_same_bytes()
    {
        var whole = AiRun.Hashes(Execute("whole"));
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Execute("cut", new Stopper(stop, afterSteps: 20), stop.Token));
        Assert.True(File.Exists(Run("cut").PathOf(LanguageModelStage.Place.Folder, LanguageModelStage.Checkpoint.Name)));
        Assert.Equal(whole, AiRun.Hashes(Execute("cut")));
    }

    [Fact]
    public void A_checkpoint_is_checked_and_taken_over()
    {
        Execute("first");
        var from = Run("first").PathOf(LanguageModelStage.Place.Folder);
        var taken = StageRunner.Run(Run("second"), new LanguageModelStage(from)).Manifest;
        var (before, after) = (BertCheckpoint.Read(from, BertHead.None, 0),
            BertCheckpoint.Read(Run("second").PathOf(LanguageModelStage.Place.Folder), BertHead.None, 0));
        Assert.All(before.Weights.Values, v => Assert.Equal(v.Value, after.Weights[v.Key]));
        Assert.Equal(before.Tokenizer.Vocabulary.Count, taken.Counts["word-pieces"]);
        File.AppendAllText(Path.Combine(from, "vocab.txt"), "surplus\n");
        var error = Assert.Throws<InputException>(() => StageRunner.Run(Run("third"), new LanguageModelStage(from)));
        Assert.Contains("vocab", error.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<InputException>(
            () => StageRunner.Run(Run("third"), new LanguageModelStage(_folder["none"]))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private RunFolder Run(string name) => new(_folder[name], seed: 7);

    private StageManifest Execute(string name, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ParquetTable.Write(Run(name).PathOf(CorpusStage.Place.Folder, CorpusStage.Documents.Name),
            Texts.Make(120, seed: 4).Select((t, i) => new Document { Id = $"{i}", Title = t.Text }));
        return StageRunner.Run(Run(name), new LanguageModelStage(recipe: Recipe), progress: progress,
            cancellation: cancellation).Manifest;
    }

    private sealed class Stopper(CancellationTokenSource stop, long afterSteps) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Done >= afterSteps)
                stop.Cancel();
        }
    }
}
