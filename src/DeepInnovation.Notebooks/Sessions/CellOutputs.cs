using System.Globalization;
using System.Text;
using DeepInnovation.Notebooks.Cells;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>
/// Collects a cell's outputs in order, from any thread. Joins consecutive text of one stream. Drops writes after closing, which
/// come from work that the cell left running.
/// </summary>
internal sealed class CellOutputs : ICellOutputs
{
    /// <summary>More console text per cell helps nobody and would fill the memory.</summary>
    internal const int MaximalCharacters = 4 << 20;

    private readonly Lock _gate = new();
    private readonly List<object> _entries = [];
    private int _characters;
    private bool _closed;

    public bool WantsPlainText { get; init; }

    public void Stream(string name, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        lock (_gate)
        {
            if (_closed || _characters > MaximalCharacters)
                return;
            if (_entries.Count == 0 || _entries[^1] is not OpenStream last || last.Name != name)
                _entries.Add(last = new OpenStream(name, new StringBuilder()));
            _characters += text.Length;
            var over = _characters - MaximalCharacters;
            last.Text.Append(over > 0 ? text[..(text.Length - over)] : text);
            if (over > 0)
            {
                _characters = MaximalCharacters + 1;
                last.Text.Append(CultureInfo.InvariantCulture,
                    $"\n[console output of this cell is cut here, after {MaximalCharacters} characters]\n");
            }
        }
    }

    /// <summary>Adds a display and returns its index for <see cref="Replace"/>.</summary>
    public int Add(CellOutput output)
    {
        lock (_gate)
        {
            if (_closed)
                return -1;
            _entries.Add(output);
            return _entries.Count - 1;
        }
    }

    /// <summary>Replaces an earlier display.</summary>
    public void Replace(int place, CellOutput output)
    {
        lock (_gate)
        {
            if (!_closed && place >= 0)
                _entries[place] = output;
        }
    }

    /// <summary>The outputs so far; work that the cell left running may add more.</summary>
    public IReadOnlyList<CellOutput> Snapshot()
    {
        lock (_gate)
            return [.. _entries.Select(
                entry => entry is OpenStream open ? new StreamOutput(open.Name, open.Text.ToString()) : (CellOutput)entry)];
    }

    /// <summary>Drops all later outputs.</summary>
    public void Close()
    {
        lock (_gate)
            _closed = true;
    }

    private sealed record OpenStream(string Name, StringBuilder Text);
}
