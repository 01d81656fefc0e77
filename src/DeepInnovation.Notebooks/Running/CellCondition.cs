using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Running;

/// <summary>
/// On what a cell depends: <c>"deepinnovation": { "when": "name" }</c> in its metadata, name being a truth value that the
/// notebook declares, <c>!name</c> its opposite. Where it does not hold, a code cell is not executed, and the cell tells the
/// reader nothing.
/// </summary>
internal sealed partial class CellCondition
{
    private readonly string _place;
    private readonly string? _path;
    private readonly string _name;
    private readonly bool _wanted;

    private CellCondition(string name, bool wanted, string place, string? path) =>
        (_name, _wanted, _place, _path) = (name, wanted, place, path);

    /// <summary>The condition of a cell; null where it has none.</summary>
    /// <exception cref="NotebookException">It is no name.</exception>
    internal static CellCondition? Of(NotebookDocument notebook, NotebookCell cell)
    {
        if ((cell.Metadata["deepinnovation"] as JsonObject)?["when"] is not { } node)
            return null;
        var place = $"cell {cell.Id}";
        return node is JsonValue value && value.TryGetValue<string>(out var text) && Name().Match(text) is { Success: true } match
            ? new CellCondition(match.Groups["name"].Value, !match.Groups["not"].Success, place, notebook.Path)
            : throw new NotebookException($"{place}: \"when\" must be the name of a truth value, or ! and a name, not {node.ToJsonString()}.", notebook.Path);
    }

    /// <summary>Whether it holds after the cells so far.</summary>
    /// <param name="session">Their session.</param>
    /// <param name="failed">True when a cell failed: the one that decides may be it, and then the condition does not
    /// hold.</param>
    /// <exception cref="NotebookException">No cell so far declares that truth value, and none failed.</exception>
    internal bool Holds(NotebookSession session, bool failed = false) => session.Variable(_name)?.Value is bool value ? value == _wanted
        : failed ? false
        : throw new NotebookException($"{_place} is for runs where {_name} is {(_wanted ? "true" : "false")}, but no cell before it declares a truth value {_name}.", _path);

    [GeneratedRegex("^(?<not>!)?(?<name>[A-Za-z_][A-Za-z0-9_]*)$")]
    private static partial Regex Name();
}
