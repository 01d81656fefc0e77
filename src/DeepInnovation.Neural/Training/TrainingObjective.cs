using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Optimization;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Training;

/// <summary>
/// What <see cref="BertTrainer"/> makes small, on which texts: <see cref="MaskedLanguageModeling"/>,
/// <see cref="SequenceClassification"/> or <see cref="ContrastiveLearning"/>.
/// </summary>
public abstract class TrainingObjective
{
    private protected TrainingObjective() { }

    /// <summary>The training examples, to be cut into batches.</summary>
    internal abstract BatchPlan Plan { get; }

    /// <summary>Whether <see cref="Evaluate"/> has rows to look at.</summary>
    internal virtual bool HasValidation => false;

    /// <summary>Tells the objective and its settings from others, in a checkpoint's fingerprint.</summary>
    private protected abstract string Purpose { get; }

    /// <summary>The tokens that decide the result.</summary>
    private protected abstract IReadOnlyList<TokenTable> Tables { get; }

    /// <summary>The labels that decide the result.</summary>
    private protected virtual IReadOnlyList<int> Labels => [];

    /// <summary>The graph from inputs to loss.</summary>
    /// <exception cref="ModelException">The examples do not fit the weights.</exception>
    internal abstract TrainingModel Model(BertWeights start);

    /// <summary>The graph's inputs for a micro-batch; null where it has nothing to predict.</summary>
    internal abstract ModelInputs? Inputs(PlannedBatch microBatch, BertConfig config, long seed, int epoch);

    /// <summary>Loss and quality on the validation rows.</summary>
    internal virtual (double Loss, double Quality) Evaluate(BertWeights weights, int threads) =>
        throw new NotSupportedException();

    /// <summary>A batch cut into micro-batches of a fixed number of rows.</summary>
    internal IReadOnlyList<ModelInputs> MicroBatches(PlannedBatch batch, TrainingRecipe recipe, BertConfig config, int epoch) =>
        [.. batch.Indices.Chunk(recipe.MicroBatchSize).Select(rows => Inputs(new(rows, batch.Length), config, recipe.Seed, epoch))
            .OfType<ModelInputs>()];

    /// <summary>A hash of all that decides a training's result. O(parameters + tokens).</summary>
    internal string Fingerprint(TrainingRecipe recipe, BertWeights start)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text($"{Purpose}\n{start.Config}\n{string.Join('\n', recipe.Parameters.Select(p => $"{p.Key}={p.Value}"))}\n");
        foreach (var parameter in start.Parameters)
            hash.AppendData(MemoryMarshal.AsBytes<float>(start[parameter.Name]));
        foreach (var table in Tables)
        {
            Text(FormattableString.Invariant($"{table.Fingerprint}\n{table.Count}\n"));
            for (var row = 0; row < table.Count; row++)
            {
                Text(FormattableString.Invariant($"{table.LengthOf(row)}:"));
                hash.AppendData(MemoryMarshal.AsBytes(table[row]));
            }
        }

        Text(string.Join(',', Labels));
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Text(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
