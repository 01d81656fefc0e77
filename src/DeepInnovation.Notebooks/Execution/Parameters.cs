using System.Globalization;
using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Format;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation.Notebooks.Execution;

/// <summary>
/// Papermill's convention: a cell tagged <c>parameters</c> declares defaults, and given values go into a cell tagged
/// <c>injected-parameters</c> right after it.
/// </summary>
internal static partial class Parameters
{
    /// <summary>The notebook with the values put in; an injected cell of an earlier run is replaced.</summary>
    /// <exception cref="NotebookException">The notebook declares no parameters, or not this one.</exception>
    internal static NotebookDocument Inject(NotebookDocument notebook, IReadOnlyDictionary<string, object> values)
    {
        var cells = notebook.Cells.Where(cell => !cell.Tags.Contains("injected-parameters")).ToList();
        if (values.Count == 0)
            return notebook.With(cells);
        var at = cells.FindIndex(cell => cell.Tags.Contains("parameters"));
        if (at < 0)
            throw new NotebookException($"{notebook.Path}: it declares no parameters. Tag the cell that does with \"parameters\".");
        var declared = Declaration().Matches(cells[at].Source).Select(match => match.Groups["name"].Value).ToList();
        foreach (var name in values.Keys.Where(name => !declared.Contains(name)))
            throw new NotebookException($"{notebook.Path}: there is no parameter \"{name}\". It declares {string.Join(", ", declared)}.");
        var code = string.Join('\n', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} = {Literal(v.Value)};"));
        cells.Insert(at + 1, NotebookCell.Code("injected-parameters", code, "injected-parameters"));
        return notebook.With(cells);
    }

    private static string Literal(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotebookException($"A parameter cannot be a {value.GetType().Name}. Give text, a number, true or false."),
    };

    [GeneratedRegex(@"^\s*[\w<>\[\].?]+\s+(?<name>\w+)\s*=", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
