using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import.Archives;
using DuckDB.NET.Data;

namespace DeepInnovation.Sources.Import.PatentsView;

/// <summary>
/// PatentsView's tables side by side in a temporary database on disk: O(rows log rows) time, DuckDB's memory limited to 512 MB.
/// </summary>
internal sealed class PatentsViewTables : IDisposable
{
    /// <summary>Tables have tens of gigabytes; the ratio of expansion is what limits one.</summary>
    private static readonly ArchiveLimits Limits = new(1L << 40);

    // Where there may be one row a patent.
    private static readonly string[] OneAPatent = [PatentsViewSchema.Abstracts, PatentsViewSchema.Applications];

    private readonly PatentsViewSchema _set;
    private readonly JoinFolder _folder = JoinFolder.Create();
    private readonly bool _inMemory;
    private readonly DuckDBConnection _database;
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    // Each statement on a file waits for the disk: a class's extract of some thousand rows needs no file.
    private const long InMemoryUpTo = 4 << 20;

    /// <param name="set">Which tables these are.</param>
    /// <param name="bytes">The size of the files to come.</param>
    internal PatentsViewTables(PatentsViewSchema set, long bytes)
    {
        _set = set;
        _inMemory = bytes <= InMemoryUpTo;
        TableDatabase.Part.Demand();
        _database = new DuckDBConnection($"DataSource={(_inMemory ? ":memory:" : Path.Combine(_folder.Path, "tables.duckdb"))}");
        _database.Open();
        Execute("SET threads = 1; SET preserve_insertion_order = true; SET memory_limit = '512MB'; "
            + $"SET temp_directory = {ParquetTable.Literal(_folder.Path)}");
        Execute("CREATE TABLE faults(ordinal INTEGER, file VARCHAR, line BIGINT, field VARCHAR, value VARCHAR, reason VARCHAR)");
        foreach (var (table, _, columns) in set.Tables)
            Execute($"CREATE TABLE {table}(line BIGINT, {string.Join(", ", columns.Select(c => $"{c.Name} VARCHAR"))})");
    }

    /// <summary>Copies a table's columns in; broken rows become faults.</summary>
    /// <exception cref="InputException">The file cannot be read or lacks a column.</exception>
    internal void Load(string table, SourceFile file, CancellationToken cancellation)
    {
        _files[table] = file.Name;
        var ordinal = Ordinal(table);
        using var reader = Open(file);
        if (!reader.Read() || reader.Fault is not null)
            throw new InputException("the table has no header", file.Path, 1, hint: "Fetch it again");
        var header = reader.Fields.ToList();
        var places = _set.Tables[ordinal].Columns.Select(c => PlaceOf(c, header, file)).ToArray();
        using var rows = _database.CreateAppender(table);
        using var faults = _database.CreateAppender("faults");
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.Fault is { } fault)
                Fault(faults.CreateRow(), ordinal, file.Name, reader.Line, header.ElementAtOrDefault(fault.Field),
                    fault.Value, fault.Problem);
            else if (reader.Fields.Count != header.Count)
                Fault(faults.CreateRow(), ordinal, file.Name, reader.Line, null, string.Join('\t', reader.Fields),
                    $"the row has {reader.Fields.Count} fields, the header {header.Count}");
            else
                Append(rows.CreateRow(), reader, places);
        }
    }

    /// <summary>
    /// Rows of the tables beside g_patent that belong to no patent, or are a second one where there
    /// may be one, with all broken rows.
    /// </summary>
    internal IEnumerable<ImportedRow> Faults()
    {
        var main = PatentsViewSchema.Main;
        var missing = _set == PatentsViewSchema.Grants ? "no patent of this id is in g_patent"
            : $"no application of this id is in {_set.MainFile}";
        foreach (var (table, _, _) in _set.Tables.Where(
            t => t.Table is not (PatentsViewSchema.Main or PatentsViewSchema.Locations) && _files.ContainsKey(t.Table)))
        {
            Execute($"INSERT INTO faults SELECT {Ordinal(table)}, {ParquetTable.Literal(_files[table])}, line, "
                + $"'{_set.Key}', id, '{missing}' "
                + $"FROM {table} ANTI JOIN {main} USING (id)");
        }

        foreach (var table in OneAPatent.Where(_files.ContainsKey))
        {
            Execute($"INSERT INTO faults SELECT {Ordinal(table)}, {ParquetTable.Literal(_files[table])}, line, '{_set.Key}', id, "
                + "'a second row for this patent' "
                + $"FROM (SELECT line, id, row_number() OVER (PARTITION BY id ORDER BY line) n FROM {table}) WHERE n > 1 AND id "
                + $"IN (SELECT id FROM {main})");
        }

        foreach (var row in Query("SELECT file, line, field, value, reason FROM faults ORDER BY ordinal, line, reason"))
        {
            var fault = new RecordException(row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4));
            yield return new ImportedRow(0, null, fault.ToFault(row.GetString(0), row.GetInt64(1)));
        }
    }

    /// <summary>
    /// The rows of the main table in the file's order, beside those of the other tables, which are sorted by it and read along.
    /// </summary>
    internal IEnumerable<ImportedRow> Patents(string source)
    {
        var (main, granted) = (PatentsViewSchema.Main, _set == PatentsViewSchema.Grants);
        var cpc = _files.ContainsKey(PatentsViewSchema.CpcAtIssue) ? PatentsViewSchema.CpcAtIssue : PatentsViewSchema.CpcCurrent;
        Execute($"CREATE TABLE places AS SELECT id, min(line) AS place FROM {main} GROUP BY id");
        Sort("abstracts", PatentsViewSchema.Abstracts, "patent_abstract", null);
        if (granted)
            Sort("filings", PatentsViewSchema.Applications, "filing_date", null);
        Sort("ipc", PatentsViewSchema.Ipc, "CASE WHEN section = '' THEN '' ELSE section || CASE WHEN length(ipc_class) = 1 THEN "
            + "'0' ELSE '' END || ipc_class || subclass || "
            + "CASE WHEN main_group <> '' THEN coalesce(nullif(ltrim(main_group, '0'), ''), '0') || '/' || subgroup ELSE '' END "
            + "END", "ipc_sequence");
        Sort("cpc", cpc, "cpc_group", "cpc_sequence");
        Sort("countries", PatentsViewSchema.Assignees, "coalesce(disambig_country, '')", "assignee_sequence",
            "LEFT JOIN (SELECT location_id, min_by(disambig_country, "
            + $"line) AS disambig_country FROM {PatentsViewSchema.Locations} GROUP BY location_id) USING (location_id)");
        using var abstracts = Along("abstracts");
        using var filings = granted ? Along("filings") : null;
        using var ipc = Along("ipc");
        using var symbols = Along("cpc");
        using var countries = Along("countries");
        foreach (var row in Query("SELECT line, id, type, later, title, "
            + $"{(granted ? "withdrawn, NULL, NULL" : "NULL, filing_date, abstract")} FROM {main} ORDER BY line"))
        {
            var line = row.GetInt64(0);
            yield return Row(new PatentParts(
                _set, line, Text(row, 1), Text(row, 2), Text(row, 3), Text(row, 4), Text(row, 5),
                Texts(abstracts, line).FirstOrDefault() ?? Text(row, 7), Filing(filings, row, line), Texts(ipc, line),
                Texts(symbols, line), Texts(countries, line)), source);
        }
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private int Ordinal(string table) => _set.Tables.FindIndex(t => t.Table == table);

    private static int PlaceOf(PatentsViewColumn column, List<string> header, SourceFile file)
    {
        if (column.Names.Select(name => header.IndexOf(name)).FirstOrDefault(i => i >= 0, -1) is >= 0 and var place)
            return place;
        return column.Optional ? -1
            : throw new InputException($"there is no column \"{column.Names[0]}\"; the header has {string.Join(", ", header)}",
                file.Path, 1, hint: "Fetch the table again from PatentsView");
    }

    private static List<string> Texts(SortedValues values, long place) => [.. values.TakeOf(place).Select(v => v.Value)];

    private (string Date, long Line, string? File)? Filing(SortedValues? filings, DuckDBDataReader row, long line)
    {
        if (filings is null)
            return Text(row, 6) is { Length: > 0 } date ? (date, line, null) : null;
        return filings.TakeOf(line) is [var first, ..] ? (first.Value, first.Line, _files[PatentsViewSchema.Applications]) : null;
    }

    private ImportedRow Row(PatentParts patent, string source)
    {
        try
        {
            var document = patent.ToDocument();
            (document.Source, document.SourceFile, document.SourceRow) = (source, _files[PatentsViewSchema.Main], patent.Line);
            return new ImportedRow(0, document, null);
        }
        catch (RecordException fault)
        {
            return new ImportedRow(0, null, fault.ToFault(_files[PatentsViewSchema.Main], patent.Line));
        }
    }

    /// <summary>
    /// Puts one value of each row into the order of the patents; DuckDB sorts within its memory and spills,
    /// which it cannot do with lists.
    /// </summary>
    private void Sort(string name, string table, string value, string? sequence, string join = "")
    {
        var order = sequence is null ? "" : $"TRY_CAST({sequence} AS BIGINT) NULLS LAST, ";
        Execute($"CREATE TABLE {name} AS SELECT place, {table}.line AS line, {value} AS value FROM {table} JOIN places USING "
            + $"(id) {join} ORDER BY place, {order}{table}.line");
        Execute($"DROP TABLE {table}");
    }

    private SortedValues Along(string name) =>
        new(Query($"SELECT place, line, value FROM {name}").Select(r => (r.GetInt64(0), r.GetInt64(1), Text(r, 2))));

    private static string Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column).Trim();

    private static CsvRecordReader Open(SourceFile file)
    {
        if (!file.Path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return new CsvRecordReader(file.Path);
        var entries = ArchiveReader.Read(file.Path, Limits).GetEnumerator();
        while (entries.MoveNext())
        {
            if (entries.Current is { Content: { } content } && entries.Current.Name.EndsWith(".tsv",
                StringComparison.OrdinalIgnoreCase) && !SourceFiles.IsSystemFile(entries.Current.Name))
                return new CsvRecordReader($"{file.Path}!{entries.Current.Name}", new EntryStream(content, entries));
        }

        entries.Dispose();
        throw new InputException("the archive contains no .tsv file", file.Path, null, hint: "Fetch it again from PatentsView");
    }

    private static void Append(IDuckDBAppenderRow row, CsvRecordReader reader, int[] places)
    {
        row.AppendValue(reader.Line);
        foreach (var place in places)
            row.AppendValue(place < 0 ? "" : reader.Fields[place]);
        row.EndRow();
    }

    private static void Fault(IDuckDBAppenderRow row, int ordinal, string file, long line, string? field,
        string? value, string reason)
    {
        row.AppendValue(ordinal).AppendValue(file).AppendValue(line).AppendValue(field).AppendValue(value).AppendValue(reason);
        row.EndRow();
    }

    private void Execute(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        Guard(command.ExecuteNonQuery);
    }

    /// <summary>A stream of rows over a connection of its own, so that several can be read side by side.</summary>
    private IEnumerable<DuckDBDataReader> Query(string sql)
    {
        using var connection = _inMemory ? _database.Duplicate() : new DuckDBConnection(_database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        using var reader = Guard(command.ExecuteReader);
        while (Guard(reader.Read))
            yield return reader;
    }

    private static T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (DuckDBException error)
        {
            throw new IOException($"the tables of PatentsView could not be joined in {Path.GetTempPath()}: "
                + $"{error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>An entry that closes its archive with it.</summary>
    private sealed class EntryStream(Stream inner, IDisposable archive) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => inner.Read(buffer);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                archive.Dispose();
            base.Dispose(disposing);
        }
    }
}
