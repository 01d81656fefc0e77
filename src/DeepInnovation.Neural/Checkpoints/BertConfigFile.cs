using System.Globalization;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>
/// What a Hugging Face <c>config.json</c> of a BERT model says. Settings left out have the defaults of transformers'
/// BertConfig; settings that our graph does not compute are refused by name.
/// </summary>
internal sealed partial record BertConfigFile
{
    /// <summary>The sizes, validated.</summary>
    public required BertConfig Config { get; init; }

    /// <summary>Names of the classes by id; empty where the file names none.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>
    /// The first of <c>architectures</c>, for example <c>BertForSequenceClassification</c>; null where the file names none.
    /// </summary>
    public string? Architecture { get; init; }

    /// <summary>Whether the masked language model's output layer is the word embeddings (<c>tie_word_embeddings</c>).</summary>
    public bool TiedWordEmbeddings { get; init; } = true;

    /// <summary>Reads a configuration. O(bytes).</summary>
    /// <exception cref="ModelException">The file is missing or broken, or a setting is unsupported or does not fit.</exception>
    public static BertConfigFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var json = JsonSettings.Read(path);
        RefuseUnsupported(json);
        var standard = BertConfig.Base();
        var config = new BertConfig
        {
            VocabularySize = json.Integer("vocab_size") ?? standard.VocabularySize,
            HiddenSize = json.Integer("hidden_size") ?? standard.HiddenSize,
            Layers = json.Integer("num_hidden_layers") ?? standard.Layers,
            Heads = json.Integer("num_attention_heads") ?? standard.Heads,
            IntermediateSize = json.Integer("intermediate_size") ?? standard.IntermediateSize,
            MaximumPositions = json.Integer("max_position_embeddings") ?? standard.MaximumPositions,
            TokenTypes = json.Integer("type_vocab_size") ?? standard.TokenTypes,
            HiddenDropout = json.Number("hidden_dropout_prob") ?? standard.HiddenDropout,
            AttentionDropout = json.Number("attention_probs_dropout_prob") ?? standard.AttentionDropout,
            LayerNormEpsilon = json.Number("layer_norm_eps") ?? standard.LayerNormEpsilon,
            InitializerRange = json.Number("initializer_range") ?? standard.InitializerRange,
            PadId = json.Integer("pad_token_id") ?? standard.PadId,
        };
        config.Validate(path);
        if (json.Number("classifier_dropout") is { } dropout && dropout != config.HiddenDropout)
        {
            throw FileFault.In(path, FormattableString.Invariant(
                $"classifier_dropout {dropout} differs from hidden_dropout_prob {config.HiddenDropout}, which is unsupported"),
                    "Set it to null");
        }

        return new()
        {
            Config = config,
            Labels = ReadLabels(json),
            Architecture = json.Texts("architectures") is [var first, ..] ? first : null,
            TiedWordEmbeddings = json.Flag("tie_word_embeddings") ?? true,
        };
    }

    private static void RefuseUnsupported(JsonSettings json)
    {
        Only("model_type", "bert");
        Only("hidden_act", "gelu");
        Only("position_embedding_type", "absolute");
        Never("is_decoder");
        Never("add_cross_attention");
        Never("is_encoder_decoder");

        void Only(string name, string supported)
        {
            if (json.Text(name) is { } value && value != supported)
            {
                throw FileFault.In(json.Path,
                    $"{name} {FileFault.Quote(value)} is unsupported, expected {FileFault.Quote(supported)}",
                    "Take a BERT encoder");
            }
        }

        void Never(string name)
        {
            if (json.Flag(name) == true)
                throw FileFault.In(json.Path, $"{name} true is unsupported", "Take a BERT encoder");
        }
    }

    private static string[] ReadLabels(JsonSettings json)
    {
        var map = json.Map("id2label");
        var count = json.Integer("num_labels");
        if (map is null)
        {
            if (count is < 1 or > 1_000_000)
                throw FileFault.In(
                    json.Path, FormattableString.Invariant($"num_labels is {count}, expected at least 1 and at most 1000000"));
            return count is null ? [] : [.. Enumerable.Range(0, count.Value).Select(DefaultLabel)];
        }

        if (count is not null && count != map.Count)
            throw FileFault.In(json.Path, FormattableString.Invariant($"num_labels is {count}, but id2label names {map.Count}"));
        var labels = new string[map.Count];
        for (var id = 0; id < labels.Length; id++)
        {
            var key = id.ToString(CultureInfo.InvariantCulture);
            labels[id] = map.TryGetValue(key, out var label)
                ? label
                : throw FileFault.In(json.Path, FormattableString.Invariant($"id2label names {map.Count} classes but not {id}"),
                    "Number them from 0");
        }

        return labels;
    }

    private static string DefaultLabel(int id) => FormattableString.Invariant($"LABEL_{id}");
}
