using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Optimization;
using DeepInnovation.Neural.Training;
using Microsoft.ML.OnnxRuntime;
using TrainingSession = DeepInnovation.Neural.Optimization.TrainingSession;

namespace DeepInnovation.Neural.Tests.Bert;

/// <summary>Logits, losses, every gradient and an AdamW run against what PyTorch recorded; see reference/README.md.</summary>
public sealed class PyTorchReferenceTests
{
    private const double GradientTolerance = 1e-4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Classification_has_PyTorch_s_loss_and_gradients_however_the_batch_is_cut(int microBatchSize)
    {
        var recorded = RecordedCase.Open("classification");
        var classWeights = recorded.Floats("class_weights");
        using var session = Session(SequenceClassification.Model(recorded.Config, recorded.Labels), recorded);
        var microBatches = recorded.Rows("").Chunk(microBatchSize).Select(rows => recorded.Classified("", rows, classWeights))
            .ToList();
        var (loss, norm) = session.ComputeGradients(microBatches);
        Assert.Equal(recorded.Number("loss"), loss, 1e-5);
        Assert.Equal(recorded.Number("gradient_norm"), norm, 1e-4 * norm);
        GradientsAgree(session, recorded);
    }

    [Fact]
    public void Classification_has_PyTorch_s_logits()
    {
        var recorded = RecordedCase.Open("classification");
        var weights = new BertWeights(recorded.Config, BertHead.Classification, recorded.Labels, recorded.Weights("weight."));
        var result = Run(BertInferenceModel.Write(weights), recorded.Inputs("", ""), BertInferenceModel.LogitsName);
        Near(recorded.Floats("logits"), result, 1e-5);
    }

    [Fact]
    public void The_masked_language_model_has_PyTorch_s_loss_and_gradients()
    {
        var recorded = RecordedCase.Open("masked");
        using var session = Session(MaskedLanguageModeling.Model(recorded.Config), recorded);
        var targets = recorded.Integers("targets");
        using var inputs = recorded.Inputs("", "", targets.Length)
            .Add(MaskedLanguageModeling.PositionsName, recorded.Integers("positions"), targets.Length)
            .Add(TrainableBert.TargetsName, targets, targets.Length)
            .Add(TrainableBert.WeightsName, Enumerable.Repeat(1f, targets.Length).ToArray(), targets.Length);
        var (loss, _) = session.ComputeGradients([inputs]);
        Assert.Equal(recorded.Number("loss"), loss, 1e-5);
        GradientsAgree(session, recorded);
    }

    [Fact]
    public void The_contrastive_loss_has_PyTorch_s_value_and_gradients()
    {
        var recorded = RecordedCase.Open("encoder");
        using var session = Session(ContrastiveLearning.Model(recorded.Config), recorded);
        using var inputs = recorded.Inputs("anchor.", "", 6);
        var positive = recorded.Shape("positive.input_ids");
        foreach (var name in new[] { "input_ids", "attention_mask", "token_type_ids" })
            inputs.Add(name + ContrastiveLearning.SecondSuffix, recorded.Integers("positive." + name), positive);
        inputs.Add(TrainableBert.WeightsName, Enumerable.Repeat(1f, 6).ToArray(), 6);
        var (loss, _) = session.ComputeGradients([inputs]);
        Assert.Equal(recorded.Number("loss"), loss, 1e-4);
        GradientsAgree(session, recorded);
    }

    [Fact]
    public void The_encoder_has_PyTorch_s_hidden_states_and_sentence_vectors()
    {
        var recorded = RecordedCase.Open("encoder");
        var weights = new BertWeights(recorded.Config, BertHead.None, 0, recorded.Weights("weight."));
        Near(recorded.Floats("last_hidden"),
            Run(BertInferenceModel.Write(weights), recorded.Inputs("anchor.", ""), BertInferenceModel.HiddenName), 2e-5);
        Near(recorded.Floats("sentences"), Run(BertInferenceModel.Write(weights, meanPooled: true),
            recorded.Inputs("anchor.", ""), BertInferenceModel.SentenceName), 1e-5);
    }

    [Fact]
    public void Thirty_steps_of_AdamW_follow_PyTorch_s()
    {
        var recorded = RecordedCase.Open("adamw30");
        using var session = Session(SequenceClassification.Model(recorded.Config, recorded.Labels), recorded);
        var schedule = new LinearSchedule(recorded.Number("peak"), 3, 30);
        var (losses, norms, rates) = (
            recorded.Numbers("losses"), recorded.Numbers("gradient_norms"), recorded.Numbers("learning_rates"));
        for (var step = 0; step < 30; step++)
        {
            using var inputs = recorded.Classified($"batch.{step % 6}.", [.. recorded.Rows("batch.0.")], null);
            var (loss, norm) = session.ComputeGradients([inputs]);
            session.Update(schedule.At(step + 1), Math.Min(1, 1 / (norm + 1e-6)));
            Assert.Equal(rates[step], schedule.At(step + 1), 1e-9);
            Assert.Equal(losses[step], loss, 1e-3);
            Assert.Equal(norms[step], norm, 1e-3 * Math.Max(1, norms[step]));
        }

        foreach (var (name, expected) in recorded.Weights("after.")
            .Where(w => !w.Key.EndsWith("key.bias", StringComparison.Ordinal)))
            Near(expected, session.Get(name), 2e-5);
    }

    private static TrainingSession Session(TrainingModel model, RecordedCase recorded)
    {
        var session = new TrainingSession(model, new TrainingOptions());
        foreach (var (name, values) in recorded.Weights("weight."))
            session.Set(name, values);
        return session;
    }

    /// <summary>
    /// Over the largest value of the tensor; an attention key's bias has the exact gradient 0 and is held against the largest of
    /// all.
    /// </summary>
    private static void GradientsAgree(TrainingSession session, RecordedCase recorded)
    {
        var all = recorded.Weights("gradient.");
        Assert.Equal(
            session.Parameters.Select(p => p.Tensor.Name).Order(StringComparer.Ordinal), all.Keys.Order(StringComparer.Ordinal));
        var largestOfAll = all.Values.Max(v => v.Max(Math.Abs));
        foreach (var (name, expected) in all)
        {
            var scale = name.EndsWith("key.bias", StringComparison.Ordinal) ? largestOfAll : expected.Max(Math.Abs);
            var worst = expected.Zip(session.Gradient(name)).Max(p => Math.Abs(p.First - p.Second));
            Assert.True(worst <= GradientTolerance * scale, $"{name}: differs by {worst}, its largest value is {scale}");
        }
    }

    private static float[] Run(byte[] model, ModelInputs inputs, string output)
    {
        using var session = ExecutionProvider.Cpu.Open(model);
        using var options = new RunOptions();
        using var result = session.Run(
            options, [.. inputs.Values.Select(v => v.Name)], [.. inputs.Values.Select(v => v.Value)], [output]);
        inputs.Dispose();
        return result[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static void Near(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var worst = expected.Zip(actual).Max(p => Math.Abs(p.First - p.Second));
        Assert.True(worst <= tolerance, $"differs by {worst}");
    }
}
