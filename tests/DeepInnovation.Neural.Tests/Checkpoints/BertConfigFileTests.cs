using CsCheck;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;

namespace DeepInnovation.Neural.Tests.Checkpoints;

public sealed class BertConfigFileTests : IDisposable
{
    // As bert-base-uncased's settings are published.
    private const string BaseUncased = """
        {"architectures":["BertForMaskedLM"],"attention_probs_dropout_prob":0.1,"gradient_checkpointing":false,"hidden_act":"gelu",
        "hidden_dropout_prob":0.1,"hidden_size":768,"initializer_range":0.02,"intermediate_size":3072,"layer_norm_eps":1e-12,
        "max_position_embeddings":512,"model_type":"bert","num_attention_heads":12,"num_hidden_layers":12,"pad_token_id":0,
        "position_embedding_type":"absolute","transformers_version":"4.6.0.dev0","type_vocab_size":2,"use_cache":true,"vocab_size":30522}
        """;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_settings_of_bert_base_are_read_and_are_the_defaults()
    {
        var file = BertConfigFile.Read(folder.Put("config.json", BaseUncased));
        Assert.Equal(BertConfig.Base(), file.Config);
        Assert.Equal("BertForMaskedLM", file.Architecture);
        Assert.Empty(file.Labels);
        Assert.True(file.TiedWordEmbeddings);
        Assert.Equal(BertConfig.Base(), BertConfigFile.Read(folder.Put("config.json", "{}")).Config);
    }

    [Theory]
    [InlineData("""{"model_type":"roberta"}""", "model_type \"roberta\" is unsupported, expected \"bert\". Take a BERT encoder.")]
    [InlineData("""{"hidden_act":"relu"}""", "hidden_act \"relu\" is unsupported, expected \"gelu\". Take a BERT encoder.")]
    [InlineData("""{"position_embedding_type":"relative_key"}""",
        "position_embedding_type \"relative_key\" is unsupported, expected \"absolute\". Take a BERT encoder.")]
    [InlineData("""{"is_decoder":true}""", "is_decoder true is unsupported. Take a BERT encoder.")]
    [InlineData("""{"hidden_size":130}""", "hidden_size 130 is not a multiple of num_attention_heads 12.")]
    [InlineData("""{"vocab_size":0}""", "vocab_size is 0, expected at least 1.")]
    [InlineData("""{"num_hidden_layers":100000}""", "num_hidden_layers is 100000, at most 1000 are supported.")]
    [InlineData("""{"vocab_size":2000000000}""", "a tensor of 2000000000 x 768 values is larger than an array can be.")]
    [InlineData("""{"hidden_dropout_prob":1}""", "hidden_dropout_prob is 1, expected 0 or more and less than 1.")]
    [InlineData("""{"layer_norm_eps":0}""", "layer_norm_eps is 0, expected more than 0.")]
    [InlineData("""{"pad_token_id":30522}""", "pad_token_id is 30522, expected 0 to 30521.")]
    [InlineData("""{"classifier_dropout":0.5}""",
        "classifier_dropout 0.5 differs from hidden_dropout_prob 0.1, which is unsupported. Set it to null.")]
    [InlineData("""{"hidden_size":"768"}""", "hidden_size is \"\"768\"\", expected a number.")]
    [InlineData("""{"hidden_size":1.5}""", "hidden_size is \"1.5\", expected a whole number.")]
    [InlineData("""{"num_labels":3,"id2label":{"0":"a","1":"b"}}""", "num_labels is 3, but id2label names 2.")]
    [InlineData("""{"id2label":{"1":"a","2":"b"}}""", "id2label names 2 classes but not 0. Number them from 0.")]
    [InlineData("[]", "its root is not a JSON object.")]
    public void An_unsupported_or_wrong_setting_is_named(string json, string problem)
    {
        var path = folder.Put("config.json", json);
        Assert.Equal($"{path}: {problem}", Assert.Throws<ModelException>(() => BertConfigFile.Read(path)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"hidden_size":768,"hidden_size":768}""")]
    [InlineData("""{"model_type":"\uD800"}""")]
    [InlineData("""{"id2label":{"\uD800":"a"}}""")]
    [InlineData("""{"\uD800":true}""")]
    public void A_broken_file_is_told(string json)
    {
        var path = folder.Put("config.json", json);
        Assert.StartsWith(path + ": ", Assert.Throws<ModelException>(() => BertConfigFile.Read(path)).Message);
        Assert.StartsWith(path + ": ", Assert.Throws<ModelException>(() => PoolingConfig.Read(path)).Message);
    }

    [Fact]
    public void A_damaged_file_gives_a_message_or_a_valid_read_and_nothing_else()
    {
        var whole = System.Text.Encoding.UTF8.GetBytes(
            BaseUncased.Replace("\"use_cache\"", "\"id2label\":{\"0\":\"a\",\"1\":\"b\"},\"use_cache\""));
        var likely = "\"{}[],:0123456789-.eE\\ud8"u8.ToArray();
        var read = 0;
        Gen.Select(Gen.Int[0, whole.Length - 1],
            Gen.OneOf(Gen.Byte, Gen.Int[0, likely.Length - 1].Select(i => likely[i]))).Array[1, 8].Sample(changes =>
        {
            var bytes = (byte[])whole.Clone();
            foreach (var (at, value) in changes)
                bytes[at] = value;
            try
            {
                var path = folder.Put("config.json", bytes);
                BertConfigFile.Read(path);
                read++;
            }
            catch (ModelException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }, seed: "000000000000", iter: 2_000, threads: 1);
        Assert.True(read is > 100 and < 1900, $"{read} read");
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var size = Gen.Int[1, 3000];
        Gen.Select(Gen.Select(size, size, size, size), Gen.Select(Gen.Double[0, 0.9], Gen.Double[1e-13, 1e-3]),
            Gen.Int[1, 9]).Sample((s, d, labels) =>
        {
            var config = new BertConfig
            {
                VocabularySize = s.Item1,
                HiddenSize = 3 * s.Item2,
                Heads = 3,
                Layers = 1 + (s.Item3 % 40),
                IntermediateSize = s.Item3,
                MaximumPositions = s.Item4,
                TokenTypes = 1 + (s.Item4 % 3),
                HiddenDropout = d.Item1,
                AttentionDropout = d.Item1 / 3,
                LayerNormEpsilon = d.Item2,
                InitializerRange = d.Item2 * 7,
                PadId = s.Item1 / 2,
            };
            string[] names = [.. Enumerable.Range(0, labels).Select(i => $"класс {i}")];
            using (var stream = File.Create(folder.At("config.json")))
                BertConfigFile.Write(stream, config, BertHead.Classification, names);
            var read = BertConfigFile.Read(folder.At("config.json"));
            Assert.Equal(config, read.Config);
            Assert.Equal(names, read.Labels);
            Assert.Equal("BertForSequenceClassification", read.Architecture);
        }, seed: "000000000000", iter: 200, threads: 1);
    }
}
