using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>What to do about an error, told before the error itself, where its kind tells it.</summary>
internal static partial class ErrorAdvice
{
    /// <summary>Lines to put before a traceback; none where nothing useful is known.</summary>
    internal static IReadOnlyList<string> For(ErrorOutput error)
    {
        var advice = error.Name switch
        {
            "CompilationError" => ForCompiler(error.Value),
            "Interrupted" => "Run the cell again when you want, or go on with the next one.",
            "System.IO.FileNotFoundException" or "System.IO.DirectoryNotFoundException" =>
                $"Check the path: relative paths start at {Environment.CurrentDirectory}, the notebook's folder. A run that does not exist yet is made by deepinnovation reproduce.",
            "System.UnauthorizedAccessException" => "Check who owns the file or folder, and that no other program holds it open.",
            "System.NullReferenceException" => "Something in the line named below is null: show each part of it in a cell of its own.",
            "System.Collections.Generic.KeyNotFoundException" => "Look at the keys that there are: end a cell with the dictionary's .Keys.",
            "System.OutOfMemoryException" => "Restart the kernel to free what earlier cells hold, and take a smaller sample.",
            _ => null,
        };
        return advice is null ? [] : [$"What to do: {advice}", ""];
    }

    private static string ForCompiler(string message)
    {
        var name = Quoted().Match(message) is { Success: true } match ? match.Groups[1].Value : "the name";
        return message.Split(':')[0] switch
        {
            "CS0103" => $"Run the cell that declares {name} first (after a restart, all cells above), or mend the name.",
            "CS0246" or "CS0234" => $"Run the notebook's first cell, which loads the libraries; if {name} comes from another one, add #r and using for it.",
            "CS1061" => "Mend the name: press Tab after the dot to see what there is.",
            "CS1002" or "CS1513" or "CS1026" or "CS1003" => "Something is missing at the mark below: a semicolon, a bracket or a brace.",
            "CS7021" => "Write classes without a namespace in a notebook.",
            "CS0029" or "CS0266" or "CS1503" => "The types differ: convert the value, or declare the variable with var.",
            _ => "Mend the line that is marked below.",
        };
    }

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
