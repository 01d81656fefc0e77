using System.CommandLine;
using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Cli.Commands.Notebooks;

/// <summary>Options shared by all commands that run notebooks.</summary>
internal sealed class NotebookOptions
{
    public Option<string[]> Parameter { get; } = new("-p", "--parameter")
    {
        Description = "A value for the cell tagged 'parameters'; may be given several times",
        HelpName = "NAME=VALUE",
    };

    public Option<double?> TimeOut { get; } =
        new("--time-out", "--timeout") { Description = "The time limit of a cell", HelpName = "SECONDS" };

    public Option<double?> TimeOutOfNotebook { get; } =
        new("--time-out-notebook", "--timeout-notebook") { Description = "The time limit of a notebook", HelpName = "SECONDS" };

    /// <exception cref="InputException">A value cannot be used.</exception>
    public NotebookRunOptions Read(ParseResult parse) => new()
    {
        Parameters = Values(parse.GetValue(Parameter) ?? []),
        TimeoutPerCell = Seconds(parse, TimeOut),
        Timeout = Seconds(parse, TimeOutOfNotebook),
    };

    private static TimeSpan? Seconds(ParseResult parse, Option<double?> option) => parse.GetValue(option) switch
    {
        null => null,
        // A timer cannot wait longer.
        > 0 and <= 2e6 and var seconds => TimeSpan.FromSeconds(seconds),
        _ => throw new InputException($"{option.Name} must be positive and at most 2,000,000", "Give seconds"),
    };

    private static Dictionary<string, object> Values(string[] given)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new InputException($"\"{text}\" is no parameter", "Write NAME=VALUE");
            var value = text[(at + 1)..];
            values[text[..at]] = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? whole
                : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
                : bool.TryParse(value, out var flag) ? flag : value;
        }

        return values;
    }
}
