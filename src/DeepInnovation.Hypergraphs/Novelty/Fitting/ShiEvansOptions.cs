using System.Globalization;
using DeepInnovation.Core;

namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// The settings of the Shi-Evans model. The defaults are the published ones (Shi and Evans, Nature Communications 2023);
/// that the DeepInnovationAI paper used the same model and settings is our inference from its released Novelty column.
/// </summary>
public sealed record ShiEvansOptions
{
    /// <summary>K, the number of latent dimensions.</summary>
    public int Dimensions { get; init; } = 20;

    /// <summary>Epochs of each year's fit.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Passes over the year's hyperedges in each epoch.</summary>
    public int SubEpochs { get; init; } = 10;

    /// <summary>Positive hyperedges in a step; each brings one negative.</summary>
    public int BatchSize { get; init; } = 1000;

    /// <summary>The learning rate is 1 / (this + epoch * subepoch), both counted from 1.</summary>
    public double RateOffset { get; init; } = 100;

    /// <summary>The least propensity that a positive hyperedge's gradient is divided by.</summary>
    public double PropensityFloor { get; init; } = 1e-8;

    /// <summary>The least value of theta after a step.</summary>
    public double ThetaFloor { get; init; } = 0.001;

    /// <summary>What divides the pull towards last year: the larger, the freer the years are of each other.</summary>
    public double Discontinuity { get; init; } = 1.0;

    /// <summary>
    /// The most that a step may change a theta, as a share of it. Infinity, the default, is the published step. A number such
    /// as 0.5 is our correction of its overshoot (see <see cref="ShiEvansFit"/>): the direction stays, only its length is cut.
    /// </summary>
    public double LargestRelativeStep { get; init; } = double.PositiveInfinity;

    /// <summary>Draws of the validation.</summary>
    public int ValidationDraws { get; init; } = 10;

    /// <summary>The most hyperedges that one draw of the validation takes.</summary>
    public int ValidationSize { get; init; } = 1000;

    /// <summary>How often a year's hyperedges are gone over.</summary>
    internal int Passes => Epochs * SubEpochs;

    /// <summary>The learning rate of a pass, counted from 0: 1 / (offset + epoch * subepoch), those counted from 1.</summary>
    internal double Rate(int pass) => 1 / (RateOffset + (((pass / SubEpochs) + 1) * ((pass % SubEpochs) + 1)));

    /// <summary>All settings as text by name, for a manifest.</summary>
    public IReadOnlyDictionary<string, string> AsText() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["batch-size"] = Text(BatchSize),
        ["dimensions"] = Text(Dimensions),
        ["discontinuity"] = Text(Discontinuity),
        ["epochs"] = Text(Epochs),
        ["largest-relative-step"] = Text(LargestRelativeStep),
        ["propensity-floor"] = Text(PropensityFloor),
        ["rate-offset"] = Text(RateOffset),
        ["sub-epochs"] = Text(SubEpochs),
        ["theta-floor"] = Text(ThetaFloor),
        ["validation-draws"] = Text(ValidationDraws),
        ["validation-size"] = Text(ValidationSize),
    };

    /// <summary>Refuses settings that no fit can use.</summary>
    /// <exception cref="InputException">A count is below 1 or a rate or floor is not positive.</exception>
    public void Check()
    {
        foreach (var (name, value) in new[]
        {
            ("dimensions", Dimensions), ("epochs", Epochs), ("sub-epochs", SubEpochs), ("batch-size", BatchSize),
        })
        {
            if (value < 1)
                throw new InputException($"{name} is at least 1", null, null, value: Text(value),
                    hint: $"Give a larger number for {name}");
        }

        if (!(LargestRelativeStep > 0))
            throw new InputException("largest-relative-step is a positive number", null, null, value: Text(LargestRelativeStep),
                hint: "Give a larger number");
        foreach (var (name, value) in new[]
        {
            ("rate-offset", RateOffset),
            ("propensity-floor", PropensityFloor), ("theta-floor", ThetaFloor), ("discontinuity", Discontinuity),
        })
        {
            if (!(value > 0 && double.IsFinite(value)))
                throw new InputException($"{name} is a positive number", null, null, value: Text(value),
                    hint: $"Give a larger number for {name}");
        }
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
