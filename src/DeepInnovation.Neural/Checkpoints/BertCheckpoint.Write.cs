using System.Text.Json;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Checkpoints;

/// <content>Writing.</content>
public sealed partial class BertCheckpoint
{
    /// <summary>
    /// Writes config.json, vocab.txt, tokenizer_config.json and model.safetensors, in this order and the last one streamed.
    /// O(values); deterministic. An encoder without a head is saved without the <c>bert.</c> prefix, as transformers saves a BertModel.
    /// </summary>
    /// <param name="createFile">Opens the file of the given name for writing; each stream is disposed of before the next is asked for.</param>
    /// <param name="config">The sizes.</param>
    /// <param name="head">What stands on the encoder.</param>
    /// <param name="labels">Names of the classes by id; their number is the classifier's (any for other heads).</param>
    /// <param name="vocabulary">The pieces by id, as many as the configuration says.</param>
    /// <param name="values">A parameter's values, row-major; asked for one parameter at a time.</param>
    /// <param name="lowerCase">Whether texts are lower-cased before they are cut into pieces.</param>
    /// <exception cref="ModelException">The sizes make no model, or the vocabulary has another size than they say; nothing is written.</exception>
    /// <exception cref="ArgumentException">Values are not as many as the parameter's shape says, or two labels are equal.</exception>
    public static void Write(
        Func<string, Stream> createFile,
        BertConfig config,
        BertHead head,
        IReadOnlyList<string> labels,
        IReadOnlyList<string> vocabulary,
        Func<BertParameter, ReadOnlyMemory<float>> values,
        bool lowerCase)
    {
        ArgumentNullException.ThrowIfNull(createFile);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(values);
        if (head == BertHead.Classification)
            ArgumentOutOfRangeException.ThrowIfLessThan(labels.Count, 1, nameof(labels));
        config.Validate("the configuration");
        VocabularyFile.CheckSize("the vocabulary", vocabulary.Count, config.VocabularySize);

        var settings = new MemoryStream();
        BertConfigFile.Write(settings, config, head, labels);
        var pieces = new MemoryStream();
        VocabularyFile.Write(pieces, vocabulary);
        Save(ConfigName, settings.WriteTo);
        Save(VocabularyName, pieces.WriteTo);
        Save(TokenizerName, stream => WriteTokenizer(stream, lowerCase, config.MaximumPositions));
        var parameters = BertParameters.Of(config, head, Math.Max(1, labels.Count));
        Save(WeightsName, stream => SafetensorsWriter.Write(stream, parameters.Select(p => Source(p, head, values))));

        void Save(string name, Action<Stream> write)
        {
            using var stream = createFile(name);
            write(stream);
        }
    }

    private static TensorSource Source(BertParameter parameter, BertHead head, Func<BertParameter, ReadOnlyMemory<float>> values)
    {
        const string prefix = "bert.";
        var name = head == BertHead.None ? parameter.Name[prefix.Length..] : parameter.Name;
        // The writer asks for one tensor after the other: only the current one is held.
        var memory = ReadOnlyMemory<float>.Empty;
        return new(name, parameter.Shape, (start, into) =>
        {
            if (start == 0)
            {
                memory = values(parameter);
                if (memory.Length != parameter.Count)
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"Parameter \"{parameter.Name}\" has {parameter.Count} values, found {memory.Length}."), nameof(values));
                }
            }

            memory.Span.Slice((int)start, into.Length).CopyTo(into);
            if (start + into.Length == memory.Length)
                memory = default;
        });
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
