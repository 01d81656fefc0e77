namespace DeepInnovation.Neural.Bert;

/// <content>Which sizes make a model.</content>
public sealed partial record BertConfig
{
    private const int MostLayers = 1000;

    /// <summary>Checks that a model can be built of these sizes. O(1).</summary>
    /// <param name="source">Where they come from, for the message; usually the path of config.json.</param>
    /// <exception cref="ModelException">One does not fit; the message names it as config.json does, with its value.</exception>
    internal void Validate(string source)
    {
        AtLeastOne("vocab_size", VocabularySize);
        AtLeastOne("hidden_size", HiddenSize);
        AtLeastOne("num_hidden_layers", Layers);
        AtLeastOne("num_attention_heads", Heads);
        AtLeastOne("intermediate_size", IntermediateSize);
        AtLeastOne("max_position_embeddings", MaximumPositions);
        AtLeastOne("type_vocab_size", TokenTypes);
        Require(Layers <= MostLayers, $"num_hidden_layers is {Layers}, at most {MostLayers} are supported");
        Require(HiddenSize % Heads == 0, $"hidden_size {HiddenSize} is not a multiple of num_attention_heads {Heads}");
        int[] rows = [VocabularySize, MaximumPositions, TokenTypes, IntermediateSize, HiddenSize];
        var most = (long)rows.Max() * HiddenSize;
        Require(most <= Array.MaxLength, $"a tensor of {rows.Max()} x {HiddenSize} values is larger than an array can be");
        Probability("hidden_dropout_prob", HiddenDropout);
        Probability("attention_probs_dropout_prob", AttentionDropout);
        Require(LayerNormEpsilon > 0 && double.IsFinite(LayerNormEpsilon),
            $"layer_norm_eps is {LayerNormEpsilon}, expected more than 0");
        Require(InitializerRange > 0 && double.IsFinite(InitializerRange),
            $"initializer_range is {InitializerRange}, expected more than 0");
        Require(PadId >= 0 && PadId < VocabularySize, $"pad_token_id is {PadId}, expected 0 to {VocabularySize - 1}");

        void AtLeastOne(string name, int value) => Require(value >= 1, $"{name} is {value}, expected at least 1");

        void Probability(string name, double value) => Require(
            value is >= 0 and < 1, $"{name} is {value}, expected 0 or more and less than 1");

        void Require(bool holds, FormattableString problem)
        {
            if (!holds)
                throw new ModelException($"{source}: {FormattableString.Invariant(problem)}.");
        }
    }
}
