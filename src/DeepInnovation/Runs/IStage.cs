using DeepInnovation.Core;

namespace DeepInnovation.Runs;

/// <summary>
/// One stage of the workbench: a function from files to files in its own folder of the run. A stage is an ordinary object
/// made with its parameters; it keeps no state between runs.
/// </summary>
public interface IStage
{
    /// <summary>The stage's name on the command line, for example <c>candidates</c>.</summary>
    string Name { get; }

    /// <summary>Its folder in the run, for example <c>02-candidates</c>: the number is its place in the order.</summary>
    string Folder { get; }

    /// <summary>The absolute paths of every file that it reads. Their bytes, with the parameters and the seed, decide its result.</summary>
    IReadOnlyList<string> Inputs(RunFolder run);

    /// <summary>All that decides the result besides the inputs and the seed, as text, by name.</summary>
    IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Does the work: reads the inputs, writes tables through <paramref name="context"/>.</summary>
    /// <exception cref="InputException">The user's data cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the run.</exception>
    void Execute(StageContext context);
}
