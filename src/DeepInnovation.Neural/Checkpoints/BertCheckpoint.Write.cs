using System.Text.Json;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Checkpoints;

/// <content>Writing.</content>
public sealed partial class BertCheckpoint
{
    /// <summary>
    /// Writes a model, each file by its name through <paramref name="write"/>. Equal models give equal bytes. An encoder without
    /// a head is saved without the <c>bert.</c> prefix, as transformers saves a BertModel.
    /// </summary>
    /// <exception cref="ModelException">The sizes make no model, or the vocabulary has another size than they say; nothing is
    /// written.</exception>
    public static void Write(PretrainedBert model, Action<string, Action<Stream>> write)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(write);
        var (weights, tokenizer) = model;
        weights.Config.Validate("the configuration");
        VocabularyFile.CheckSize("the vocabulary", tokenizer.Vocabulary.Count, weights.Config.VocabularySize);
        string[] labels = [.. Enumerable.Range(0, weights.Labels).Select(i => FormattableString.Invariant($"LABEL_{i}"))];
        write(ConfigName, stream => BertConfigFile.Write(stream, weights.Config, weights.Head, labels));
        write(VocabularyName, stream => VocabularyFile.Write(stream, tokenizer.Vocabulary));
        write(TokenizerName, stream => WriteTokenizer(stream, tokenizer.LowerCase, weights.Config.MaximumPositions));
        write(WeightsName, stream => SafetensorsWriter.Write(
            stream, weights.Parameters.Select(p => TensorSource.Of(NameInFile(p), p.Shape, weights[p.Name]))));

        string NameInFile(BertParameter parameter) => weights.Head == BertHead.None ? parameter.Name["bert.".Length..]
            : parameter.Name;
    }

    private static void WriteTokenizer(Stream stream, bool lowerCase, int maximumLength)
    {
        using var json = new Utf8JsonWriter(stream, BertConfigFile.Indented);
        json.WriteStartObject();
        json.WriteString("cls_token", "[CLS]");
        json.WriteBoolean("do_lower_case", lowerCase);
        json.WriteString("mask_token", "[MASK]");
        json.WriteNumber("model_max_length", maximumLength);
        json.WriteString("pad_token", "[PAD]");
        json.WriteString("sep_token", "[SEP]");
        json.WriteNull("strip_accents");
        json.WriteBoolean("tokenize_chinese_chars", true);
        json.WriteString("tokenizer_class", "BertTokenizer");
        json.WriteString("unk_token", "[UNK]");
        json.WriteEndObject();
    }
}
