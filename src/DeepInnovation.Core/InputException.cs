using System.Text;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Core;

/// <summary>
/// A fault in the user's input (a file, a row, an option), told in one line: where it is, what was found and how to
/// correct it. The message may quote foreign text; control characters in it are made visible (<see cref="VisibleText"/>).
/// The command line prints only <see cref="Exception.Message"/> and ends with exit code 2.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>Makes an error that belongs to no place in a file.</summary>
    /// <param name="problem">What is wrong, as a sentence without its full stop.</param>
    /// <param name="hint">What to do about it, as an imperative; null when the problem says it.</param>
    public InputException(string problem, string? hint = null)
        : this(problem, null, null, null, null, hint)
    {
    }

    /// <summary>Makes an error that names its place.</summary>
    /// <param name="problem">What is wrong, as a sentence without its full stop.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="line">The line in that file, counted from 1.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="value">The value found there; shortened to 80 characters in the message.</param>
    /// <param name="hint">What to do about it, as an imperative.</param>
    /// <param name="inner">The exception that revealed it.</param>
    public InputException(
        string problem, string? file, long? line, string? column = null, string? value = null, string? hint = null,
        Exception? inner = null)
        : base(Compose(problem, file, line, column, value, hint), inner)
    {
        (Problem, File, Line, Column, Value, Hint) = (problem, file, line, column, value, hint);
        if (hint is not null)
            Data[nameof(Hint)] = hint; // for hosts that know exceptions only as such
    }

    /// <summary>What is wrong, without its place.</summary>
    public string Problem { get; }

    /// <summary>The file as the user named it, or null.</summary>
    public string? File { get; }

    /// <summary>The line in <see cref="File"/>, counted from 1, or null.</summary>
    public long? Line { get; }

    /// <summary>The column's name, or null.</summary>
    public string? Column { get; }

    /// <summary>The value found, whole, or null.</summary>
    public string? Value { get; }

    /// <summary>What to do about it, or null.</summary>
    public string? Hint { get; }

    private static string Compose(string problem, string? file, long? line, string? column, string? value, string? hint)
    {
        var text = new StringBuilder();
        if (file is not null)
            text.Append(file);
        if (line is not null)
            text.Append(text.Length > 0 ? ", line " : "line ").Append(line);
        if (column is not null)
            text.Append(text.Length > 0 ? ", column \"" : "column \"").Append(column).Append('"');
        if (text.Length > 0)
            text.Append(": ");
        text.Append(problem);
        if (value is not null)
            text.Append(", found \"").Append(Shorten(value)).Append('"');
        text.Append('.');
        if (hint is not null)
            text.Append(' ').Append(hint.TrimEnd('.')).Append('.');
        return VisibleText.Line(text.ToString());
    }

    private static string Shorten(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length <= 80 ? line : string.Concat(line.AsSpan(0, 79), "…");
    }
}
