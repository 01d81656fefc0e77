using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Running;

/// <summary>
/// The condition of a cell: <c>"deepinnovation": { "when": "name" }</c> in its metadata, where the name is a boolean
/// that the notebook declares, or <c>!name</c> its negation. If it does not hold, a code cell is not executed, and the
/// cell does not concern the reader.
/// </summary>
internal sealed partial class CellCondition
{
    private readonly string _place;
    private readonly string? _path;
    private readonly string _name;
    private readonly bool _wanted;

    private CellCondition(string name, bool wanted, string place, string? path) =>
        (_name, _wanted, _place, _path) = (name, wanted, place, path);

    /// <summary>A cell's condition; null for none.</summary>
    /// <exception cref="NotebookException">The condition is not a name.</exception>
    internal static CellCondition? Of(NotebookDocument notebook, NotebookCell cell)
    {
        if ((cell.Metadata["deepinnovation"] as JsonObject)?["when"] is not { } node)
            return null;
        var place = $"cell {cell.Id}";
        return node is JsonValue value && value.TryGetValue<string>(out var text) && Name().Match(text) is { Success: true } match
            ? new CellCondition(match.Groups["name"].Value, !match.Groups["not"].Success, place, notebook.Path)
            : throw new NotebookException($"{place}: "
                + $"\"when\" must be the name of a truth value, or ! and a name, not {node.ToJsonString()}.", notebook.Path);
    }

    /// <summary>Evaluates the condition after the cells so far.</summary>
    /// <param name="session">Their session.</param>
    /// <param name="failed">True if a cell failed: an undeclared name then means that the condition does not hold.</param>
    /// <exception cref="NotebookException">No cell so far declares that boolean, and none failed.</exception>
    internal bool Holds(NotebookSession session, bool failed = false) =>
        session.Variable(_name)?.Value is bool value ? value == _wanted
            : failed ? false
            : throw new NotebookException($"{_place} is for runs where {_name} is {(_wanted ? "true" : "false")}, "
                + $"but no cell before it declares a truth value {_name}.", _path);

    [GeneratedRegex("^(?<not>!)?(?<name>[A-Za-z_][A-Za-z0-9_]*)$")]
    private static partial Regex Name();
}
