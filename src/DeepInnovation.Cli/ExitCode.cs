namespace DeepInnovation.Cli;

/// <summary>Exit codes of the process, documented in the README.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>
    /// A bug of ours or a failure of the machine (disk full, unusable native library). One line; <c>--verbose</c> adds the stack.
    /// </summary>
    public const int Failure = 1;

    /// <summary>Unusable options or data.</summary>
    public const int BadInput = 2;

    /// <summary>A notebook cell failed.</summary>
    public const int NotebookFailed = 3;

    /// <summary>The language-model budget is spent; a larger one asks the rest.</summary>
    public const int BudgetSpent = 4;

    /// <summary>The audit found defects and <c>--fail-on-defects</c> was given.</summary>
    public const int DefectsFound = 5;

    /// <summary>
    /// A notebook differs: <c>notebook verify</c> got other values, or <c>notebook clean --check</c> found something to clean.
    /// </summary>
    public const int NotebookDiffers = 6;

    /// <summary>Stopped by Ctrl-C; the next run continues.</summary>
    public const int Cancelled = 130;
}
