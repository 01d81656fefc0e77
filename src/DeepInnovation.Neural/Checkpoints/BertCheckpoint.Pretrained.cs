using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Checkpoints;

/// <content>Whole models in memory.</content>
public sealed partial class BertCheckpoint
{
    /// <summary>The files that make up a model; tokenizer_config.json is optional when reading.</summary>
    public static IReadOnlyList<string> RequiredFiles { get; } = [WeightsName, ConfigName, VocabularyName];

    /// <summary>Reads a model with its tokenizer. O(values).</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="head">What is to stand on the encoder; tensors of other heads are left out.</param>
    /// <param name="labels">Classes of <see cref="BertHead.Classification"/>.</param>
    /// <param name="freshSeed">Seeds a head that the checkpoint lacks; null refuses such a checkpoint.</param>
    /// <exception cref="ModelException">A file is missing, broken or does not fit the others; tensors are unknown, missing or of
    /// a wrong shape.</exception>
    public static PretrainedBert Read(string directory, BertHead head, int labels, long? freshSeed = null)
    {
        var checkpoint = Open(directory);
        var loaded = checkpoint.Load(head, Math.Max(1, labels), freshHead: freshSeed is not null);
        var values = new Dictionary<string, float[]>(loaded.Values, StringComparer.Ordinal);
        if (loaded.Report.Fresh.Count > 0)
        {
            var fresh = BertWeights.Initialize(checkpoint.Config, head, labels, freshSeed!.Value);
            foreach (var name in loaded.Report.Fresh)
                values[name] = fresh[name];
        }

        return new(new BertWeights(checkpoint.Config, head, labels, values), new WordPieceTokenizer(
            checkpoint.Vocabulary, checkpoint.LowerCase));
    }

    /// <summary>
    /// The tokenizer of a directory: <c>vocab.txt</c> and, if it has one, <c>tokenizer_config.json</c>. O(vocabulary).
    /// </summary>
    /// <exception cref="ModelException">A file is missing or broken.</exception>
    internal static WordPieceTokenizer ReadTokenizer(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return new(
            VocabularyFile.Read(Path.Combine(directory, VocabularyName)), ReadLowerCase(Path.Combine(directory, TokenizerName)));
    }
}
