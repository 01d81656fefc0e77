namespace DeepInnovation.Neural.Optimization;

/// <summary>AdamW's constants (Loshchilov and Hutter, 2019), with PyTorch's defaults.</summary>
internal sealed record AdamWOptions
{
    /// <summary>β₁, the decay of the gradient's mean.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, the decay of the squared gradient's mean.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, added to the root of the squared gradient's mean.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>λ: each step takes learning rate · λ of a weight away; not from biases and layer normalisation.</summary>
    public double WeightDecay { get; init; } = 0.01;
}
