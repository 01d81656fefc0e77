using System.Text.Json;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Files;

/// <summary>
/// A BERT in a folder as Hugging Face lays it out: model.safetensors, config.json, vocab.txt and, where there is one,
/// tokenizer_config.json.
/// </summary>
public static class BertCheckpoint
{
    /// <summary>The weights.</summary>
    public const string WeightsFile = "model.safetensors";

    /// <summary>The sizes.</summary>
    public const string ConfigFile = "config.json";

    /// <summary>The word pieces.</summary>
    public const string VocabularyFileName = "vocab.txt";

    /// <summary>How text is cut; optional.</summary>
    public const string TokenizerFile = "tokenizer_config.json";

    private const int NamesInMessage = 5;

    /// <summary>
    /// Reads a checkpoint. The head is the one that the file has: a classifier, a masked-language model, or none. Names may lack the
    /// prefix "bert." (as sentence encoders' do), and layer normalisation may be called gamma and beta (as old files do).
    /// </summary>
    /// <exception cref="ModelException">A file is missing or damaged; tensors are unknown, missing or wrongly shaped; the vocabulary has another size.</exception>
    public static PretrainedBert Open(string folder)
    {
        RequireWeights(folder);
        var config = BertConfigFile.Read(Path.Combine(folder, ConfigFile));
        var vocabulary = VocabularyFile.Read(Path.Combine(folder, VocabularyFileName));
        if (vocabulary.Count != config.VocabularySize)
            throw new ModelException($"{Path.Combine(folder, VocabularyFileName)} has {vocabulary.Count} word pieces, config.json says vocab_size {config.VocabularySize}: they belong to different models");
        using var file = SafetensorsFile.Open(Path.Combine(folder, WeightsFile));
        return new(Weights(Path.Combine(folder, WeightsFile), file, config), new WordPieceTokenizer(vocabulary, LowerCase(Path.Combine(folder, TokenizerFile))));
    }

    /// <summary>Writes a checkpoint that transformers opens; each file through <paramref name="write"/> by its name.</summary>
    public static void Write(PretrainedBert model, Action<string, Action<Stream>> write)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(write);
        var weights = model.Weights;
        write(WeightsFile, stream => SafetensorsWriter.Write(stream, [.. weights.Parameters.Select(p => (p.Name, p.Shape, (ReadOnlyMemory<float>)weights[p.Name]))]));
        write(ConfigFile, stream => BertConfigFile.Write(stream, weights.Config, weights.Head, weights.Labels));
        write(VocabularyFileName, stream => VocabularyFile.Write(stream, model.Tokenizer.Vocabulary));
        write(TokenizerFile, stream =>
        {
            using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            json.WriteStartObject();
            json.WriteBoolean("do_lower_case", model.Tokenizer.LowerCase);
            json.WriteNumber("model_max_length", weights.Config.MaximumPositions);
            json.WriteString("tokenizer_class", "BertTokenizer");
            json.WriteEndObject();
        });
    }

    private static void RequireWeights(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ModelException($"{folder} is no folder. Give one with {WeightsFile}, {ConfigFile} and {VocabularyFileName}");
        if (File.Exists(Path.Combine(folder, WeightsFile)))
            return;
        throw new ModelException(File.Exists(Path.Combine(folder, "pytorch_model.bin"))
            ? $"{folder} has pytorch_model.bin but no {WeightsFile}. Convert it in Python: from transformers import AutoModel; AutoModel.from_pretrained('{folder}').save_pretrained('{folder}', safe_serialization=True)"
            : $"{folder} has no {WeightsFile}");
    }

    private static bool LowerCase(string path)
    {
        if (!File.Exists(path))
            return true;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return !json.RootElement.TryGetProperty("do_lower_case", out var lower) || lower.GetBoolean();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ModelException($"{path} cannot be read: {error.Message}", error);
        }
    }

    private static BertWeights Weights(string path, SafetensorsFile file, BertConfig config)
    {
        var found = file.Entries.Where(e => !IsExtra(e.Name)).ToDictionary(e => Canonical(e.Name), StringComparer.Ordinal);
        var (head, labels) = found.TryGetValue("classifier.weight", out var classifier) && classifier.Shape.Count == 2 ? (BertHead.Classification, (int)classifier.Shape[0])
            : found.Keys.Any(k => k.StartsWith("cls.predictions.", StringComparison.Ordinal)) ? (BertHead.MaskedLanguageModel, 0)
            : (BertHead.None, 0);
        var expected = BertParameters.Of(config, head, labels);
        var unused = new[] { "bert.pooler.dense.weight", "bert.pooler.dense.bias" };
        var unknown = found.Keys.Except(expected.Select(p => p.Name)).Except(unused).ToList();
        var missing = expected.Where(p => !found.ContainsKey(p.Name)).Select(p => p.Name).ToList();
        var wrong = expected.Where(p => found.TryGetValue(p.Name, out var e) && !e.Shape.SequenceEqual(p.Shape.Select(d => (long)d)))
            .Select(p => $"{p.Name} is [{string.Join(", ", found[p.Name].Shape)}] and should be [{string.Join(", ", p.Shape)}]").ToList();
        if (unknown.Count + missing.Count + wrong.Count > 0)
        {
            var problems = new[] { Listed("missing", missing), Listed("unknown", unknown), Listed("wrongly shaped", wrong) }.Where(p => p.Length > 0);
            throw new ModelException($"{path} does not fit its config.json: {string.Join("; ", problems)}");
        }

        return new(config, head, labels, expected.ToDictionary(
            p => p.Name,
            p =>
            {
                var values = new float[p.Count];
                file.CopyTo(found[p.Name].Name, values);
                return values;
            },
            StringComparer.Ordinal));
    }

    /// <summary>Buffers and doubles that carry nothing to learn: position ids, the tied output layer, next-sentence prediction.</summary>
    private static bool IsExtra(string name) => name.EndsWith("embeddings.position_ids", StringComparison.Ordinal)
        || name.StartsWith("cls.predictions.decoder.", StringComparison.Ordinal) || name.StartsWith("cls.seq_relationship.", StringComparison.Ordinal);

    private static string Canonical(string name)
    {
        if (name.StartsWith("embeddings.", StringComparison.Ordinal) || name.StartsWith("encoder.", StringComparison.Ordinal) || name.StartsWith("pooler.", StringComparison.Ordinal))
            name = "bert." + name;
        return name.Replace("LayerNorm.gamma", "LayerNorm.weight", StringComparison.Ordinal).Replace("LayerNorm.beta", "LayerNorm.bias", StringComparison.Ordinal);
    }

    private static string Listed(string what, List<string> names) => names.Count == 0 ? ""
        : $"{what}: {string.Join(", ", names.Take(NamesInMessage))}{(names.Count > NamesInMessage ? FormattableString.Invariant($" and {names.Count - NamesInMessage} more") : "")}";
}
