using DeepInnovation.Core;

namespace DeepInnovation.Runs;

/// <summary>What a stage reads, as files.</summary>
public static class StageInputs
{
    /// <summary>
    /// The absolute paths of every file that it reads. Their bytes, with the parameters and the seed, decide its result.
    /// </summary>
    /// <exception cref="InputException">A file of the user's is missing, a folder or empty.</exception>
    public static IReadOnlyList<string> Inputs(this IStage stage, RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(run);
        return
        [
            .. stage.Reads.Select(file => file.In(run)),
            .. stage.ReadsIfThere.Select(file => file.In(run)).Where(File.Exists),
            .. stage.Given(run),
        ];
    }
}
