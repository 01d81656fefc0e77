using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Tests.Samples;

namespace DeepInnovation.Tests.Classifier;

public sealed class LabelAuditTests(ITestOutputHelper output)
{
    [Fact]
    public void A_hand_made_confident_joint()
    {
        // t_1 = (.9 + .8 + .1) / 3 = .6; t_0 = (.9 + .6 + .3 + .2) / 4 = .5.
        int[] labels = [1, 1, 1, 0, 0, 0, 0];
        double[] probabilities = [0.9, 0.8, 0.1, 0.1, 0.4, 0.7, 0.8];
        Assert.Equal([false, false, true, false, false, true, true], LabelAudit.Doubtful(labels, probabilities));
        // .55 of label 0 is not above t_1, so it is not doubted although label 1 is more probable.
        Assert.Equal([false, false, true, false, false, false, true],
            LabelAudit.Doubtful(labels, [0.9, 0.8, 0.1, 0.1, 0.4, 0.55, 0.8]));
    }

    [Fact]
    public void One_label_alone_is_never_doubted_and_one_of_two_confident_labels_is_the_more_probable()
    {
        Assert.Equal([false, false], LabelAudit.Doubtful([1, 1], [0.1, 0.9]));
        // t_1 = .35, t_0 = .325. The first and third row are above both, and their own label is the more probable.
        Assert.Equal([false, true, false, true], LabelAudit.Doubtful([1, 1, 0, 0], [0.6, 0.1, 0.45, 0.9]));
    }

    [Fact]
    public void No_probability_comes_from_a_classifier_that_saw_the_row_or_its_group()
    {
        var texts = Enumerable.Range(0, 120).Select(i => new LabelledText($"fold=0.5 text{i}", i % 2)).ToList();
        var groups = Enumerable.Range(0, 120).Select(i => $"g{i / 3}").ToList();
        var made = new List<FakeClassifier>();
        FakeClassifier Create()
        {
            var fake = new FakeClassifier("fold");
            lock (made)
                made.Add(fake);
            return fake;
        }

        var scores = LabelAudit.OutOfSample(Create, texts, groups, 4, 9, TestContext.Current.CancellationToken);
        Assert.All(scores, s => Assert.Equal(0.5, s));
        Assert.Equal(4, made.Count);
        var groupOf = texts.Zip(groups).ToDictionary(p => p.First.Text, p => p.Second);
        Assert.All(made, fake =>
        {
            Assert.Empty(fake.Train.Select(t => groupOf[t.Text]).Intersect(fake.Asked.Select(t => groupOf[t])));
            Assert.Equal(texts.Count, fake.Train.Count + fake.Asked.Count);
            Assert.True(fake.Disposed);
        });
        Assert.Equal(texts.Select(t => t.Text).Order(), made.SelectMany(f => f.Asked).Order());
    }

    [Fact]
    public void Too_few_rows_of_a_label_are_not_audited()
    {
        var texts = Enumerable.Range(0, 60)
            .Select(i => new LabelledText($"fold=0.5 {i}", i < LabelAudit.MinimumPerLabel - 1 ? 1 : 0)).ToList();
        var scores = LabelAudit.OutOfSample(() => new FakeClassifier("fold"), texts, [.. texts.Select(t => t.Text)], 3, 1,
            TestContext.Current.CancellationToken);
        Assert.All(scores, s => Assert.True(double.IsNaN(s)));
    }

    [Fact]
    public void On_the_samples_doubted_labels_are_wrong_far_more_often_than_labels_are()
    {
        var truth = CsvFile.Read(Path.Combine(CorpusFixture.Folder, "truth.csv"), "id", "is_ai", "recorded_label")
            .ToDictionary(r => r["id"]!);
        var rows = CsvFile.Read(Path.Combine(CorpusFixture.Folder, "papers.csv"), "id", "title", "abstract").Take(1500)
            .Select(r => (Text: DocumentText.Of(new Document { Title = r["title"]!, Abstract = r["abstract"]! }),
                Truth: truth[r["id"]!])).ToList();
        var texts = rows.ConvertAll(r => new LabelledText(r.Text, r.Truth["recorded_label"] == "1" ? 1 : 0));
        var wrong = rows.ConvertAll(r => r.Truth["recorded_label"] != r.Truth["is_ai"]);
        var scores = LabelAudit.OutOfSample(() => new BaselineClassifier(), texts, [.. texts.Select(t => t.Text)], 3, 42,
            TestContext.Current.CancellationToken);
        var doubtful = LabelAudit.Doubtful(texts.ConvertAll(t => t.Label), scores);
        var ranked = Enumerable.Range(0, rows.Count).Where(i => doubtful[i])
            .OrderBy(i => texts[i].Label == 1 ? scores[i] : 1 - scores[i]).ToList();
        double Precision(int count) => (double)ranked.Take(count).Count(i => wrong[i]) / Math.Min(count, ranked.Count);
        var rate = (double)wrong.Count(w => w) / rows.Count;
        var recall = (double)ranked.Count(i => wrong[i]) / wrong.Count(w => w);
        output.WriteLine(FormattableString.Invariant(
            $"wrong {rate:P1} of {rows.Count}; {ranked.Count} doubted: precision {Precision(ranked.Count):P1}, of the first 25 ")
            + FormattableString.Invariant($"{Precision(25):P1}, of the first 50 {Precision(50):P1}; recall {recall:P1}"));
        Assert.InRange(ranked.Count, 20, rows.Count / 5);
        Assert.True(Precision(ranked.Count) > 3 * rate, $"{Precision(ranked.Count)} against {rate}");
        Assert.True(recall > 0.3, $"{recall}");
    }
}
