using DeepInnovation.Neural.Checkpoints;

namespace DeepInnovation.Neural.Tests.Checkpoints;

public sealed class SentenceEncoderFilesTests : IDisposable
{
    // As all-MiniLM-L6-v2's files are published.
    private const string Modules = """
        [{"idx":0,"name":"0","path":"","type":"sentence_transformers.models.Transformer"},
         {"idx":1,"name":"1","path":"1_Pooling","type":"sentence_transformers.models.Pooling"},
         {"idx":2,"name":"2","path":"2_Normalize","type":"sentence_transformers.models.Normalize"}]
        """;

    private const string Mean = """
        {"word_embedding_dimension":384,"pooling_mode_cls_token":false,"pooling_mode_mean_tokens":true,
         "pooling_mode_max_tokens":false,"pooling_mode_mean_sqrt_len_tokens":false}
        """;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void MiniLM_is_understood()
    {
        folder.Put("modules.json", Modules);
        folder.Put("1_Pooling/config.json", Mean);
        folder.Put("sentence_bert_config.json", """{"max_seq_length":256,"do_lower_case":false}""");
        Assert.Equal(new SentenceEncoderFiles(folder.Root, new PoolingConfig(384), true, 256, false), SentenceEncoderFiles.Read(
            folder.Root));
        File.Delete(folder.At("sentence_bert_config.json"));
        Assert.Null(SentenceEncoderFiles.Read(folder.Root).MaximumLength);
    }

    [Theory]
    [InlineData("""{"pooling_mode_cls_token":true}""", "cls_token")]
    [InlineData("""{"pooling_mode_mean_tokens":true,"pooling_mode_max_tokens":true}""", "mean_tokens + max_tokens")]
    [InlineData("""{"pooling_mode":"lasttoken"}""", "lasttoken")]
    [InlineData("{}", "no mode")]
    public void Another_pooling_is_named(string json, string mode)
    {
        var path = folder.Put("config.json", json);
        Assert.Equal(
            $"{path}: pooling by {mode} is unsupported, expected mean_tokens alone. Take an encoder with mean pooling.",
            Assert.Throws<ModelException>(() => PoolingConfig.Read(path)).Message);
    }

    [Fact]
    public void Mean_pooling_is_read_in_its_newer_spelling() => Assert.Equal(
        new PoolingConfig(384),
        PoolingConfig.Read(folder.Put("config.json", """{"embedding_dimension":384,"pooling_mode":"mean"}""")));

    [Theory]
    [InlineData("2_Normalize\",\"type\":\"sentence_transformers.models.Normalize",
        "2_Dense\",\"type\":\"sentence_transformers.models.Dense",
        "the module \"sentence_transformers.models.Dense\" is unsupported here. "
        + "Expected are a Transformer, a Pooling and at most a Normalize, in this order.")]
    [InlineData("1_Pooling\"", "../x\"", "the path \"../x\" leads out of the directory.")]
    [InlineData("\"type\"", "\"kind\"", "a module has no type.")]
    public void Another_module_is_named(string old, string replaced, string problem)
    {
        var path = folder.Put("modules.json", Modules.Replace(old, replaced));
        folder.Put("1_Pooling/config.json", Mean);
        Assert.Equal($"{path}: {problem}", Assert.Throws<ModelException>(() => SentenceEncoderFiles.Read(folder.Root)).Message);
    }

    [Fact]
    public void A_list_without_modules_and_a_length_too_short_are_told()
    {
        var path = folder.Put("modules.json", "[]");
        Assert.Equal($"{path}: lists no Transformer.",
            Assert.Throws<ModelException>(() => SentenceEncoderFiles.Read(folder.Root)).Message);
        folder.Put("modules.json", Modules);
        folder.Put("1_Pooling/config.json", Mean);
        path = folder.Put("sentence_bert_config.json", """{"max_seq_length":2}""");
        Assert.Equal($"{path}: max_seq_length is 2, expected at least 3: [CLS], a piece and [SEP].",
            Assert.Throws<ModelException>(() => SentenceEncoderFiles.Read(folder.Root)).Message);
    }
}
