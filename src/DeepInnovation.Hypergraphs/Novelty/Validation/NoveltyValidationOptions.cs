using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Hypergraphs.Keywords;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>What a check of novelty does.</summary>
public sealed record NoveltyValidationOptions
{
    /// <summary>
    /// The model's settings, those of the run that is checked; its K is the one under which seeds are compared.
    /// </summary>
    public ShiEvansOptions Model { get; init; } = new();

    /// <summary>How documents without keywords get theirs, as in the run.</summary>
    public KeywordOptions Keywords { get; init; } = new();

    /// <summary>The run's seed. The seeds compared are this one and those that follow it.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>How many seeds are compared, at the model's K.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>The values of K compared, under <see cref="Seed"/>.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [5, 10, 20, 40];

    /// <summary>Samples of each null model for each year.</summary>
    public int NullSamples { get; init; } = 5;

    /// <summary>Resamples of the bootstrap intervals; 0 for none.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>The null models.</summary>
    public IReadOnlyList<INullModel> NullModels { get; init; } = [new SlotShuffle(), new RandomSameSize()];

    /// <summary>Refuses settings that no check can use.</summary>
    /// <exception cref="InputException">A count is too small, or a value of K is given twice.</exception>
    public void Check()
    {
        Model.Check();
        foreach (var (name, value, least) in new[]
        {
            ("seeds", Seeds, 1), ("null-samples", NullSamples, 1), ("resamples", Resamples, 0),
        })
        {
            if (value < least)
                throw new InputException($"{name} is at least {least}", null, null, value: Text(value),
                    hint: $"Give a larger number for {name}");
        }

        foreach (var dimensions in Dimensions)
        {
            if (dimensions < 1)
                throw new InputException("dimensions are at least 1", null, null, value: Text(dimensions),
                    hint: "Give larger numbers for dimensions");
        }

        if (Dimensions.Distinct().Count() != Dimensions.Count)
            throw new InputException("a value of K is given twice", null, null, "dimensions",
                string.Join(',', Dimensions), "Name each once");
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
