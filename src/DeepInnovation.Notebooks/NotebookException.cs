namespace DeepInnovation.Notebooks;

/// <summary>
/// A fault in what the user gave us (a notebook file, a parameter, a reference), told in one line that says how to correct it.
/// A cell that fails is no such fault: it is an error output and a result that did not succeed.
/// </summary>
public sealed class NotebookException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="problem">What is wrong and how to correct it, as whole sentences.</param>
    /// <param name="file">The notebook or file concerned, as the user named it; it leads the message.</param>
    /// <param name="line">The line in that file, counted from 1.</param>
    /// <param name="inner">The exception that revealed it.</param>
    public NotebookException(string problem, string? file = null, long? line = null, Exception? inner = null)
        : base(Compose(problem, file, line), inner)
    {
        (Problem, File, Line) = (problem, file, line);
    }

    /// <summary>What is wrong, without its place.</summary>
    public string Problem { get; }

    /// <summary>The file concerned, or null.</summary>
    public string? File { get; }

    /// <summary>The line in <see cref="File"/>, counted from 1, or null.</summary>
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
