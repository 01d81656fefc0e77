using System.Text.RegularExpressions;

namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>
/// Kinds of values in text that a cell may declare to change with each run. In the order in which they are looked for.
/// </summary>
internal enum VolatileKind
{
    /// <summary>Absolute paths, and those that begin with a dot.</summary>
    Paths,

    /// <summary>So much a second, a minute or an hour. Before durations and memory, of which they are made.</summary>
    Rates,

    /// <summary>Numbers with a unit of time, and hours:minutes:seconds.</summary>
    Durations,

    /// <summary>Numbers with a unit of memory.</summary>
    Memory,
}

/// <summary>Finds values of a <see cref="VolatileKind"/> and puts a word in their place.</summary>
internal static partial class VolatileText
{
    internal static string Mask(string text, IReadOnlyList<VolatileKind> kinds)
    {
        foreach (var kind in kinds)
        {
            text = kind switch
            {
                VolatileKind.Paths => Paths().Replace(text, "<path>"),
                VolatileKind.Rates => Rates().Replace(text, "<rate>"),
                VolatileKind.Durations => Durations().Replace(text, "<duration>"),
                _ => Memory().Replace(text, "<memory>"),
            };
        }

        return text;
    }

    private const string Number = @"(?<![\w.,])[-+]?\d[\d,]*(?:\.\d+)?(?:[eE][-+]?\d+)?";

    [GeneratedRegex(@"(?<![\w.:/\\])(?:(?:[A-Za-z]:)?(?:[\\/][\w.+@~-]+){2,}|\.{1,2}(?:[\\/][\w.+@~-]+)+)[\\/]?")]
    private static partial Regex Paths();

    [GeneratedRegex(Number + @"(?: ?[\p{L}-]+){0,4}?(?:/(?:s|sec|min|h)| (?:per|an?|each) (?:second|minute|hour))\b")]
    private static partial Regex Rates();

    [GeneratedRegex(Number + @" ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|h|hours?|days?)\b|(?<![\w:])\d+:\d\d(?::\d\d(?:\.\d+)?)?(?![\w:])")]
    private static partial Regex Durations();

    [GeneratedRegex(Number + @" ?(?:B|bytes?|[kKMGT]i?B|(?:kilo|mega|giga|kibi|mebi|gibi)bytes?)\b")]
    private static partial Regex Memory();
}
