using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Tests.Classifier;

/// <summary>A model's file alone decides as the run decided.</summary>
public sealed class TrainedClassifierTests(ExecutedClassifierRun executed, DualLayerRun dual)
    : IClassFixture<ExecutedClassifierRun>, IClassFixture<DualLayerRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_baseline_gives_the_runs_scores_to_the_last_bit_and_its_verdicts() =>
        Check(executed.Run, "baseline.zip", hasBert: false);

    [Fact]
    public void Two_layers_do_too() => Check(dual.Run, "dual-baseline.zip", hasBert: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BERT_does_too_in_one_layer_and_in_two(bool twoLayers)
    {
        using var run = new ClassifierRun();
        run.Execute(new ClassifierStage
        {
            Resamples = 0,
            AuditFolds = 2,
            Create = _ => twoLayers ? new DualLayerClassifier(() => Bert(), () => Bert()) : Bert(),
        });
        Check(run, twoLayers ? "dual-bert.zip" : "bert.zip", hasBert: true);

        static BertClassifier Bert() => new(() => SmallLanguageModel.Model, SmallLanguageModel.Recipe with { Epochs = 1 });
    }

    [Fact]
    public void The_baseline_beside_another_has_its_own_threshold()
    {
        using var model = TrainedClassifier.Load(dual.Run["baseline.zip"]);
        var row = ParquetTable.Read<ClassifierComparison>(dual.Run[ClassifierStage.Comparison.Name])
            .First(r => r.Role == "baseline");
        Assert.Equal(row.Threshold, model.Threshold);
        Assert.NotEqual(ClassifierEvaluation.Read(dual.Run[ClassifierStage.EvaluationFile.Name]).Threshold, model.Threshold);
    }

    [Fact]
    public void What_is_no_model_is_refused_by_name()
    {
        Refused(_folder["none.zip"], "none.zip does not exist");
        Refused(_folder.Write("a.zip", "hello"), "a.zip: this is not a zip file, so it is not a model of a classifier");
        Refused(Zip("b.zip", ("index.html", "x"), ("tables/a.csv", "y")),
            "b.zip: this zip is no model of a classifier: it holds index.html, tables/a.csv");
        Refused(Zip("c.zip"), "it holds nothing");
        Refused(Zip("d.zip", ("screening.json", "{"), ("outer", ""), ("inner", "")),
            "d.zip: this is not a model of a dual-layer classifier");
        Refused(Zip("dd.zip", ("screening.json", "{\"train\":{},\"validation\":{}}"), ("outer", "x"), ("inner", "y")),
            "dd.zip: a layer of this model is not a zip file");
        Refused(Zip("e.zip", ("TransformerChain/Model.key", "x")), "e.zip: the model has no threshold");
        Refused(Zip("f.zip", ("TransformerChain/Model.key", "x"), ("threshold.json", "{\"threshold\": null}")),
            "f.zip: the model's threshold.json has no threshold");
        Refused(Zip("g.zip", ("TransformerChain/Model.key", "x"), ("threshold.json", "[")),
            "g.zip: the model's threshold.json cannot be read");
        Refused(Zip("h.zip", ("TransformerChain/Model.key", "x"), ("threshold.json", "{\"threshold\": 0.5}")),
            "h.zip: this is not a model of the baseline classifier");
        Refused(Zip("i.zip", ("model.onnx", "x"), ("threshold.json", "{\"threshold\": 0.5}")), "i.zip: ");
    }

    [Fact]
    public void A_damaged_model_is_refused_by_name_or_scores_as_before()
    {
        var text = DocumentText.Of(executed.Run.Documents[0]);
        double[] expected;
        using (var sound = TrainedClassifier.Load(executed.Run["baseline.zip"]))
            expected = [.. sound.Classifier.Score([text]), sound.Threshold];
        var (random, whole, refused) = (new SeededRandom(3, "damage"), File.ReadAllBytes(executed.Run["baseline.zip"]), 0);
        for (var round = 0; round < 60; round++)
        {
            var bytes = whole.ToArray();
            if (round % 3 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            else
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_folder["x.zip"], bytes);
            try
            {
                using var model = TrainedClassifier.Load(_folder["x.zip"]);
                Assert.Equal(expected, model.Classifier.Score([text]).Append(model.Threshold));
            }
            catch (InputException error)
            {
                refused++;
                Assert.StartsWith(_folder["x.zip"], error.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 45, 60); // a bit of a date changes nothing
    }

    private static void Check(ClassifierRun run, string file, bool hasBert)
    {
        using var model = TrainedClassifier.Load(run[file]);
        var scores = ParquetTable.Read<DocumentScore>(run[ClassifierStage.Scores.Name]);
        var given = model.Classifier.Score(run.Documents.ConvertAll(DocumentText.Of));
        Assert.Equal(scores.Select(s => BitConverter.DoubleToInt64Bits(s.Score)), given.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(scores.Select(s => s.IsAI), given.Select(s => s >= model.Threshold));
        Assert.Equal(ClassifierEvaluation.Read(run[ClassifierStage.EvaluationFile.Name]).Threshold, model.Threshold);
        Assert.Equal(hasBert, model.HasBert);
    }

    private static void Refused(string path, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => TrainedClassifier.Load(path)).Message,
            StringComparison.Ordinal);

    private string Zip(string name, params (string Name, string Text)[] entries)
    {
        using var file = File.Create(_folder[name]);
        ModelZip.Write(file,
            [.. entries.Select(e => (e.Name, (Action<Stream>)(stream => stream.Write(AtomicFile.Utf8.GetBytes(e.Text)))))]);
        return _folder[name];
    }
}
