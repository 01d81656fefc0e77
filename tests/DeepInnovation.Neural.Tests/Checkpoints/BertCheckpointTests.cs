using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;

namespace DeepInnovation.Neural.Tests.Checkpoints;

public sealed class BertCheckpointTests : IDisposable
{
    private static readonly string[] Pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "##b"];

    private static readonly BertConfig Small = new()
    {
        VocabularySize = 7,
        HiddenSize = 4,
        Heads = 2,
        Layers = 2,
        IntermediateSize = 6,
        MaximumPositions = 5,
    };

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(BertHead.None)]
    [InlineData(BertHead.Classification)]
    [InlineData(BertHead.MaskedLanguageModel)]
    public void What_is_written_is_read_back(BertHead head)
    {
        Write(head, lowerCase: false);
        var checkpoint = BertCheckpoint.Open(folder.Root);
        Assert.Equal(Small, checkpoint.Config);
        Assert.Equal(Pieces, checkpoint.Vocabulary);
        Assert.False(checkpoint.LowerCase);
        Assert.Equal(head == BertHead.Classification ? ["LABEL_0", "LABEL_1", "LABEL_2"] : [], checkpoint.File.Labels);
        NameLabels("no", "yes", "maybe");
        Assert.Equal(head == BertHead.Classification ? ["no", "yes", "maybe"] : [], BertCheckpoint.Open(folder.Root).File.Labels);
        var loaded = checkpoint.Load(head, labels: 3);
        Assert.Empty(loaded.Report.Fresh);
        Assert.Empty(loaded.Report.Unused);
        var parameters = BertParameters.Of(Small, head, 3);
        Assert.Equal(parameters.Count, loaded.Values.Count);
        Assert.All(parameters, p => Assert.Equal(Values(p), loaded.Values[p.Name]));
    }

    [Fact]
    public void Parameters_are_copied_in_the_order_of_the_model()
    {
        Write(BertHead.Classification);
        var order = new List<string>();
        BertCheckpoint.Open(folder.Root).CopyTo(BertHead.Classification, 3, freshHead: false, p =>
        {
            order.Add(p.Name);
            return new float[p.Count];
        });
        Assert.Equal(BertParameters.Of(Small, BertHead.Classification, 3).Select(p => p.Name), order);
    }

    [Fact]
    public void An_encoder_is_saved_without_prefix()
    {
        Write(BertHead.None);
        using var file = SafetensorsFile.Open(folder.At("model.safetensors"));
        Assert.True(file.Contains("embeddings.LayerNorm.bias"));
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal(["config.json", "model.safetensors", "tokenizer_config.json", "vocab.txt"],
            Directory.GetFiles(folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Old_names_buffers_tied_weights_and_other_heads_are_understood()
    {
        // As google's bert-base-uncased: gamma and beta, a pooler and a pre-training head.
        Write(BertHead.MaskedLanguageModel);
        Weights(BertHead.MaskedLanguageModel, name => name == "cls.predictions.bias" ? "cls.predictions.decoder.bias"
                : name.Replace("LayerNorm.weight", "LayerNorm.gamma").Replace("LayerNorm.bias", "LayerNorm.beta"),
            Tensor("cls.predictions.decoder.weight", 7, 4), Tensor("bert.embeddings.position_ids", 1, 5),
            Tensor("bert.pooler.dense.weight", 4, 4), Tensor("bert.pooler.dense.bias", 4),
            Tensor("cls.seq_relationship.weight", 2, 4), Tensor("cls.seq_relationship.bias", 2));
        var checkpoint = BertCheckpoint.Open(folder.Root);
        var loaded = checkpoint.Load(BertHead.MaskedLanguageModel);
        Assert.All(BertParameters.Of(Small, BertHead.MaskedLanguageModel), p => Assert.Equal(Values(p), loaded.Values[p.Name]));
        Assert.Equal(
            ["bert.pooler.dense.bias", "bert.pooler.dense.weight", "cls.seq_relationship.bias", "cls.seq_relationship.weight"],
            loaded.Report.Unused);

        var classifier = checkpoint.Load(BertHead.Classification, 2, freshHead: true);
        Assert.Equal(["classifier.weight", "classifier.bias"], classifier.Report.Fresh);
        Assert.True(classifier.Values.ContainsKey("bert.pooler.dense.weight"));
        Assert.Equal(
            $"{folder.At("model.safetensors")}: 2 tensors missing: \"classifier.weight\", \"classifier.bias\". "
            + "The checkpoint has no such head: ask for a freshly initialised one.",
            Assert.Throws<ModelException>(() => checkpoint.Load(BertHead.Classification)).Message);
    }

    [Fact]
    public void Half_a_head_is_not_a_missing_head()
    {
        Write(BertHead.None);
        Weights(BertHead.None, name => name, Tensor("classifier.weight", 2, 4));
        Assert.StartsWith(
            $"{folder.At("model.safetensors")}: 1 tensor missing: \"classifier.bias\". Check that",
            Assert.Throws<ModelException>(() =>
                BertCheckpoint.Open(folder.Root).Load(BertHead.Classification, 2, freshHead: true)).Message);
    }

    [Fact]
    public void Unknown_missing_doubled_and_wrong_tensors_are_listed_at_once()
    {
        Write(BertHead.None);
        Weights(
            BertHead.None,
            name => name.StartsWith("bert.encoder.layer.1.", StringComparison.Ordinal) ? name.Replace("layer.1.", "layer.9.")
                : name,
            Tensor("embeddings.LayerNorm.beta", 4), Tensor("cls.predictions.decoder.weight", 7, 5));
        Assert.Equal(
            $"{folder.At("model.safetensors")}: 16 tensors missing: \"bert.encoder.layer.1.attention.self.query.weight\", "
            + "\"bert.encoder.layer.1.attention.self.query.bias\", \"bert.encoder.layer.1.attention.self.key.weight\", "
            + "\"bert.encoder.layer.1.attention.self.key.bias\", "
            + "\"bert.encoder.layer.1.attention.self.value.weight\" and 11 more; "
            + "1 tensor of the wrong shape or type: \"cls.predictions.decoder.weight\" is [7, 5], expected [7, 4]; "
            + "16 tensors unknown: \"bert.encoder.layer.9.attention.output.LayerNorm.bias\", "
            + "\"bert.encoder.layer.9.attention.output.LayerNorm.weight\", "
            + "\"bert.encoder.layer.9.attention.output.dense.bias\", \"bert.encoder.layer.9.attention.output.dense.weight\", "
            + "\"bert.encoder.layer.9.attention.self.key.bias\" and 11 more; "
            + "1 tensor there twice: \"embeddings.LayerNorm.beta\" (also as \"bert.embeddings.LayerNorm.bias\"). "
            + "Check that the file and config.json belong to one BERT model.",
            Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Root).Load(BertHead.None)).Message);
    }

    [Fact]
    public void A_truncated_file_and_a_vocabulary_of_the_wrong_size_are_told()
    {
        Write(BertHead.None);
        var path = folder.At("model.safetensors");
        var bytes = File.ReadAllBytes(path);
        folder.Put("model.safetensors", bytes[..^1]);
        Assert.StartsWith(
            $"{path}: the file ends after {bytes.Length - 1} of {bytes.Length} bytes, inside tensor ",
            Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Root).Load(BertHead.None)).Message);
        folder.Put("vocab.txt", string.Join('\n', Pieces.Append("more")));
        Assert.Equal(
            $"{folder.At("vocab.txt")}: has 8 pieces, but config.json says vocab_size 7. Take both files from the same model.",
            Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Root)).Message);
    }

    [Fact]
    public void A_directory_without_safetensors_says_how_to_get_them()
    {
        Assert.StartsWith($"{folder.Root}: has no model.safetensors. ", Refusal());
        folder.Put("pytorch_model.bin", "x");
        Assert.StartsWith(
            $"{folder.Root}: has pytorch_model.bin but no model.safetensors. Convert it there with Python: import torch; "
            + "from safetensors.torch import",
            Refusal());
        folder.Put("model.safetensors.index.json", "{}");
        Assert.StartsWith($"{folder.Root}: the weights are split over several files", Refusal());
        Assert.Equal($"{folder.At("no")}: the directory does not exist. Check the path.",
            Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.At("no"))).Message);
    }

    [Fact]
    public void Tokenizer_settings_are_read_and_unsupported_ones_named()
    {
        Write(BertHead.None);
        var path = folder.Put("tokenizer_config.json", """{"do_lower_case":true,"strip_accents":false}""");
        Assert.Equal(
            $"{path}: strip_accents differs from do_lower_case, which is unsupported. Set strip_accents to null.", Refusal());
        folder.Put("tokenizer_config.json", """{"tokenize_chinese_chars":false}""");
        Assert.StartsWith($"{path}: tokenize_chinese_chars false is unsupported.", Refusal());
        File.Delete(path);
        Assert.True(BertCheckpoint.Open(folder.Root).LowerCase);
    }

    [Fact]
    public void Nothing_is_written_of_a_vocabulary_that_does_not_fit()
    {
        var message = Assert.Throws<ModelException>(() => Write(BertHead.None, pieces: Pieces[..6])).Message;
        Assert.Equal(
            "the vocabulary: has 6 pieces, but config.json says vocab_size 7. Take both files from the same model.", message);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    private static TensorSource Tensor(string name, params int[] shape) =>
        TensorSource.Of(name, shape, new float[shape.Aggregate(1, (a, b) => a * b)]);

    // Different in every parameter, so that two of one shape cannot be mistaken.
    private static float[] Values(BertParameter parameter)
    {
        var sum = parameter.Name.Select((c, i) => c * (i + 1)).Sum();
        return [.. Enumerable.Range(0, (int)parameter.Count).Select(i => sum + (i / 64f))];
    }

    /// <summary>Gives the classes names, as people do who train a classifier with transformers.</summary>
    private void NameLabels(params string[] names)
    {
        var config = File.ReadAllText(folder.At("config.json"));
        for (var id = 0; id < names.Length; id++)
            config = config.Replace($"LABEL_{id}", names[id], StringComparison.Ordinal);
        File.WriteAllText(folder.At("config.json"), config);
    }

    private void Write(BertHead head, bool lowerCase = true, string[]? pieces = null)
    {
        var values = BertParameters.Of(Small, head, 3).ToDictionary(p => p.Name, Values);
        var model = new PretrainedBert(new(Small, head, 3, values), new(pieces ?? Pieces, lowerCase));
        BertCheckpoint.Write(model, (name, write) =>
        {
            using var stream = File.Create(folder.At(name));
            write(stream);
        });
    }

    private void Weights(BertHead head, Func<string, string> rename, params TensorSource[] more)
    {
        using var stream = File.Create(folder.At("model.safetensors"));
        SafetensorsWriter.Write(stream,
            [.. BertParameters.Of(Small, head).Select(p => TensorSource.Of(rename(p.Name), p.Shape, Values(p))), .. more]);
    }

    private string Refusal() => Assert.Throws<ModelException>(() => BertCheckpoint.Open(folder.Root)).Message;
}
