using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Audit;

/// <summary>
/// Reads one table of documents once and checks every row; what papers and patents share. Afterwards it holds what the pairs
/// need: the ids and the years. O(bytes) time; memory 2 bytes a row and 20 to 60 for each of ids, titles and numbers.
/// </summary>
internal sealed class DocumentAudit
{
    /// <summary>
    /// Above this a novelty, in nats, is no value of the model: forty keywords of a flat theta of 20 dimensions give 117.
    /// </summary>
    internal const double LargestNovelty = 100;

    internal const int FirstYear = 1960, LastYear = 2020;
    private const short NoYear = short.MinValue;

    private readonly string _table;
    private readonly IReadOnlyList<ReleaseColumn> _columns;
    private readonly TallyBook _book;
    private readonly KeywordQuality _keywords;
    private readonly IpcValidity _ipc;
    private readonly IdIndex _titles = new(), _numbers = new();
    private readonly Shares _languages = new("papers.language"), _offices = new("patents.office"),
        _sections = new("patents.section");
    private readonly SortedDictionary<int, YearSums> _years = [];
    private readonly List<short> _yearOf = [];
    private ColumnMap? _map;

    internal DocumentAudit(AuditTable table, TallyBook book)
    {
        (_table, _book) = (AuditChecks.Name(table), book);
        _columns = table == AuditTable.Papers ? ReleaseColumns.Papers : ReleaseColumns.Patents;
        _keywords = new KeywordQuality(_table, book);
        _ipc = new IpcValidity(book);
    }

    /// <summary>
    /// Sums of one year: rows, rows with novelty, IPC (patents) and keywords, the sum of novelty and of its squares.
    /// </summary>
    internal sealed class YearSums
    {
        internal long Rows, Described, Scored;
        internal double Novelty, Squares;
    }

    internal long Rows { get; private set; }

    /// <summary>Rows that could be taken apart.</summary>
    internal long ReadableRows { get; private set; }

    internal int NamedFields => _map!.Named;

    internal IdIndex Ids { get; } = new();

    internal IReadOnlyDictionary<int, YearSums> Years => _years;

    internal double LowestNovelty { get; private set; } = double.PositiveInfinity;

    internal double HighestNovelty { get; private set; } = double.NegativeInfinity;

    /// <summary>The year of a row of <see cref="Ids"/>; null when it has none that can be read.</summary>
    internal int? YearOf(int row) => row >= 0 && row < _yearOf.Count && _yearOf[row] != NoYear ? _yearOf[row] : null;

    internal bool Has(string column) => _map![column] >= 0;

    internal IEnumerable<AuditShare> Shares() => [.. _languages.List(), .. _offices.List(), .. _sections.List()];

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It is no CSV text, or none of its columns is known.</exception>
    internal void Read(string path, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var reader = new CsvRecordReader(path);
        if (!reader.Read() || reader.Fault is not null)
            throw new InputException("the header cannot be read", path, 1, hint: "Give the released CSV file");
        _map = new ColumnMap(reader.Fields, _columns, _table, _book);
        if (_map["id"] < 0 && _map["title"] < 0)
            throw new InputException("the header has neither ID nor Title", path, 1, value: string.Join(",", reader.Fields),
                hint: "Give the released CSV file");
        while (reader.Read())
        {
            if ((++Rows & 4095) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(Rows);
            }

            if (reader.Fault is { } fault)
                _book.Add($"{_table}.rows.{(IsEncoding(fault.Problem) ? "encoding" : "broken")}", reader.Line, "", fault.Value);
            else if (reader.Fields.Count != _map.Fields)
                _book.Add($"{_table}.rows.fields", reader.Line, "", $"{reader.Fields.Count} fields instead of {_map.Fields}");
            else
                Check(reader.Line, reader.Fields);
        }
    }

    private void Check(long line, IReadOnlyList<string> row)
    {
        ReadableRows++;
        foreach (var column in _columns)
        {
            if (_map![column.Name] is >= 0 and var place && Missing(row[place]))
                _book.Add($"{_table}.null.{column.Name}", line, column.Name, row[place]);
        }

        var year = Year(line, Field(row, "year"));
        Id(line, Field(row, "id"), year);
        if (Field(row, "title") is { } title
            && !_titles.AddNew(FormattableString.Invariant($"{year}\n{title.Trim().ToLowerInvariant()}")))
            _book.Add($"{_table}.title.duplicate", line, "title", title);
        var described = Described(line, row);
        var novelty = Novelty(line, Field(row, "novelty"));
        if (year is { } y)
            Sum(y, described, novelty);
        if (_table == "papers")
            Paper(line, row);
    }

    private void Id(long line, string? id, int? year)
    {
        if (id is null)
            return;
        if (!IsWhole(id, out _))
            _book.Add($"{_table}.id.type", line, "id", id);
        Ids.GetOrAdd(IdIndex.Key(id), out var added);
        if (added)
            _yearOf.Add(year is >= -32000 and <= 32000 ? (short)year : NoYear);
        else
            _book.Add($"{_table}.id.duplicate", line, "id", id);
    }

    private int? Year(long line, string? text)
    {
        if (text is null)
            return null;
        if (!IsWhole(text, out var year) || Math.Abs(year) > int.MaxValue)
        {
            _book.Add($"{_table}.year.type", line, "year", text);
            return null;
        }

        if (year is < FirstYear or > LastYear)
            _book.Add($"{_table}.year.range", line, "year", text);
        return (int)year;
    }

    private bool Described(long line, IReadOnlyList<string> row)
    {
        var described = true;
        if (Field(row, "keywords") is not { } field)
            described = false;
        else if (StringList.Read(field) is { } keywords)
            _keywords.Check(line, keywords);
        else
            _book.Add($"{_table}.keywords.list", line, "keywords", field);
        if (_table == "papers")
            return described;
        if (Field(row, "pn") is { } number)
            Number(line, number);
        if (Field(row, "ipc") is not { } ipc)
            return false;
        _sections.Add(_ipc.Check(line, ipc).ToString());
        return described;
    }

    private void Number(long line, string number)
    {
        var text = number.AsSpan().Trim();
        if (text.Length < 3 || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1])
            || !text[2..].ContainsAnyInRange('0', '9'))
            _book.Add("patents.pn.form", line, "pn", number);
        else
            _offices.Add(text[..2].ToString());
        if (!_numbers.AddNew(number))
            _book.Add("patents.pn.duplicate", line, "pn", number);
    }

    private void Paper(long line, IReadOnlyList<string> row)
    {
        if (Field(row, "cited") is { } cited && !(IsWhole(cited, out var count) && count >= 0))
            _book.Add("papers.cited.type", line, "cited", cited);
        if (Field(row, "doi") is { } doi && !_numbers.AddNew(doi.ToLowerInvariant()))
            _book.Add("papers.doi.duplicate", line, "doi", doi);
        if (_map!["language"] < 0)
            return;
        var language = Field(row, "language")?.Trim() ?? "";
        _languages.Add(language);
        var end = language.IndexOf('-', StringComparison.Ordinal);
        var code = end < 0 ? language : language[..end];
        if (language.Length > 0 && !(code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower)))
            _book.Add("papers.language.code", line, "language", language);
    }

    private double? Novelty(long line, string? text)
    {
        if (text is null)
            return null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && !NotFinite(text, out value))
        {
            _book.Add($"{_table}.novelty.type", line, "novelty", text);
            return null;
        }

        if (!(value is >= 0 and <= LargestNovelty))
        {
            _book.Add($"{_table}.novelty.range", line, "novelty", text);
            return null;
        }

        (LowestNovelty, HighestNovelty) = (Math.Min(LowestNovelty, value), Math.Max(HighestNovelty, value));
        return value;
    }

    private void Sum(int year, bool described, double? novelty)
    {
        if (!_years.TryGetValue(year, out var sums))
            _years.Add(year, sums = new YearSums());
        sums.Rows++;
        if (novelty is not { } value)
            return;
        sums.Described += described ? 1 : 0;
        sums.Scored++;
        sums.Novelty += value;
        sums.Squares += value * value;
    }

    private string? Field(IReadOnlyList<string> row, string column) =>
        _map![column] is >= 0 and var place && !Missing(row[place]) ? row[place] : null;

    /// <summary>What pandas reads as missing and writes as such: nothing, or <c>[]</c> for a list without items.</summary>
    private static bool Missing(string text) => string.IsNullOrWhiteSpace(text) || text == "[]";

    private static bool NotFinite(string text, out double value)
    {
        value = text.Trim().ToLowerInvariant() switch
        {
            "nan" => double.NaN,
            "inf" or "+inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => 0,
        };
        return value != 0;
    }

    /// <summary>A whole number, also as pandas writes it in a column with gaps: <c>2019.0</c>.</summary>
    internal static bool IsWhole(ReadOnlySpan<char> text, out long value)
    {
        text = text.Trim();
        if (text.EndsWith(".0"))
            text = text[..^2];
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsEncoding(string problem) =>
        problem.Contains("UTF-8", StringComparison.Ordinal) || problem.Contains("NUL", StringComparison.Ordinal);
}
