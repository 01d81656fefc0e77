using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Checkpoints;

/// <content>Writing.</content>
internal sealed partial record BertConfigFile
{
    internal static JsonWriterOptions Indented { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a configuration that transformers and <see cref="Read"/> read. O(labels); deterministic.</summary>
    /// <param name="stream">Where it goes; left open.</param>
    /// <param name="config">The sizes.</param>
    /// <param name="head">Decides <c>architectures</c>.</param>
    /// <param name="labels">Names of the classes by id, all different; written for <see cref="BertHead.Classification"/>
    /// only.</param>
    /// <exception cref="ModelException">The sizes make no model.</exception>
    /// <exception cref="ArgumentException">Two labels are equal.</exception>
    public static void Write(Stream stream, BertConfig config, BertHead head, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(labels);
        config.Validate("the configuration");
        // label2id is the inverse of id2label: equal names would have no inverse.
        if (labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
            throw new ArgumentException("Two classes have one name.", nameof(labels));
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        json.WriteStartArray("architectures");
        json.WriteStringValue(ArchitectureOf(head));
        json.WriteEndArray();
        json.WriteNumber("attention_probs_dropout_prob", config.AttentionDropout);
        json.WriteNull("classifier_dropout");
        json.WriteString("hidden_act", "gelu");
        json.WriteNumber("hidden_dropout_prob", config.HiddenDropout);
        json.WriteNumber("hidden_size", config.HiddenSize);
        if (head == BertHead.Classification)
            WriteLabels(json, labels);
        json.WriteNumber("initializer_range", config.InitializerRange);
        json.WriteNumber("intermediate_size", config.IntermediateSize);
        json.WriteNumber("layer_norm_eps", config.LayerNormEpsilon);
        json.WriteNumber("max_position_embeddings", config.MaximumPositions);
        json.WriteString("model_type", "bert");
        json.WriteNumber("num_attention_heads", config.Heads);
        json.WriteNumber("num_hidden_layers", config.Layers);
        json.WriteNumber("pad_token_id", config.PadId);
        json.WriteString("position_embedding_type", "absolute");
        json.WriteString("torch_dtype", "float32");
        json.WriteNumber("type_vocab_size", config.TokenTypes);
        json.WriteNumber("vocab_size", config.VocabularySize);
        json.WriteEndObject();
    }

    private static string ArchitectureOf(BertHead head) => head switch
    {
        BertHead.Classification => "BertForSequenceClassification",
        BertHead.MaskedLanguageModel => "BertForMaskedLM",
        _ => "BertModel",
    };

    private static void WriteLabels(Utf8JsonWriter json, IReadOnlyList<string> labels)
    {
        json.WriteStartObject("id2label");
        for (var id = 0; id < labels.Count; id++)
            json.WriteString(id.ToString(CultureInfo.InvariantCulture), labels[id]);
        json.WriteEndObject();
        json.WriteStartObject("label2id");
        for (var id = 0; id < labels.Count; id++)
            json.WriteNumber(labels[id], id);
        json.WriteEndObject();
    }
}
