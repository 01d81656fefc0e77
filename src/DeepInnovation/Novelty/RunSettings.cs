using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty;

/// <summary>The model's settings that a run's novelty was made with, read back from its manifest.</summary>
public static class RunSettings
{
    /// <summary>
    /// Reads the parameters that <see cref="ShiEvansOptions.AsText"/> wrote. Names it does not know are passed over (a later
    /// version may write more); a name that is missing keeps its default.
    /// </summary>
    /// <param name="parameters">Name and text of each.</param>
    /// <exception cref="InputException">A value is no number, or no fit can use it.</exception>
    public static ShiEvansOptions ModelOf(IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var defaults = new ShiEvansOptions();
        var model = new ShiEvansOptions
        {
            Dimensions = Whole("dimensions", defaults.Dimensions),
            Epochs = Whole("epochs", defaults.Epochs),
            SubEpochs = Whole("sub-epochs", defaults.SubEpochs),
            BatchSize = Whole("batch-size", defaults.BatchSize),
            RateOffset = Number("rate-offset", defaults.RateOffset),
            PropensityFloor = Number("propensity-floor", defaults.PropensityFloor),
            ThetaFloor = Number("theta-floor", defaults.ThetaFloor),
            Discontinuity = Number("discontinuity", defaults.Discontinuity),
            LargestRelativeStep = Number("largest-relative-step", defaults.LargestRelativeStep),
            ValidationDraws = Whole("validation-draws", defaults.ValidationDraws),
            ValidationSize = Whole("validation-size", defaults.ValidationSize),
        };
        model.Check();
        return model;

        int Whole(string name, int missing) =>
            !parameters.TryGetValue(name, out var text) ? missing
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
            : throw Bad(name, text);

        double Number(string name, double missing) =>
            !parameters.TryGetValue(name, out var text) ? missing
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw Bad(name, text);
    }

    private static InputException Bad(string name, string value) =>
        new("a setting of the run's novelty is no number", StageManifest.FileName, null, name, value,
            "Run the stage novelty again");
}
