namespace DeepInnovation.Neural.Checkpoints;

/// <summary>
/// A directory of the sentence-transformers library: <c>modules.json</c> lists a transformer, a pooling and possibly a
/// normalisation, each with its folder.
/// </summary>
/// <param name="TransformerDirectory">Where the BERT model lies: for <see cref="BertCheckpoint.Open"/>, with
/// <see cref="Bert.BertHead.None"/>.</param>
/// <param name="Pooling">How token vectors become one.</param>
/// <param name="Normalizes">Whether vectors are scaled to length 1.</param>
/// <param name="MaximumLength">Longest sequence in tokens, [CLS] and [SEP] included; null leaves it to the model's
/// positions.</param>
/// <param name="LowersText">Whether <c>sentence_bert_config.json</c> asks for lower-casing before the tokenizer.</param>
internal sealed record SentenceEncoderFiles(
    string TransformerDirectory, PoolingConfig Pooling, bool Normalizes, int? MaximumLength, bool LowersText)
{
    /// <summary>Reads the small files of a directory, not the weights.</summary>
    /// <exception cref="ModelException">A file is missing or broken, or a module is unsupported, which is named.</exception>
    public static SentenceEncoderFiles Read(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var list = Path.Combine(directory, "modules.json");
        string? transformer = null;
        PoolingConfig? pooling = null;
        var normalizes = false;
        foreach (var module in JsonSettings.ReadList(list))
        {
            var type = module.Text("type") ?? throw FileFault.In(list, "a module has no type");
            var folder = Folder(directory, list, module.Text("path") ?? "");
            switch (type[(type.LastIndexOf('.') + 1)..])
            {
                case "Transformer" when transformer is null && pooling is null && !normalizes:
                    transformer = folder;
                    break;
                case "Pooling" when transformer is not null && pooling is null && !normalizes:
                    pooling = PoolingConfig.Read(Path.Combine(folder, "config.json"));
                    break;
                case "Normalize" when pooling is not null:
                    normalizes = true;
                    break;
                default:
                    throw FileFault.In(list, $"the module {FileFault.Quote(type)} is unsupported here",
                        "Expected are a Transformer, a Pooling and at most a Normalize, in this order");
            }
        }

        if (transformer is null || pooling is null)
            throw FileFault.In(list, $"lists no {(transformer is null ? "Transformer" : "Pooling")}");
        var (length, lowers) = ReadTransformerSettings(Path.Combine(transformer, "sentence_bert_config.json"));
        return new(transformer, pooling, normalizes, length, lowers);
    }

    private static string Folder(string directory, string list, string path)
    {
        if (Path.IsPathRooted(path) || path.Split('/', '\\').Contains(".."))
            throw FileFault.In(list, $"the path {FileFault.Quote(path)} leads out of the directory");
        return path.Length == 0 ? directory : Path.Combine(directory, path);
    }

    private static (int? Length, bool Lowers) ReadTransformerSettings(string path)
    {
        if (!File.Exists(path))
            return (null, false);
        var json = JsonSettings.Read(path);
        var length = json.Integer("max_seq_length");
        if (length < 3)
            throw FileFault.In(
                path, FormattableString.Invariant($"max_seq_length is {length}, expected at least 3: [CLS], a piece and [SEP]"));
        return (length, json.Flag("do_lower_case") ?? false);
    }
}
