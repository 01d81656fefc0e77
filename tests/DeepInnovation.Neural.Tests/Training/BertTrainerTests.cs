using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Tests.Bert;
using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Tests.Training;

public sealed class BertTrainerTests
{
    private static readonly ClassifiedTokens Train = SmallBert.Rows(160, 1);
    private static readonly ClassifiedTokens Validation = SmallBert.Rows(60, 2);

    [Fact]
    public void It_learns_what_can_be_learnt()
    {
        var (weights, history) = new BertTrainer { Recipe = SmallBert.Recipe(15) }.Run(
            SmallBert.Fresh(), new SequenceClassification(Train, Validation), TestContext.Current.CancellationToken);
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss / 2);
        var test = SmallBert.Rows(200, 3);
        using var scorer = new BertScorer(BertInferenceModel.Write(weights), 2);
        var logits = scorer.Run(test.Table, cancellation: TestContext.Current.CancellationToken);
        var right = test.Labels.Index().Count(l => (logits[(2 * l.Index) + 1] > logits[2 * l.Index]) == (l.Item == 1));
        Assert.True(right >= 190, $"{right} of 200 right");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_number_of_threads_changes_no_bit(int threads)
    {
        var expected = Run(2, null, 2);
        Assert.True(Equal(expected, Run(2, null, threads)));
    }

    [Fact]
    public void Stopped_after_any_step_and_started_again_it_ends_with_the_same_weights()
    {
        var undisturbed = Run(3, null, 2);
        var perEpoch = Train.Labels.Count / 16;
        for (var stop = 1; stop < 3 * perEpoch; stop += 7)
        {
            var store = new MemoryStore();
            using var source = new CancellationTokenSource();
            var progress = new Watch(p =>
            {
                if (p.Step == stop)
                    source.Cancel();
            });
            var tuning = new BertTrainer { Recipe = SmallBert.Recipe(), Store = store, Progress = progress };
            Assert.Throws<OperationCanceledException>(
                () => tuning.Run(SmallBert.Fresh(), new SequenceClassification(Train, Validation), source.Token));
            Assert.Equal(stop > perEpoch, store.Bytes is not null);
            Assert.True(Equal(undisturbed, Run(3, store, 2)), $"stopped after step {stop}");
        }
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_not_taken_up()
    {
        var store = new MemoryStore();
        Run(1, store, 2);
        Assert.True(Equal(Run(2, null, 2), Run(2, store, 2)));
    }

    [Fact]
    public void Other_validation_texts_or_another_max_norm_make_another_training()
    {
        var start = SmallBert.Fresh();
        var recipe = SmallBert.Recipe();
        var objective = new SequenceClassification(Train, Validation);
        var other = new SequenceClassification(
            Train, Validation with { Table = SmallBert.Rows(Validation.Labels.Count, 4).Table });
        string[] fingerprints = [objective.Fingerprint(recipe, start), other.Fingerprint(recipe, start),
            objective.Fingerprint(recipe with { MaxNorm = 2 }, start)];
        Assert.Distinct(fingerprints);
    }

    [Fact]
    public void A_damaged_checkpoint_is_named()
    {
        var store = new MemoryStore();
        Run(2, store, 2);
        var whole = store.Bytes!;
        foreach (var length in new[] { 0, 3, 100, whole.Length / 2, whole.Length - 1 })
        {
            store.Bytes = whole[..length];
            var error = Assert.Throws<ModelException>(() => Run(2, store, 2));
            Assert.Contains("start the training again", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Patience_stops_and_the_best_epoch_is_kept()
    {
        var recipe = SmallBert.Recipe(40) with { Patience = 2 };
        var (_, history) = new BertTrainer { Recipe = recipe }.Run(
            SmallBert.Fresh(), new SequenceClassification(Train, Validation), TestContext.Current.CancellationToken);
        var best = history.Epochs.MaxBy(e => e.Quality)!;
        Assert.Equal(best.Epoch, history.BestEpoch);
        Assert.True(history.Epochs.Count < 40, "it never stopped");
        Assert.Equal(best.Epoch + 2, history.Epochs.Count);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_with_an_explanation()
    {
        var recipe = SmallBert.Recipe() with { LearningRate = 1e30, WarmUpRatio = 0 };
        var error = Assert.Throws<ModelException>(() => new BertTrainer { Recipe = recipe }.Run(
            SmallBert.Fresh(), new SequenceClassification(Train, Validation), TestContext.Current.CancellationToken));
        Assert.Contains("smaller learning rate", error.Message, StringComparison.Ordinal);
        Assert.Contains("step 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_beyond_the_classes_is_named()
    {
        var wrong = Train with { Labels = [.. Train.Labels.Select((l, i) => i == 4 ? 2 : l)] };
        var error = Assert.Throws<ModelException>(() => new BertTrainer { Recipe = SmallBert.Recipe() }.Run(
            SmallBert.Fresh(), new SequenceClassification(wrong, Validation), TestContext.Current.CancellationToken));
        Assert.Equal("label 2 of training row 5 is none of the 2 classes 0 to 1", error.Message);
    }

    [Fact]
    public void An_empty_training_split_is_named_and_an_empty_validation_split_is_allowed()
    {
        var none = new ClassifiedTokens(TokenTable.Encode([], SmallBert.Tokenizer, 32), []);
        var tuning = new BertTrainer { Recipe = SmallBert.Recipe(1) };
        var error = Assert.Throws<ModelException>(() => tuning.Run(
            SmallBert.Fresh(), new SequenceClassification(none, Validation), TestContext.Current.CancellationToken));
        Assert.Contains("empty", error.Message, StringComparison.Ordinal);
        var (_, history) = tuning.Run(
            SmallBert.Fresh(), new SequenceClassification(Train, none), TestContext.Current.CancellationToken);
        Assert.True(double.IsNaN(Assert.Single(history.Epochs).Quality));
    }

    [Theory]
    [InlineData(0.15, 0)]
    [InlineData(0.3, 3)]
    public void Masked_tokens_are_learnt_and_an_interrupted_training_ends_with_the_same_weights(double probability,
        int classTokenTargets) =>
        LearnsAndResumes(BertHead.MaskedLanguageModel, new MaskedLanguageModeling(Train.Table, SmallBert.Tokenizer)
        {
            MaskProbability = probability,
            ClassTokenTargets = classTokenTargets,
        });

    [Fact]
    public void Pairs_are_learnt_and_an_interrupted_training_ends_with_the_same_weights() =>
        LearnsAndResumes(BertHead.None, new ContrastiveLearning(Train.Table, Train.Table));

    [Fact]
    public void Texts_of_special_tokens_alone_are_passed_over()
    {
        var table = TokenTable.Encode([.. Enumerable.Repeat("", 40), "red apple"], SmallBert.Tokenizer, 32);
        var (_, history) = new BertTrainer { Recipe = SmallBert.Recipe(2) }.Run(
            SmallBert.Fresh(BertHead.MaskedLanguageModel), new MaskedLanguageModeling(table, SmallBert.Tokenizer),
                TestContext.Current.CancellationToken);
        Assert.Equal(2, history.Steps.Count);
    }

    [Fact]
    public void Too_few_texts_and_unequal_tables_are_named()
    {
        var one = TokenTable.Encode(["red"], SmallBert.Tokenizer, 32);
        var none = TokenTable.Encode([], SmallBert.Tokenizer, 32);
        Assert.Contains("no texts", Assert.Throws<ModelException>(() =>
            new MaskedLanguageModeling(none, SmallBert.Tokenizer)).Message, StringComparison.Ordinal);
        Assert.Contains("at least two", Assert.Throws<ModelException>(() => new ContrastiveLearning(one, one)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ContrastiveLearning(one, Train.Table));
        Assert.Throws<ArgumentException>(() => new SequenceClassification(new(one, []), Validation));
    }

    private static void LearnsAndResumes(BertHead head, TrainingObjective objective)
    {
        var recipe = SmallBert.Recipe(4);
        var start = SmallBert.Fresh(head);
        var (expected, history) = new BertTrainer { Recipe = recipe }.Run(
            start, objective, TestContext.Current.CancellationToken);
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss);
        Assert.Equal(4, history.BestEpoch);

        var store = new MemoryStore();
        using var source = new CancellationTokenSource();
        var progress = new Watch(p =>
        {
            if (p.Epoch == 3)
                source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(
            () => new BertTrainer { Recipe = recipe, Store = store, Progress = progress }.Run(start, objective, source.Token));
        var (resumed, whole) = new BertTrainer { Recipe = recipe, Store = store }.Run(
            start, objective, TestContext.Current.CancellationToken);
        Assert.True(Equal(expected, resumed));
        Assert.Equal(history.Steps, whole.Steps);
    }

    private static BertWeights Run(int epochs, MemoryStore? store, int threads) =>
        new BertTrainer { Recipe = SmallBert.Recipe(epochs), Store = store, Threads = threads }.Run(SmallBert.Fresh(),
            new SequenceClassification(Train, Validation)).Weights;

    private static bool Equal(BertWeights a, BertWeights b) => a.Parameters.All(p => a[p.Name].AsSpan().SequenceEqual(b[p.Name]));

    private sealed class Watch(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
