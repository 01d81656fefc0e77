using DeepInnovation.Core;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Exports;

namespace DeepInnovation.Sources.Reading;

/// <summary>
/// The ids of one file. A column whose values repeat by the dozen, or hold line breaks, has no ids: taken for one, all but a few
/// documents would be lost as repeats. O(ids) memory.
/// </summary>
internal sealed class RowIds(ColumnMap map)
{
    private const int Dozen = 12;
    private const int Enough = 100;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);
    private long _rows;
    private long _repeated;

    /// <summary>Remembers an id; false when an earlier row has it.</summary>
    /// <exception cref="InputException">The column cannot be one of ids.</exception>
    internal bool Add(string id, long line)
    {
        if (id.AsSpan().ContainsAny('\n', '\r'))
            throw Wrong("a line break stands in the id", line, id);
        _rows++;
        if (_seen.Add(id))
            return true;
        _repeated++;
        var times = _repeats[id] = _repeats.GetValueOrDefault(id, 1) + 1;
        if (times >= Dozen)
            throw Wrong($"{times} rows have the same id", line, id);
        if (_repeated >= Enough && 2 * _repeated > _rows)
            throw Wrong($"of {_rows} rows, {_repeated} repeat the id of an earlier one", line, id);
        return false;
    }

    private InputException Wrong(string problem, long line, string id) =>
        new($"{problem}, so this is no column of ids", map.Path, line, map.NameOf(DocumentField.Id), id,
            $"Import the file with --map id=COLUMN; the columns are {ColumnAliases.Listed(map.Columns)}");
}
