using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Files;

namespace DeepInnovation.Neural.Tests.Files;

public sealed class BertCheckpointTests
{
    [Theory]
    [InlineData(BertHead.None)]
    [InlineData(BertHead.Classification)]
    [InlineData(BertHead.MaskedLanguageModel)]
    public void What_is_written_is_read_again(BertHead head)
    {
        using var folder = new CheckpointFolder(head);
        AssertSame(folder.Model, BertCheckpoint.Open(folder.Root));
    }

    [Fact]
    public void Names_of_old_files_and_of_bare_encoders_are_understood()
    {
        using var folder = new CheckpointFolder(BertHead.None);
        folder.Rewrite(name => name["bert.".Length..].Replace("LayerNorm.weight", "LayerNorm.gamma", StringComparison.Ordinal).Replace("LayerNorm.bias", "LayerNorm.beta", StringComparison.Ordinal));
        AssertSame(folder.Model, BertCheckpoint.Open(folder.Root));
    }

    [Fact]
    public void Missing_unknown_and_wrongly_shaped_tensors_are_named_together()
    {
        using var folder = new CheckpointFolder();
        folder.Rewrite(
            name => name switch { "bert.pooler.dense.bias" => null, "bert.encoder.layer.1.output.dense.bias" => "bert.encoder.layer.7.output.dense.bias", _ => name },
            (name, shape) => name == "bert.encoder.layer.0.intermediate.dense.weight" ? [32, 64] : shape);
        var message = Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Root)).Message;
        Assert.Contains("missing: bert.encoder.layer.1.output.dense.bias, bert.pooler.dense.bias", message, StringComparison.Ordinal);
        Assert.Contains("unknown: bert.encoder.layer.7.output.dense.bias", message, StringComparison.Ordinal);
        Assert.Contains("bert.encoder.layer.0.intermediate.dense.weight is [32, 64] and should be [64, 32]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_of_another_size_is_named_with_both_sizes()
    {
        using var folder = new CheckpointFolder();
        File.AppendAllText(folder.Of("vocab.txt"), "surplus\n");
        var size = folder.Model.Tokenizer.Vocabulary.Count;
        Assert.Contains($"has {size + 1} word pieces, config.json says vocab_size {size}", Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_without_special_tokens_is_named()
    {
        using var folder = new CheckpointFolder();
        File.WriteAllText(folder.Of("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\nred\n");
        Assert.Contains("lacks [SEP], [MASK]", Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Root)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"model_type\": \"bert\"", "\"model_type\": \"roberta\"", "model_type is \"roberta\"")]
    [InlineData("\"hidden_act\": \"gelu\"", "\"hidden_act\": \"relu\"", "hidden_act is \"relu\"")]
    [InlineData("\"num_attention_heads\": 2", "\"num_attention_heads\": 3", "no multiple of num_attention_heads 3")]
    [InlineData("\"hidden_size\": 32", "\"hidden_size\": -1", "hidden_size is -1")]
    [InlineData("\"vocab_size\"", "\"vocabulary\"", "vocab_size is missing")]
    [InlineData("{", "[", "cannot be read as a configuration")]
    public void A_configuration_that_cannot_be_run_is_named(string from, string to, string expected)
    {
        using var folder = new CheckpointFolder();
        File.WriteAllText(folder.Of("config.json"), File.ReadAllText(folder.Of("config.json")).Replace(from, to, StringComparison.Ordinal));
        Assert.Contains(expected, Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_safetensors_tells_how_to_convert()
    {
        using var folder = new CheckpointFolder();
        File.Move(folder.Of("model.safetensors"), folder.Of("pytorch_model.bin"));
        Assert.Contains("safe_serialization=True", Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Root)).Message, StringComparison.Ordinal);
        Assert.Contains("is no folder", Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Of("nowhere"))).Message, StringComparison.Ordinal);
    }

    private static void AssertSame(PretrainedBert expected, PretrainedBert actual)
    {
        Assert.Equal(expected.Weights.Config, actual.Weights.Config);
        Assert.Equal(expected.Weights.Head, actual.Weights.Head);
        Assert.Equal(expected.Tokenizer.Vocabulary, actual.Tokenizer.Vocabulary);
        foreach (var parameter in expected.Weights.Parameters)
            Assert.Equal(expected.Weights[parameter.Name], actual.Weights[parameter.Name]);
    }
}
