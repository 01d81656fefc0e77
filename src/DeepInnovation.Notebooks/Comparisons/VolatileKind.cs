using System.Text.RegularExpressions;

namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>Kinds of values in text that a cell may declare as volatile, in search order.</summary>
internal enum VolatileKind
{
    /// <summary>Absolute paths, and paths that start with a dot.</summary>
    Paths,

    /// <summary>Amounts per second, minute or hour. Before durations and memory, of which they are made.</summary>
    Rates,

    /// <summary>Numbers with a time unit, and hours:minutes:seconds.</summary>
    Durations,

    /// <summary>Numbers with a memory unit.</summary>
    Memory,
}

/// <summary>Replaces values of a <see cref="VolatileKind"/> by a placeholder.</summary>
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

    [GeneratedRegex(Number + @" ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|h|hours?|days?)\b|"
        + @"(?<![\w:])\d+:\d\d(?::\d\d(?:\.\d+)?)?(?![\w:])")]
    private static partial Regex Durations();

    [GeneratedRegex(Number + @" ?(?:B|bytes?|[kKMGT]i?B|(?:kilo|mega|giga|kibi|mebi|gibi)bytes?)\b")]
    private static partial Regex Memory();
}
