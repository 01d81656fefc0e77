using System.Text.RegularExpressions;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>The hint for a failed cell, shown before the error; null if there is none.</summary>
internal static partial class CellAdvice
{
    /// <summary>The prefix of a hint.</summary>
    internal const string Start = "What to do: ";

    private const string Hint = "Hint";

    /// <summary>The hint for an exception: its own, under the key <c>Mend</c> of its data, or a common one.</summary>
    internal static string? Of(Exception exception) => exception switch
    {
        { Data: var data } when data.Contains(Hint) && data[Hint] is string { Length: > 0 } hint => hint.TrimEnd('.') + ".",
        FileNotFoundException { FileName: { } name } when name.Contains("Version=", StringComparison.Ordinal) =>
            $"Reference the library: #r \"{name.Split(',')[0]}.dll\" in the first cell.",
        FileNotFoundException or DirectoryNotFoundException =>
            "Check the path, and run the cells or stages that write the file first.",
        NullReferenceException => "Something in the line named below is null: show each part of it in a cell of its own.",
        KeyNotFoundException => "Look at the keys that there are: end a cell with the dictionary's .Keys.",
        OutOfMemoryException => "Restart the session and read fewer rows.",
        DllNotFoundException => "Install the native library that is named below, or build the project that brings it.",
        UnauthorizedAccessException => "Choose a file or folder that you may write to.",
        _ => null,
    };

    /// <summary>The hint for a compiler's first error.</summary>
    internal static string? OfCompiler(string id, string message) => id switch
    {
        "CS0103" => $"Run the cell that defines {Quoted(message)} first, or check its spelling.",
        "CS0246" or "CS0234" or "CS0400" => "Run the notebook's first cell, which references the libraries; "
            + $"else add the using or #r line that brings {Quoted(message)}.",
        "CS1061" or "CS0117" =>
            $"Check the spelling of {Quoted(message, 1)}, or add the using directive of the extension method.",
        "CS0029" or "CS1503" => "Convert the value to the type that is wanted.",
        "CS7021" => "Write classes without a namespace in a notebook.",
        "CS1002" or "CS1513" or "CS1026" or "CS1003" =>
            "Something is missing at the marked place: a semicolon or a closing bracket.",
        _ => null,
    };

    private static string Quoted(string message, int place = 0)
    {
        var names = Names().Matches(message);
        return names.Count <= place ? "it" : names[place].Value;
    }

    [GeneratedRegex("'[^']+'")]
    private static partial Regex Names();
}
