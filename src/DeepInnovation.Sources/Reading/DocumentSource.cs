using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Exports;

namespace DeepInnovation.Sources.Reading;

/// <summary>
/// One file of papers or patents, read into typed documents: CSV, JSON Lines or Parquet, in the canonical schema, the
/// paper's released formats, an export that is known (Scopus, Web of Science ...), or any table whose column names the alias
/// table knows. For every pass over <see cref="Read"/>, rows in = rows out + rejected.
/// </summary>
public sealed class DocumentSource
{
    private readonly SourceTable _table;
    private readonly ColumnMap _map;
    private readonly DocumentKind _kind;
    private readonly OnError _onError;
    private readonly List<RejectedRow> _rejected = [];
    private readonly SortedDictionary<string, long> _ignored = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _remarks = new(StringComparer.Ordinal);

    /// <summary>Opens a file and understands its columns. Rows are read later.</summary>
    /// <param name="path">The file: .csv, .tsv, .jsonl, .ndjson (each also .gz, .zst) or .parquet; an export that is
    /// known may have any name.</param>
    /// <param name="kind">What its rows are.</param>
    /// <param name="onError">What to do with a bad row.</param>
    /// <exception cref="InputException">The file cannot be used, two columns mean one field, or id or title has none.</exception>
    public DocumentSource(string path, DocumentKind kind, OnError onError = OnError.Fail)
    {
        (_kind, _onError) = (kind, onError);
        var opened = DocumentTable.Open(path, kind);
        (_table, _map) = (opened.Table, opened.Map);
    }

    /// <summary>Rows that the last pass met.</summary>
    public long RowsIn { get; private set; }

    /// <summary>Documents that the last pass gave.</summary>
    public long RowsOut { get; private set; }

    /// <summary>Rows that the last pass left out (<see cref="OnError.Skip"/>), in the file's order.</summary>
    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    /// <summary>
    /// Columns that fill no field, with how many accepted rows hold a value there; a column without a name is <c>(unnamed)</c>.
    /// </summary>
    public IReadOnlyDictionary<string, long> IgnoredColumns => _ignored;

    /// <summary>
    /// How many values of accepted rows were read in another way than they stand there, by reason: texts that say
    /// that there is none, for example.
    /// </summary>
    public IReadOnlyDictionary<string, long> Remarks => _remarks;

    /// <summary>
    /// The documents in the file's order, read as they are asked for: O(bytes) time, memory O(longest row) and the ids seen.
    /// </summary>
    /// <exception cref="InputException">A row is bad and rows must not be skipped, or the file has none, or
    /// its data is damaged.</exception>
    public IEnumerable<Document> Read()
    {
        (RowsIn, RowsOut) = (0, 0);
        _rejected.Clear();
        _ignored.Clear();
        _remarks.Clear();
        foreach (var i in _map.Ignored)
            _ignored[IgnoredName(i)] = 0;
        var parser = new DocumentParser(_map, _kind);
        foreach (var row in _table.Rows())
        {
            RowsIn++;
            if (parser.Parse(row, out var fault) is { } document)
            {
                RowsOut++;
                CountIgnored(row);
                foreach (var remark in parser.Remarks)
                    _remarks[remark.Reason] = _remarks.GetValueOrDefault(remark.Reason) + 1;
                yield return document;
            }
            else
            {
                Reject(new RejectedRow(_table.Path, row.Line, fault!.Column, fault.Value, fault.Reason, _kind));
            }
        }

        if (RowsIn == 0)
            throw new InputException("the file has no rows below its header", _table.Path, null, hint: "Give a file with rows");
    }

    private void Reject(RejectedRow row)
    {
        if (_onError == OnError.Fail)
            throw row.ToException();
        _rejected.Add(row);
    }

    private void CountIgnored(SourceRow row)
    {
        foreach (var i in _map.Ignored)
        {
            if (row.Cells[i].Text.Length > 0)
                _ignored[IgnoredName(i)]++;
        }
    }

    private string IgnoredName(int column) => _map.Columns[column] is { Length: > 0 } name ? name : "(unnamed)";
}
