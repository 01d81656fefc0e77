namespace DeepInnovation.Cli;

/// <summary>What the process returns; the README documents them.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>A fault of ours, or of the machine (disk full, a native library that does not work there): told in one line, the stack with <c>--verbose</c>.</summary>
    public const int Failure = 1;

    /// <summary>The options or the data given cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>A notebook's cell failed.</summary>
    public const int NotebookFailed = 3;

    /// <summary>The budget for a language model is spent; a larger one asks the rest.</summary>
    public const int BudgetSpent = 4;

    /// <summary>The audit found defects, and <c>--fail-on-defects</c> was given.</summary>
    public const int DefectsFound = 5;

    /// <summary>A notebook is not as it should be: <c>notebook verify</c> got other values, or <c>notebook clean --check</c> found something to clean.</summary>
    public const int NotebookDiffers = 6;

    /// <summary>Stopped by Ctrl-C; the next run continues.</summary>
    public const int Cancelled = 130;
}
