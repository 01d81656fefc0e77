using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>
/// A cell's comparison rules, under <c>deepinnovation</c> in its metadata: tolerances for numbers, and what changes with
/// each run. Strict by default: exact text, numbers within a relative 1e-9. The notebook's metadata may set rules for all
/// cells; a cell's own win key by key.
/// </summary>
internal sealed record ComparisonRules
{
    private const string Key = "deepinnovation";

    internal double Relative { get; init; } = 1e-9;

    internal double Absolute { get; init; }

    /// <summary>True to compare only the kinds of the cell's outputs, not their values.</summary>
    internal bool AllVolatile { get; init; }

    /// <summary>Table columns, JSON keys and chart series that are not compared.</summary>
    internal IReadOnlySet<string> Columns { get; init; } = new HashSet<string>();

    /// <summary>Table rows, by the text of their first cell, that are not compared and may be absent.</summary>
    internal IReadOnlySet<string> Rows { get; init; } = new HashSet<string>();

    /// <summary>Kinds of values within text that are not compared.</summary>
    internal IReadOnlyList<VolatileKind> Values { get; init; } = [];

    internal bool AreEqual(double from, double to) =>
        from.Equals(to) || Math.Abs(from - to) <= Math.Max(Absolute, Relative * Math.Max(Math.Abs(from), Math.Abs(to)));

    /// <exception cref="NotebookException">A rule is invalid.</exception>
    internal static ComparisonRules Of(NotebookDocument notebook, NotebookCell cell)
    {
        var place = $"cell {cell.Id}: ";
        var (all, own) = (Declared(notebook.Metadata, "", notebook.Path), Declared(cell.Metadata, place, notebook.Path));
        var rules = new ComparisonRules();
        if ((own?["tolerance"] ?? all?["tolerance"]) is { } tolerance)
            rules = rules.WithTolerance(tolerance, place, notebook.Path);
        if ((own?["volatile"] ?? all?["volatile"]) is { } changing)
            rules = rules.WithVolatile(changing, place, notebook.Path);
        return rules;
    }

    private static JsonObject? Declared(JsonObject metadata, string place, string? path)
    {
        if (metadata[Key] is not { } node)
            return null;
        if (node is not JsonObject declared)
            throw Wrong($"\"{Key}\" must be an object", place, path);
        return declared.FirstOrDefault(pair => pair.Key is not ("tolerance" or "volatile" or "when")) is { Key: { } unknown }
            ? throw Wrong($"\"{Key}\" knows tolerance, volatile and when, not \"{unknown}\"", place, path) : declared;
    }

    private ComparisonRules WithTolerance(JsonNode node, string place, string? path)
    {
        if (node is not JsonObject tolerance || tolerance.Any(pair => pair.Key is not ("relative" or "absolute")))
            throw Wrong("\"tolerance\" must be an object with relative, absolute or both", place, path);
        return this with
        {
            Relative = Number(tolerance["relative"]) ?? Relative,
            Absolute = Number(tolerance["absolute"]) ?? Absolute,
        };

        double? Number(JsonNode? value) => value is null ? null
            : value is JsonValue number && number.TryGetValue<double>(out var d) && d >= 0 ? d
            : throw Wrong($"a tolerance must be a number from 0, not {value.ToJsonString()}", place, path);
    }

    private ComparisonRules WithVolatile(JsonNode node, string place, string? path)
    {
        if (node is JsonValue flag && flag.TryGetValue<bool>(out var all))
            return this with { AllVolatile = all };
        if (node is JsonArray)
            return this with { Columns = Names(node) };
        if (node is not JsonObject kinds || kinds.Any(pair => pair.Key is not ("columns" or "rows" or "values")))
            throw Wrong("\"volatile\" must be true, a list of columns, or an object with columns, rows and values", place, path);
        return this with
        {
            Columns = Names(kinds["columns"]),
            Rows = Names(kinds["rows"]),
            Values = [.. Names(kinds["values"]).Select(Kind).Order()],
        };

        HashSet<string> Names(JsonNode? list) => list is null ? []
            : list is JsonArray array && array.All(item => item is JsonValue text && text.TryGetValue<string>(out _))
                ? new HashSet<string>(array.Select(item => item!.GetValue<string>()), StringComparer.OrdinalIgnoreCase)
                : throw Wrong("what is volatile must be named in a list of texts", place, path);

        VolatileKind Kind(string name) =>
            Enum.TryParse<VolatileKind>(name, ignoreCase: true, out var kind) && !char.IsDigit(name[0]) ? kind
                : throw Wrong($"there is no kind of values \"{name}\"; "
                    + $"choose from {string.Join(", ", Enum.GetNames<VolatileKind>()).ToLowerInvariant()}", place, path);
    }

    private static NotebookException Wrong(string what, string place, string? path) =>
        new($"{place}{what}. See docs/notebooks.md, \"Tolerances\".", path);
}
