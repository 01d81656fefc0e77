using DeepInnovation.Core;

namespace DeepInnovation.Runs;

/// <summary>
/// One stage of the workbench: a function from files to files in its own folder of the run. A stage is an ordinary object
/// made with its parameters; it keeps no state between runs.
/// </summary>
public interface IStage
{
    /// <summary>Its name and its folder.</summary>
    StagePlace Place { get; }

    /// <summary>The files of earlier stages that it needs.</summary>
    IReadOnlyList<RunFile> Reads { get; }

    /// <summary>Files of earlier stages that it reads only where the run has them.</summary>
    IReadOnlyList<RunFile> ReadsIfThere => [];

    /// <summary>Every file that it may leave in its folder.</summary>
    IReadOnlyList<RunFile> Writes { get; }

    /// <summary>The absolute paths of the files that it reads besides: the user's own.</summary>
    IReadOnlyList<string> Given(RunFolder run) => [];

    /// <summary>All that decides the result besides the inputs and the seed, as text, by name.</summary>
    IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Does the work: reads the inputs, writes tables through <paramref name="context"/>.</summary>
    /// <exception cref="InputException">The user's data cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the run.</exception>
    void Execute(StageContext context);

    /// <summary>What a finished stage came to, in a few words.</summary>
    string Summary(StageManifest manifest);
}
