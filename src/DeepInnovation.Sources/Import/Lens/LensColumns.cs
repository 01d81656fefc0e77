using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Import.Lens;

/// <summary>
/// The columns of a Lens.org CSV export by name: case, spaces and signs do not count (<c>Lens ID</c>, <c>lens_id</c>).
/// </summary>
internal sealed class LensColumns
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _names;

    /// <exception cref="InputException">The table has no Lens ID or no title, or two columns have one name.</exception>
    internal LensColumns(string path, IReadOnlyList<string> names)
    {
        _names = names;
        for (var i = 0; i < names.Count; i++)
        {
            var name = ColumnAliases.Normalise(names[i]).Replace("/", "", StringComparison.Ordinal);
            if (name.Length > 0 && !_index.TryAdd(name, i) && name is "lensid" or "title")
                throw new InputException($"two columns are named \"{names[i]}\"", path, 1, hint: "Rename one");
        }

        foreach (var (needed, spelled) in new[] { ("lensid", "Lens ID"), ("title", "Title") })
        {
            if (!_index.ContainsKey(needed))
                throw new InputException($"there is no column \"{spelled}\"; the header has {string.Join(", ", names)}", path, 1,
                    hint: "Give a CSV export of Lens.org");
        }
    }

    internal bool ArePatents => _index.ContainsKey("jurisdiction");

    public LensCells Of(Cell[] cells) => new(this, cells);

    internal int IndexOf(string name) => _index.GetValueOrDefault(name, -1);

    internal string NameOf(string name) => IndexOf(name) is >= 0 and var i ? _names[i] : name;
}

/// <summary>One row of an export.</summary>
internal readonly struct LensCells(LensColumns columns, Cell[] cells)
{
    private readonly Cell[] _cells = cells;

    internal string? Text(string column) =>
        columns.IndexOf(column) is >= 0 and var i && _cells[i].Text.Trim() is { Length: > 0 } text ? text : null;

    internal IEnumerable<string> List(string column, string separator = ";;") =>
        Text(column)?.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    internal int? Number(string column, int least, int most)
    {
        if (Text(column) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number : throw Fault(column, $"no whole number from {least} to {most}");
    }

    internal string NameOf(string column) => columns.NameOf(column);

    internal RecordException Fault(string column, string reason) => new(columns.NameOf(column), Text(column), reason);
}
