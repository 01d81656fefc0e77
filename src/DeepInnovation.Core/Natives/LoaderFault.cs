namespace DeepInnovation.Core.Natives;

/// <summary>
/// What the loader says about a native library that nobody demanded first, in words for people who know no .NET.
/// </summary>
public static class LoaderFault
{
    /// <summary>One line about an exception that comes from loading a library; null for any other.</summary>
    public static string? Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
                return $"A library of the program does not work on this machine: {FirstSentence(cause.Message)}. "
                    + "What each machine needs: docs/platforms.md (run again with --verbose for the stack).";
        }

        return null;
    }

    private static string FirstSentence(string message)
    {
        var line = message.ReplaceLineEndings("\n").Split('\n')[0];
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? line : line[..end]).TrimEnd('.', ' ', ':');
    }
}
