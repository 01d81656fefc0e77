using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Embeddings;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Runs;
using DeepInnovation.Tests.Classifier;

namespace DeepInnovation.Tests.Embeddings;

public sealed class TransformerEncoderTests
{
    private static readonly string[] Scripts =
    [
        "graph neural network", "réseau de neurones", "нейронная сеть", "神经网络", "ニューラルネット", "신경망", "الشبكة العصبية",
        "νευρωνικό δίκτυο", "तंत्रिका जाल", "โครงข่าย", "", "?!", "a", new string('x', 5000),
    ];

    [Fact]
    public void A_vector_has_length_one_and_depends_on_its_text_alone()
    {
        using var encoder = new TransformerEncoder(SentenceEncoder.Of(SmallLanguageModel.Model, 48), "small", threads: 2);
        var together = encoder.Encode(Scripts, TestContext.Current.CancellationToken);
        using var single = new TransformerEncoder(SentenceEncoder.Of(SmallLanguageModel.Model, 48), "small", threads: 1);
        for (var i = 0; i < Scripts.Length; i++)
        {
            var row = together[(i * 32)..((i + 1) * 32)];
            Assert.Equal(row, single.Encode([Scripts[i]], TestContext.Current.CancellationToken));
            Assert.Equal(Scripts[i].Any(char.IsLetterOrDigit) ? 1 : 0, Math.Sqrt(row.Sum(v => (double)v * v)), 1e-6);
        }

        Assert.Empty(encoder.Encode([], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_folder_of_sentence_transformers_gives_the_same_vectors()
    {
        using var folder = new TemporaryFolder();
        var model = SmallLanguageModel.Model with { Weights = SmallLanguageModel.Model.Weights.WithHead(BertHead.None, 0, 0) };
        BertCheckpoint.Write(model, (file, write) => AtomicFile.Write(folder[file], write));
        folder.Write("modules.json", """
            [{"idx":0,"name":"0","path":"","type":"sentence_transformers.models.Transformer"},
             {"idx":1,"name":"1","path":"1_Pooling","type":"sentence_transformers.models.Pooling"},
             {"idx":2,"name":"2","path":"2_Normalize","type":"sentence_transformers.models.Normalize"}]
            """);
        Directory.CreateDirectory(folder["1_Pooling"]);
        folder.Write("1_Pooling/config.json",
            """{"word_embedding_dimension":32,"pooling_mode_cls_token":false,"pooling_mode_mean_tokens":true}""");
        folder.Write("sentence_bert_config.json", """{"max_seq_length":48,"do_lower_case":false}""");
        using var opened = TransformerEncoder.Open(folder.Path);
        using var expected = new TransformerEncoder(SentenceEncoder.Of(model, 48), "small");
        Assert.Equal(expected.Encode(Scripts, TestContext.Current.CancellationToken),
            opened.Encode(Scripts, TestContext.Current.CancellationToken));

        // An export to ONNX that ends in token vectors, in place of the weights.
        File.Delete(folder["model.safetensors"]);
        Directory.CreateDirectory(folder["onnx"]);
        File.WriteAllBytes(folder["onnx/model.onnx"], BertInferenceModel.Write(model.Weights));
        using var onnx = TransformerEncoder.Open(folder.Path);
        foreach (var (mine, other) in onnx.Encode(Scripts, TestContext.Current.CancellationToken)
            .Zip(expected.Encode(Scripts, TestContext.Current.CancellationToken)))
            Assert.Equal(other, mine, 1e-6f);

        File.WriteAllText(folder["onnx/model.onnx"], "no model");
        Assert.Contains("ONNX Runtime cannot open the model",
            Assert.Throws<InputException>(() => TransformerEncoder.Open(folder.Path)).Message, StringComparison.Ordinal);
        folder.Write("1_Pooling/config.json", """{"pooling_mode_cls_token":true}""");
        Assert.Contains("cls_token", Assert.Throws<InputException>(() => TransformerEncoder.Open(folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Ranks_recall_and_reciprocal_rank_by_hand()
    {
        // Three first texts against three second ones, two dimensions.
        float[] first = [1, 0, 0, 1, 1, 0], second = [1, 0, 0, 1, 0.5f, 0];
        Assert.Equal([1, 1, 2], RetrievalEvaluation.Ranks(first, second, 2));
        var measured = RetrievalEvaluation.Of("by hand", [1, 1, 2, 8]);
        Assert.Equal((0.5, 0.75, 1.0, (1 + 1 + 0.5 + 0.125) / 4),
            (measured.RecallAt1, measured.RecallAt5, measured.RecallAt10, measured.MeanReciprocalRank));

        // Equal scores: the smaller index comes first.
        Assert.Equal([1, 2], RetrievalEvaluation.Ranks([1, 0, 1, 0], [1, 0, 1, 0], 2));
    }

    [Fact]
    public void Training_brings_titles_nearer_to_their_abstracts()
    {
        var documents = Pairs(600);
        var trained = ContrastiveTraining.Run(documents, SmallLanguageModel.Model,
            seed: 3, recipe: ContrastiveTraining.Recipe with { Epochs = 8, LearningRate = 2e-3 },
            cancellation: TestContext.Current.CancellationToken);
        using var encoder = trained.Encoder;
        using var untrained = new TransformerEncoder(SentenceEncoder.Of(SmallLanguageModel.Model, 48), "untrained");
        var fresh = Pairs(200, seed: 77);
        double Mrr(ISentenceEncoder e) =>
            RetrievalEvaluation.Of(e, fresh.ConvertAll(d => d.Title), fresh.ConvertAll(d => d.Abstract)).MeanReciprocalRank;
        Assert.True(Mrr(encoder) > 1.5 * Mrr(untrained), $"{Mrr(encoder)} after, {Mrr(untrained)} before");
        Assert.Equal(2, trained.Retrieval.Count);
        Assert.InRange(trained.Retrieval[0].N, 35, 85);
    }

    /// <summary>A title of three words; its abstract holds them among others.</summary>
    private static List<Document> Pairs(int count, long seed = 5)
    {
        string[] words = [
            .. Texts.Make(300, seed: 1).SelectMany(t => t.Text.Split(' ')).Distinct().Order(StringComparer.Ordinal)];
        var random = new SeededRandom(seed, "pairs");
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            string[] title = [.. Enumerable.Range(0, 3).Select(_ => words[random.Next(words.Length)])];
            return new Document
            {
                Id = $"{seed}-{i}",
                Title = string.Join(' ', title),
                Abstract = string.Join(' ', title.Concat(Enumerable.Range(0, 4).Select(_ => words[random.Next(words.Length)]))),
            };
        })];
    }
}
