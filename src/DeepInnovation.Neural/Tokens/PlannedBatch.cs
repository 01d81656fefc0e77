namespace DeepInnovation.Neural.Tokens;

/// <summary>Which documents stand together in a batch, and to how many tokens each is padded.</summary>
/// <param name="Indices">The documents: rows of the <see cref="TokenTable"/>, one for each row of the batch.</param>
/// <param name="Length">Tokens in each row of the batch, padding included.</param>
internal sealed record PlannedBatch(int[] Indices, int Length);
