using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>
/// A directory as Hugging Face's transformers saves a BERT model: <c>config.json</c>, <c>vocab.txt</c>,
/// <c>model.safetensors</c> and, if it has one, <c>tokenizer_config.json</c>.
/// </summary>
public sealed partial class BertCheckpoint
{
    private const string ConfigName = "config.json";
    private const string VocabularyName = "vocab.txt";
    private const string TokenizerName = "tokenizer_config.json";
    private const string WeightsName = "model.safetensors";

    private readonly string weights;

    private BertCheckpoint(string directory, BertConfigFile file, string[] vocabulary, bool lowerCase)
    {
        (Directory, File, Vocabulary, LowerCase) = (directory, file, vocabulary, lowerCase);
        weights = Path.Combine(directory, WeightsName);
    }

    /// <summary>The directory as given.</summary>
    internal string Directory { get; }

    /// <summary>What <c>config.json</c> says, labels and architecture included.</summary>
    internal BertConfigFile File { get; }

    /// <summary>The sizes.</summary>
    internal BertConfig Config => File.Config;

    /// <summary>The word pieces by id.</summary>
    internal IReadOnlyList<string> Vocabulary { get; }

    /// <summary>
    /// Whether texts are lower-cased (and stripped of accents) before they are cut into pieces; true unless
    /// <c>tokenizer_config.json</c> says no.
    /// </summary>
    internal bool LowerCase { get; }

    /// <summary>Reads all but the weights. O(vocabulary).</summary>
    /// <exception cref="ModelException">A file is missing, broken or does not fit the others.</exception>
    internal static BertCheckpoint Open(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (!System.IO.Directory.Exists(directory))
            throw FileFault.In(directory, "the directory does not exist", "Check the path");
        RequireWeights(directory);
        var file = BertConfigFile.Read(Path.Combine(directory, ConfigName));
        var vocabulary = VocabularyFile.Read(Path.Combine(directory, VocabularyName), file.Config.VocabularySize);
        return new(directory, file, vocabulary, ReadLowerCase(Path.Combine(directory, TokenizerName)));
    }

    /// <summary>Loads the parameters of <see cref="BertParameters.Of"/> into new arrays. O(values).</summary>
    /// <inheritdoc cref="CopyTo" path="/param|/exception"/>
    internal LoadedParameters Load(BertHead head, int labels = 2, bool freshHead = false)
    {
        var values = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var report = CopyTo(head, labels, freshHead, parameter => values[parameter.Name] = new float[parameter.Count]);
        return new(values, report);
    }

    /// <summary>
    /// Copies the parameters of <see cref="BertParameters.Of"/>, in that order, from the mapped file. O(values), no copy between.
    /// </summary>
    /// <param name="head">What stands on the encoder; tensors of other heads are left out.</param>
    /// <param name="labels">Classes of <see cref="BertHead.Classification"/>.</param>
    /// <param name="freshHead">Whether the checkpoint may lack the head, wholly or the pooler or classifier as a whole.</param>
    /// <param name="destination">Gives each loaded parameter's memory; not asked for fresh ones.</param>
    /// <exception cref="ModelException">
    /// The weights are broken, or tensors are unknown, missing or of a wrong shape; one message names at most five of each.
    /// </exception>
    internal CheckpointReport CopyTo(BertHead head, int labels, bool freshHead, ParameterDestination destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        if (head == BertHead.MaskedLanguageModel && !File.TiedWordEmbeddings)
        {
            throw FileFault.In(Path.Combine(Directory, ConfigName),
                "tie_word_embeddings false is unsupported with a masked language model",
                "Take a checkpoint with tied embeddings");
        }

        using var file = SafetensorsFile.Open(weights);
        var parameters = BertParameters.Of(Config, head, labels);
        var names = CheckpointNames.Match(weights, file.Tensors, Config, parameters, freshHead);
        foreach (var parameter in parameters)
        {
            if (names.Tensors.TryGetValue(parameter.Name, out var tensor))
                file.CopyTo(tensor.Name, destination(parameter));
        }

        return new(names.Fresh, names.Unused);
    }

    private static void RequireWeights(string directory)
    {
        if (Has(WeightsName))
            return;
        if (Has("model.safetensors.index.json"))
        {
            throw FileFault.In(directory, "the weights are split over several files, expected one " + WeightsName,
                "Save it in one: model.save_pretrained(directory, max_shard_size=\"100GB\")");
        }

        if (Has("pytorch_model.bin"))
        {
            throw FileFault.In(directory, "has pytorch_model.bin but no " + WeightsName,
                "Convert it there with Python: import torch; from safetensors.torch import save_file; "
                + "save_file({k: v.clone().contiguous() for k, v in torch.load('pytorch_model.bin', map_location='cpu', "
                + "weights_only=True).items()}, 'model.safetensors', metadata={'format': 'pt'})");
        }

        throw FileFault.In(directory, "has no " + WeightsName, "Give the directory of a BERT model as transformers saves it");

        bool Has(string name) => System.IO.File.Exists(Path.Combine(directory, name));
    }

    private static bool ReadLowerCase(string path)
    {
        if (!System.IO.File.Exists(path))
            return true;
        var json = JsonSettings.Read(path);
        var lowerCase = json.Flag("do_lower_case") ?? true;
        if (json.Flag("strip_accents") is { } strip && strip != lowerCase)
            throw FileFault.In(
                path, "strip_accents differs from do_lower_case, which is unsupported", "Set strip_accents to null");
        if (json.Flag("tokenize_chinese_chars") == false)
            throw FileFault.In(
                path, "tokenize_chinese_chars false is unsupported", "Take a tokenizer that cuts out each CJK character");
        return lowerCase;
    }
}
