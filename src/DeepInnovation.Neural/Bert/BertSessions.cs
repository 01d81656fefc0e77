using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using DeepInnovation.Neural.Tokens;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Bert;

/// <summary>What every training of a BERT begins with.</summary>
internal static class BertSessions
{
    /// <summary>A session that holds the given weights.</summary>
    public static TrainingSession Open(TrainingModel model, TrainingRecipe recipe, int threads, BertWeights start)
    {
        var session = new TrainingSession(model, new TrainingOptions
        {
            AdamW = new() { WeightDecay = recipe.WeightDecay, Beta2 = recipe.Beta2, Epsilon = recipe.Epsilon },
            Seed = recipe.Seed,
            Threads = threads,
        });
        start.CopyTo(session);
        return session;
    }

    /// <summary>The recipe's schedule over all epochs of so many rows.</summary>
    public static LinearSchedule Schedule(TrainingRecipe recipe, int rows)
    {
        var steps = (long)recipe.Epochs * ((rows + recipe.BatchRows - 1) / recipe.BatchRows);
        return new(recipe.LearningRate, (long)(recipe.WarmUpShare * steps), steps);
    }

    /// <summary>A hash of all that decides a training's result. O(parameters + tokens).</summary>
    public static string Fingerprint(string purpose, TrainingRecipe recipe, BertWeights start, TokenTable table, IReadOnlyList<int> labels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text($"{purpose}\n{start.Config}\n{string.Join('\n', recipe.Parameters.Select(p => $"{p.Key}={p.Value}"))}\n{table.Fingerprint}\n");
        foreach (var parameter in start.Parameters)
            hash.AppendData(MemoryMarshal.AsBytes<float>(start[parameter.Name]));
        for (var row = 0; row < table.Count; row++)
        {
            Text(FormattableString.Invariant($"{table.LengthOf(row)}:"));
            hash.AppendData(MemoryMarshal.AsBytes(table[row]));
        }

        Text(string.Join(',', labels));
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Text(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
