using System.IO.Compression;
using CsCheck;
using DeepInnovation.Classifier;
using DeepInnovation.Core;

namespace DeepInnovation.Tests.Classifier;

public sealed class DualLayerClassifierTests : TextClassifierContract
{
    // Label, outer and inner probability. A target recall of 3/4 is first reached at the outer threshold 0.4.
    private static readonly List<LabelledText> Eight =
    [
        Of(1, 0.9, 0.8), Of(0, 0.8, 0.3), Of(1, 0.5, 0.6), Of(1, 0.4, 0.2), Of(0, 0.4, 0.7), Of(1, 0.3, 1),
        Of(0, 0.2, 1), Of(0, 0.1, 1),
    ];

    private static readonly Gen<double> Probability = Gen.Int[0, 1000].Select(i => i / 1000.0);

    private protected override IReadOnlyList<LabelledText> Validation { get; } = Texts.Make(200, seed: 6);

    [Fact]
    public void Thresholds_pass_counts_and_scores_of_a_hand_made_case()
    {
        var (outer, inner) = (new FakeClassifier("outer"), new FakeClassifier("inner"));
        using var dual = new DualLayerClassifier(() => outer, () => inner, 0.75, minimumPerLabel: 2);
        dual.Fit(Eight, Eight, TestContext.Current.CancellationToken);
        Assert.Equal(Eight, outer.Train);
        Assert.Equal(Eight.Take(5), inner.Train);
        Assert.Equal(Eight.Take(5), inner.Validation);
        var screening = dual.Screening;
        Assert.Equal(0.4, screening.OuterThreshold);
        Assert.Equal(0.2, screening.InnerThreshold); // F1 at 0.8: 2/4; 0.7: 2/5; 0.6: 4/6; 0.3: 4/7; 0.2: 6/8, the highest
        Assert.Equal(0.4 + (0.6 * 0.2), screening.DecisionThreshold, 1e-15);
        Assert.Equal(new PassCount(4, 3, 4, 2), screening.Train);
        Assert.False(screening.InnerLearntFromAll);
    }

    [Fact]
    public void Too_few_of_a_label_and_the_inner_layer_learns_from_all()
    {
        var inner = new FakeClassifier("inner");
        using var dual = new DualLayerClassifier(() => new FakeClassifier("outer"), () => inner, 0.75, minimumPerLabel: 3);
        dual.Fit(Eight, Eight, TestContext.Current.CancellationToken);
        Assert.True(dual.Screening.InnerLearntFromAll);
        Assert.Equal(Eight, inner.Train);
        Assert.Equal(Eight, inner.Validation);
    }

    [Fact]
    public void Only_texts_that_passed_reach_the_inner_layer_and_all_of_them_rank_above_the_rest() =>
        Gen.Select(Probability, Probability).Array[1, 30].Sample(pairs =>
        {
            var inner = new FakeClassifier("inner");
            using var dual = new DualLayerClassifier(() => new FakeClassifier("outer"), () => inner, 0.75, 2);
            dual.Fit(Eight, Eight, CancellationToken.None);
            inner.Asked.Clear();
            var texts = pairs.Select(p => Of(0, p.Item1, p.Item2).Text).ToList();
            var layers = dual.ScoreLayers(texts);
            Assert.Equal(layers.Select(s => s.Score), dual.Score(texts));
            Assert.Equal(pairs.Count(p => p.Item1 >= 0.4) * 2, inner.Asked.Count);
            foreach (var (score, (outer, innerScore)) in layers.Zip(pairs))
            {
                Assert.Equal((outer, outer >= 0.4 ? innerScore : null), (score.Outer, score.Inner));
                Assert.Equal(outer >= 0.4 ? 0.4 + (0.6 * innerScore) : outer, score.Score, 1e-15);
                Assert.InRange(score.Score, 0, 1);
            }

            var ordered = layers.OrderByDescending(s => s.Score).ToList();
            var passed = ordered.TakeWhile(s => s.Inner is not null).ToList();
            Assert.All(ordered.Skip(passed.Count), s => Assert.Null(s.Inner));
            Assert.Equal(passed.Select(s => s.Inner).OrderDescending(), passed.Select(s => s.Inner));
        }, seed: "000000000000", iter: 300);

    [Fact]
    public void The_outer_layer_reaches_the_target_recall_on_validation_and_the_decision_is_the_inner_layers()
    {
        using var dual = new DualLayerClassifier(() => new BaselineClassifier(), () => new BaselineClassifier(), 0.97);
        dual.Fit(Train, Validation, TestContext.Current.CancellationToken);
        var s = dual.Screening;
        var positives = dual.ScoreLayers([.. Validation.Where(t => t.Label == 1).Select(t => t.Text)]);
        Assert.True(positives.Count(p => p.Outer >= s.OuterThreshold) >= 0.97 * positives.Length);
        Assert.True(positives.Count(p => p.Outer > s.OuterThreshold) < 0.97 * positives.Length); // the next threshold misses it
        Assert.All(dual.ScoreLayers(UnseenTexts), t =>
            Assert.Equal(t.Inner >= s.InnerThreshold, t.Score >= s.DecisionThreshold));
    }

    [Fact]
    public void A_saved_model_scores_as_before_and_holds_both_layers()
    {
        using var folder = new TemporaryFolder();
        using var dual = Fit(Train);
        File.WriteAllBytes(folder["dual.zip"], Saved(dual));
        using (var zip = ZipFile.OpenRead(folder["dual.zip"]))
            Assert.Equal(["inner", "outer", "screening.json"], zip.Entries.Select(e => e.FullName));
        using var back = DualLayerClassifier.Load(folder["dual.zip"], s => BaselineClassifier.Load(s),
            s => BaselineClassifier.Load(s));
        Assert.Equal(dual.Score(UnseenTexts), back.Score(UnseenTexts));
        Assert.Equal(((IScreeningClassifier)dual).Screening, back.Screening);
        foreach (var file in (string[])[folder.Write("wrong.zip", "no zip"), folder["none.zip"]])
            Assert.Contains(file, Assert.Throws<InputException>(() => DualLayerClassifier.Load(file,
                s => BaselineClassifier.Load(s), s => BaselineClassifier.Load(s))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_validation_texts_or_with_an_impossible_target_it_says_so()
    {
        using var dual = Create();
        Assert.Contains("no validation texts", Assert.Throws<InputException>(
            () => dual.Fit(Train, [], TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(
            () => new DualLayerClassifier(() => new FakeClassifier("a"), () => new FakeClassifier("b"), 1.5));
    }

    [Fact]
    public void Layers_are_named_and_given_back()
    {
        var (outer, inner) = (new FakeClassifier("x"), new FakeClassifier("y"));
        using (var dual = new DualLayerClassifier(() => outer, () => inner, 0.9))
        {
            Assert.Equal("dual-x-y", dual.Name);
            Assert.Equal(("x", "y", "0.9"),
                (dual.Parameters["outer.fake"], dual.Parameters["inner.fake"], dual.Parameters["dual.target-recall"]));
        }

        Assert.True(outer.Disposed && inner.Disposed);
    }

    protected override ITextClassifier Create(int? threads = null) =>
        new DualLayerClassifier(() => new BaselineClassifier(threads: threads), () => new BaselineClassifier(threads: threads));

    private static LabelledText Of(int label, double outer, double inner) =>
        new(FormattableString.Invariant($"outer={outer:R} inner={inner:R}"), label);
}
