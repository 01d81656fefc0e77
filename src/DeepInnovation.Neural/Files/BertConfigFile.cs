using System.Text.Json;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Files;

/// <summary>Hugging Face's config.json of a BERT.</summary>
public static class BertConfigFile
{
    /// <summary>Reads and checks a configuration.</summary>
    /// <exception cref="ModelException">It is missing, no JSON, of another kind of model, or contradicts itself.</exception>
    public static BertConfig Read(string path)
    {
        if (!File.Exists(path))
            throw new ModelException($"{path} does not exist. A BERT needs its configuration");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Parse(path, json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new ModelException($"{path} cannot be read as a configuration: {error.Message}", error);
        }
    }

    /// <summary>Writes a configuration that transformers opens.</summary>
    public static void Write(Stream destination, BertConfig config, BertHead head, int labels)
    {
        ArgumentNullException.ThrowIfNull(config);
        using var json = new Utf8JsonWriter(destination, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("architectures");
        json.WriteStringValue(head switch
        {
            BertHead.Classification => "BertForSequenceClassification",
            BertHead.MaskedLanguageModel => "BertForMaskedLM",
            _ => "BertModel",
        });
        json.WriteEndArray();
        json.WriteString("model_type", "bert");
        json.WriteNumber("attention_probs_dropout_prob", config.AttentionDropout);
        json.WriteString("hidden_act", "gelu");
        json.WriteNumber("hidden_dropout_prob", config.HiddenDropout);
        json.WriteNumber("hidden_size", config.HiddenSize);
        if (head == BertHead.Classification)
        {
            json.WriteStartObject("id2label");
            for (var label = 0; label < labels; label++)
                json.WriteString(FormattableString.Invariant($"{label}"), FormattableString.Invariant($"LABEL_{label}"));
            json.WriteEndObject();
        }

        json.WriteNumber("initializer_range", config.InitializerRange);
        json.WriteNumber("intermediate_size", config.IntermediateSize);
        json.WriteNumber("layer_norm_eps", config.LayerNormEpsilon);
        json.WriteNumber("max_position_embeddings", config.MaximumPositions);
        json.WriteNumber("num_attention_heads", config.Heads);
        json.WriteNumber("num_hidden_layers", config.Layers);
        json.WriteNumber("pad_token_id", config.PaddingId);
        json.WriteString("position_embedding_type", "absolute");
        json.WriteNumber("type_vocab_size", config.TokenTypes);
        json.WriteNumber("vocab_size", config.VocabularySize);
        json.WriteEndObject();
    }

    private static BertConfig Parse(string path, JsonElement json)
    {
        Expect("model_type", "bert");
        Expect("hidden_act", "gelu");
        Expect("position_embedding_type", "absolute");
        var config = new BertConfig
        {
            VocabularySize = Size("vocab_size", null),
            HiddenSize = Size("hidden_size", 768),
            Layers = Size("num_hidden_layers", 12),
            Heads = Size("num_attention_heads", 12),
            IntermediateSize = Size("intermediate_size", 3072),
            MaximumPositions = Size("max_position_embeddings", 512),
            TokenTypes = Size("type_vocab_size", 2),
            HiddenDropout = Number("hidden_dropout_prob", 0.1),
            AttentionDropout = Number("attention_probs_dropout_prob", 0.1),
            LayerNormEpsilon = Number("layer_norm_eps", 1e-12),
            InitializerRange = Number("initializer_range", 0.02),
            PaddingId = (int)Number("pad_token_id", 0),
        };
        if (config.HiddenSize % config.Heads != 0)
            throw new ModelException($"{path}: hidden_size {config.HiddenSize} is no multiple of num_attention_heads {config.Heads}");
        if (config.PaddingId < 0 || config.PaddingId >= config.VocabularySize)
            throw new ModelException($"{path}: pad_token_id {config.PaddingId} is not in the vocabulary of {config.VocabularySize}");
        return config;

        void Expect(string name, string expected)
        {
            if (json.TryGetProperty(name, out var found) && found.GetString() != expected)
                throw new ModelException($"{path}: {name} is \"{found.GetString()}\"; only \"{expected}\" can be run");
        }

        int Size(string name, int? otherwise) => !json.TryGetProperty(name, out var found)
            ? otherwise ?? throw new ModelException($"{path}: {name} is missing")
            : found.TryGetInt32(out var size) && size > 0 ? size
            : throw new ModelException($"{path}: {name} is {found.GetRawText()}; a positive number is expected");

        double Number(string name, double otherwise) => json.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Number ? found.GetDouble() : otherwise;
    }
}
