namespace DeepInnovation.Notebooks;

/// <summary>
/// An error in user input (a notebook file, a parameter, a reference), told in one line with its fix. A failing cell is not such
/// an error: it gives an error output and an unsuccessful result.
/// </summary>
public sealed class NotebookException : Exception
{
    /// <summary>Creates an error.</summary>
    /// <param name="problem">The problem and its fix, as whole sentences.</param>
    /// <param name="file">The notebook or file concerned, as the user named it; it starts the message.</param>
    /// <param name="line">The line in that file, counted from 1.</param>
    /// <param name="inner">The underlying exception.</param>
    public NotebookException(string problem, string? file = null, long? line = null, Exception? inner = null)
        : base(Compose(problem, file, line), inner)
    {
        (Problem, File, Line) = (problem, file, line);
    }

    /// <summary>The problem without its place.</summary>
    public string Problem { get; }

    /// <summary>The file concerned; null for none.</summary>
    public string? File { get; }

    /// <summary>The line in <see cref="File"/>, counted from 1; null if unknown.</summary>
    public long? Line { get; }

    private static string Compose(string problem, string? file, long? line)
    {
        var place = (file, line) switch
        {
            (null, null) => "",
            (null, _) => $"line {line}: ",
            (_, null) => $"{file}: ",
            _ => $"{file}, line {line}: ",
        };
        return place + problem;
    }
}
