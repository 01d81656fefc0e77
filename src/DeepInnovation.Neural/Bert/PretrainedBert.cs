using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Bert;

/// <summary>A language model: weights and the tokenizer that they were trained with.</summary>
/// <param name="Weights">With whatever head they were saved.</param>
/// <param name="Tokenizer">Makes the ids that the weights know.</param>
public sealed record PretrainedBert(BertWeights Weights, WordPieceTokenizer Tokenizer);
