using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Audit;

/// <summary>
/// Reads the table of pairs once, byte by byte, and checks every row against the tables of documents, where they are there.
/// O(bytes + n log n) time; 16 bytes a pair at most, and the tables' ids.
/// </summary>
internal sealed class PairAudit(TallyBook book, DocumentAudit? papers, DocumentAudit? patents)
{
    private const double Rounding = 1e-4;
    private const int Sampled = 1_000_000;

    private readonly IdIndex _unknownPapers = new(), _unknownPatents = new();
    private readonly PairKeys _keys = new();
    private readonly List<(int Pair, long Line)> _jumps = [];
    private readonly Dictionary<double, int> _first = [];
    private int[] _place = [];
    private long _nextLine;
    private double _one;
    private long _equal, _numbers;

    internal long Rows { get; private set; }

    internal int NamedFields { get; private set; }

    internal bool HasYears { get; private set; }

    /// <summary>Pairs that could be read.</summary>
    internal long Pairs => _keys.Count;

    internal double Lowest { get; private set; } = double.PositiveInfinity;

    internal double Highest { get; private set; } = double.NegativeInfinity;

    internal double Sum { get; private set; }

    internal long Similarities => _numbers;

    internal long YearsTold { get; private set; }

    internal bool OnePerPaper { get; private set; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It is no CSV text, or no table of pairs.</exception>
    internal void Read(string path, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var window = new ByteWindow(path);
        if (!Line(window, out var header))
            throw new InputException("the header cannot be read", path, 1, hint: "Give the released CSV file");
        var delimiter = header.Count((byte)';') > header.Count((byte)',') ? (byte)';'
            : header.Count((byte)'\t') > header.Count((byte)',') ? (byte)'\t' : (byte)',';
        var fields = Header(path, PairLine.Text(header), delimiter);
        while (Line(window, out var line))
        {
            if (line.IsEmpty)
                continue;
            if ((++Rows & 0xffff) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(Rows);
            }

            Row(window.Line, line, delimiter, fields);
        }

        Whole();
    }

    private int Header(string path, string header, byte delimiter)
    {
        var names = header.Split((char)delimiter).Select(name => name.Trim().Trim('"')).ToList();
        var map = new ColumnMap(names, ReleaseColumns.Pairs, "pairs", book, "paper_year", "patent_year");
        if (map["paper_id"] < 0 || map["patent_id"] < 0)
            throw new InputException("the header lacks Paper_ID or Patent_ID", path, 1, value: header,
                hint: "Give the released CSV file");
        _place = [.. ReleaseColumns.Pairs.Select(column => map[column.Name])];
        HasYears = _place[3] >= 0 && _place[4] >= 0;
        NamedFields = map.Named;
        return map.Fields;
    }

    private void Row(long line, ReadOnlySpan<byte> bytes, byte delimiter, int fields)
    {
        if (!Ascii.IsValid(bytes) && !Utf8.IsValid(bytes) || bytes.Contains((byte)0))
        {
            book.Add("pairs.rows.encoding", line, "", PairLine.Text(bytes));
            return;
        }

        var parts = new PairLine(bytes, delimiter);
        ReadOnlySpan<byte> paper = default, patent = default, similarity = default, paperYear = default, patentYear = default;
        var count = 0;
        for (; parts.Next(out var field); count++)
        {
            if (count == _place[0])
                paper = field;
            else if (count == _place[1])
                patent = field;
            else if (count == _place[2])
                similarity = field;
            else if (count == _place[3])
                paperYear = field;
            else if (count == _place[4])
                patentYear = field;
        }

        if (parts.Broken)
            book.Add("pairs.rows.broken", line, "", PairLine.Text(bytes));
        else if (count != fields)
            book.Add("pairs.rows.fields", line, "", $"{count} fields instead of {fields}");
        else
            Check(line, paper, patent, similarity, paperYear, patentYear);
    }

    private void Check(long line, ReadOnlySpan<byte> paper, ReadOnlySpan<byte> patent, ReadOnlySpan<byte> similarity,
        ReadOnlySpan<byte> paperYear, ReadOnlySpan<byte> patentYear)
    {
        var p = Find(line, paper, papers, _unknownPapers, "paper");
        var q = Find(line, patent, patents, _unknownPatents, "patent");
        Similarity(line, similarity);
        var ownPaper = Year(line, paperYear, "paper_year");
        var ownPatent = Year(line, patentYear, "patent_year");
        var (tablePaper, tablePatent) = (papers?.YearOf(p), patents?.YearOf(q));
        YearsTold += ownPaper is not null && ownPatent is not null ? 1 : 0;
        if (ownPatent < ownPaper)
            book.Add("pairs.year.rule", line, "patent_year", $"{ownPatent} < {ownPaper}");
        if (tablePatent < tablePaper)
            book.Add("pairs.year.rule.tables", line, "patent_id", $"{tablePatent} < {tablePaper}");
        if (ownPaper is not null && tablePaper is not null && ownPaper != tablePaper)
            book.Add("pairs.year.paper", line, "paper_year", $"{ownPaper} instead of {tablePaper}");
        if (ownPatent is not null && tablePatent is not null && ownPatent != tablePatent)
            book.Add("pairs.year.patent", line, "patent_year", $"{ownPatent} instead of {tablePatent}");
        if (p < 0 || q < 0)
            return;
        if (line != _nextLine)
            _jumps.Add((_keys.Count, line));
        _nextLine = line + 1;
        _keys.Add(p, q);
    }

    /// <summary>
    /// The row of an id in its table; ids that point nowhere are numbered behind the table's rows. -1 for an empty one.
    /// </summary>
    private int Find(long line, ReadOnlySpan<byte> id, DocumentAudit? table, IdIndex unknown, string what)
    {
        id = id.Trim(" \t"u8);
        if (id.IsEmpty)
        {
            book.Add($"pairs.null.{what}_id", line, $"{what}_id", "");
            return -1;
        }

        var key = IdIndex.Key(id);
        if (table?.Ids.Find(key) is >= 0 and var row)
            return row;
        if (table is not null)
            book.Add($"pairs.{what}.unknown", line, $"{what}_id", PairLine.Text(id));
        return (table?.Ids.Count ?? 0) + unknown.GetOrAdd(key, out _);
    }

    private void Similarity(long line, ReadOnlySpan<byte> text)
    {
        if (_place[2] < 0)
            return;
        text = text.Trim(" \t"u8);
        if (!Utf8Parser.TryParse(text, out double value, out var used) || used != text.Length)
        {
            var word = PairLine.Text(text);
            var notFinite = word.Trim('-', '+').ToLowerInvariant() is "nan" or "inf" or "infinity";
            book.Add(notFinite ? "pairs.similarity.range" : "pairs.similarity.type", line, "similarity", word);
            return;
        }

        if (!(Math.Abs(value) <= 1 + Rounding))
        {
            book.Add("pairs.similarity.range", line, "similarity", PairLine.Text(text));
            return;
        }

        if (value < 0)
            book.Add("pairs.similarity.negative", line, "similarity", PairLine.Text(text));
        _one = _numbers == 0 ? value : _one;
        _equal += value == _one ? 1 : 0;
        if (_numbers++ < Sampled)
            _first[value] = _first.GetValueOrDefault(value) + 1;
        Sum += value;
        (Lowest, Highest) = (Math.Min(Lowest, value), Math.Max(Highest, value));
    }

    private int? Year(long line, ReadOnlySpan<byte> text, string column)
    {
        text = text.Trim(" \t"u8);
        if (text.IsEmpty)
            return null;
        if (text.EndsWith(".0"u8))
            text = text[..^2];
        if (Utf8Parser.TryParse(text, out int year, out var used) && used == text.Length)
            return year;
        book.Add("pairs.year.type", line, column, PairLine.Text(text));
        return null;
    }

    /// <summary>What only the whole file shows.</summary>
    private void Whole()
    {
        if (_numbers > 1 && _equal == _numbers)
            book.Add("pairs.similarity.constant", 2, "similarity",
                _one.ToString(System.Globalization.CultureInfo.InvariantCulture));
        // Below a few hundred rows one per cent is a handful, which chance repeats.
        foreach (var (value, count) in _first.Where(f => f.Value > Math.Max(20, Math.Min(_numbers, Sampled) / 100.0))
            .OrderByDescending(f => f.Value).ThenBy(f => f.Key).Take(1))
            book.AddCount("pairs.similarity.repeated", count);
        _first.Clear();
        var repeated = _keys.Repeated().ToHashSet();
        foreach (var i in repeated.Order())
            book.Add("pairs.duplicate", LineOf(i), "", "");
        PerPaper(repeated);
    }

    private void PerPaper(HashSet<int> repeated)
    {
        var has = new System.Collections.BitArray((papers?.Ids.Count ?? 0) + _unknownPapers.Count);
        var covered = 0L;
        var several = new List<int>();
        for (var i = 0; i < _keys.Count; i++)
        {
            var paper = _keys.Paper(i);
            if (!has[paper])
                (has[paper], covered) = (true, covered + 1);
            else if (!repeated.Contains(i) && several.Count <= _keys.Count / 3)
                several.Add(i);
        }

        OnePerPaper = _keys.Count < 1.5 * covered;
        if (OnePerPaper)
            several.ForEach(i => book.Add("pairs.several", LineOf(i), "paper_id", ""));
        if (papers is not null)
        {
            var without = 0L;
            for (var p = 0; p < papers.Ids.Count; p++)
                without += has[p] ? 0 : 1;
            book.AddCount("pairs.coverage", without);
        }
    }

    private long LineOf(int pair)
    {
        var (low, high) = (0, _jumps.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _jumps[middle].Pair <= pair ? (middle, high) : (low, middle - 1);
        }

        return _jumps[low].Line + (pair - _jumps[low].Pair);
    }

    /// <summary>The next line without its end; the window's line is its number.</summary>
    private static bool Line(ByteWindow window, out ReadOnlySpan<byte> line)
    {
        line = default;
        if (window.Position > 0)
            window.Line++;
        window.Advance();
        if (window.Peek() < 0)
            return false;
        int length;
        while ((length = window.Ahead.IndexOf((byte)'\n')) < 0)
        {
            if (window.Ahead.Length > 1 << 20 || !window.Fill())
            {
                length = window.Ahead.Length;
                break;
            }
        }

        line = window.Ahead[..length];
        window.Position += Math.Min(length + 1, window.Ahead.Length);
        if (line.EndsWith("\r"u8))
            line = line[..^1];
        return true;
    }
}
