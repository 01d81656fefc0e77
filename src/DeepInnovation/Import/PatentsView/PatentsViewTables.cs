using System.Globalization;
using DeepInnovation.Corpus;
using DeepInnovation.Import.Archives;
using DeepInnovation.Runs;
using DuckDB.NET.Data;

namespace DeepInnovation.Import.PatentsView;

/// <summary>PatentsView's tables side by side in a temporary database on disk: O(rows log rows) time, memory limited to 1 GiB.</summary>
internal sealed class PatentsViewTables : IDisposable
{
    private const long MostBytes = 1L << 40; // the ratio of expansion is what limits an entry: tables have tens of gigabytes

    /// <summary>The tables that are read, with the columns needed of each (names after PatentsView's data dictionary).</summary>
    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["g_patent"] = ["patent_id", "patent_type", "patent_date", "patent_title", "withdrawn"],
        ["g_patent_abstract"] = ["patent_id", "patent_abstract"],
        ["g_application"] = ["patent_id", "filing_date"],
        ["g_ipc_at_issue"] = ["patent_id", "ipc_sequence", "section", "ipc_class", "subclass", "main_group", "subgroup"],
        ["g_cpc_at_issue"] = ["patent_id", "cpc_sequence", "cpc_group"],
        ["g_cpc_current"] = ["patent_id", "cpc_sequence", "cpc_group"],
        ["g_assignee_disambiguated"] = ["patent_id", "assignee_sequence", "location_id"],
        ["g_location_disambiguated"] = ["location_id", "disambig_country"],
    };

    private static readonly string[] OneAPatent = ["g_patent", "g_patent_abstract", "g_application"];

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-patentsview-").FullName;
    private readonly DuckDBConnection _database;
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    internal PatentsViewTables()
    {
        _database = new DuckDBConnection($"DataSource={Path.Combine(_folder, "tables.duckdb")}");
        _database.Open();
        Execute($"SET threads = 1; SET preserve_insertion_order = true; SET memory_limit = '1GB'; SET temp_directory = {ParquetTable.Literal(_folder)}");
        Execute("CREATE TABLE faults(ordinal INTEGER, file VARCHAR, line BIGINT, field VARCHAR, value VARCHAR, reason VARCHAR)");
        foreach (var (table, columns) in Columns)
            Execute($"CREATE TABLE {table}(line BIGINT, {string.Join(", ", columns.Select(c => $"{c} VARCHAR"))})");
    }

    internal static IEnumerable<string> Known => Columns.Keys;

    /// <summary>Copies a table's columns in; broken rows become faults.</summary>
    /// <exception cref="InputException">The file cannot be read or lacks a column.</exception>
    internal void Load(string table, SourceFile file, CancellationToken cancellation)
    {
        _files[table] = file.Name;
        var ordinal = Columns.Keys.ToList().IndexOf(table);
        using var reader = Open(file);
        if (!reader.Read() || reader.Fault is not null)
            throw new InputException("the table has no header", file.Path, 1, mend: "Fetch it again");
        var header = reader.Fields.ToList();
        var places = Columns[table].Select(c => header.IndexOf(c) is >= 0 and var i ? i
            : throw new InputException($"there is no column \"{c}\"; the header has {string.Join(", ", header)}", file.Path, 1, mend: "Fetch the table again from PatentsView")).ToArray();
        using var rows = _database.CreateAppender(table);
        using var faults = _database.CreateAppender("faults");
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.Fault is { } fault)
                Fault(faults.CreateRow(), ordinal, file.Name, reader.Line, header.ElementAtOrDefault(fault.Field), fault.Value, fault.Problem);
            else if (reader.Fields.Count != header.Count)
                Fault(faults.CreateRow(), ordinal, file.Name, reader.Line, null, string.Join('\t', reader.Fields), $"the row has {reader.Fields.Count} fields, the header {header.Count}");
            else
                Append(rows.CreateRow(), reader, places);
        }
    }

    /// <summary>Rows of the tables beside g_patent that belong to no patent, or are a second one where there may be one, with all broken rows.</summary>
    internal IEnumerable<ImportedRow> Faults()
    {
        foreach (var table in Columns.Keys.Where(t => t is not ("g_patent" or "g_location_disambiguated") && _files.ContainsKey(t)))
        {
            Execute($"INSERT INTO faults SELECT {Columns.Keys.ToList().IndexOf(table)}, {ParquetTable.Literal(_files[table])}, line, 'patent_id', patent_id, 'no patent of this id is in g_patent' "
                + $"FROM {table} ANTI JOIN g_patent USING (patent_id)");
        }

        foreach (var table in OneAPatent.Skip(1).Where(_files.ContainsKey))
        {
            Execute($"INSERT INTO faults SELECT {Columns.Keys.ToList().IndexOf(table)}, {ParquetTable.Literal(_files[table])}, line, 'patent_id', patent_id, 'a second row for this patent' "
                + $"FROM (SELECT *, row_number() OVER (PARTITION BY patent_id ORDER BY line) n FROM {table}) WHERE n > 1 AND patent_id IN (SELECT patent_id FROM g_patent)");
        }

        foreach (var row in Query("SELECT file, line, field, value, reason FROM faults ORDER BY ordinal, line, reason"))
        {
            var fault = new RecordException(row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4));
            yield return new ImportedRow(0, null, fault.ToFault(row.GetString(0), row.GetInt64(1)));
        }
    }

    /// <summary>The rows of g_patent in the file's order.</summary>
    internal IEnumerable<ImportedRow> Patents(string source)
    {
        const string order = "ORDER BY TRY_CAST({0} AS BIGINT) NULLS LAST, line";
        var cpc = _files.ContainsKey("g_cpc_at_issue") ? "g_cpc_at_issue" : "g_cpc_current";
        Execute("CREATE TABLE ipc AS SELECT patent_id, list(section || CASE WHEN length(ipc_class) = 1 THEN '0' ELSE '' END || ipc_class || subclass || "
            + "CASE WHEN main_group <> '' THEN coalesce(nullif(ltrim(main_group, '0'), ''), '0') || '/' || subgroup ELSE '' END "
            + $"{string.Format(CultureInfo.InvariantCulture, order, "ipc_sequence")}) symbols FROM g_ipc_at_issue WHERE section <> '' GROUP BY patent_id");
        Execute($"CREATE TABLE cpc AS SELECT patent_id, list(cpc_group {string.Format(CultureInfo.InvariantCulture, order, "cpc_sequence")}) symbols FROM {cpc} WHERE cpc_group <> '' GROUP BY patent_id");
        Execute("CREATE TABLE countries AS SELECT a.patent_id, list(l.disambig_country ORDER BY TRY_CAST(a.assignee_sequence AS BIGINT) NULLS LAST, a.line) codes "
            + "FROM g_assignee_disambiguated a JOIN (SELECT location_id, first(disambig_country ORDER BY line) disambig_country FROM g_location_disambiguated GROUP BY location_id) l USING (location_id) GROUP BY a.patent_id");
        Execute("CREATE TABLE abstracts AS SELECT patent_id, first(patent_abstract ORDER BY line) patent_abstract FROM g_patent_abstract GROUP BY patent_id");
        Execute("CREATE TABLE filings AS SELECT patent_id, first(filing_date ORDER BY line) filing_date FROM g_application GROUP BY patent_id");
        foreach (var row in Query("SELECT p.line, p.patent_id, p.patent_type, p.patent_title, p.withdrawn, a.patent_abstract, f.filing_date, i.symbols, c.symbols, o.codes "
            + "FROM g_patent p LEFT JOIN abstracts a USING (patent_id) LEFT JOIN filings f USING (patent_id) LEFT JOIN ipc i USING (patent_id) "
            + "LEFT JOIN cpc c USING (patent_id) LEFT JOIN countries o USING (patent_id) ORDER BY p.line"))
        {
            yield return Row(row, source);
        }
    }

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ImportedRow Row(DuckDBDataReader row, string source)
    {
        var line = row.GetInt64(0);
        try
        {
            return new ImportedRow(0, Patent(row, source, line), null);
        }
        catch (RecordException fault)
        {
            return new ImportedRow(0, null, fault.ToFault(_files["g_patent"], line));
        }
    }

    private ImportedDocument Patent(DuckDBDataReader row, string source, long line)
    {
        var (title, text, filed) = (Text(row, 3), Text(row, 5), Text(row, 6));
        var date = filed.Length == 0 ? null : Fields.IsoDate(filed) ?? throw new RecordException("filing_date", filed, "the date is not written as year-month-day");
        var ipc = Fields.Distinct(List(row, 7));
        return new ImportedDocument
        {
            Kind = DocumentKind.Patent,
            Id = Text(row, 1) is { Length: > 0 } id ? "US" + id : throw new RecordException("patent_id", "", "the id is empty"),
            Title = title.Length + text.Length > 0 ? title : throw new RecordException("patent_title", "", "title and abstract are both empty"),
            Abstract = text,
            Year = Fields.YearOf(date),
            Date = date,
            Country = "US",
            Countries = Fields.Distinct(List(row, 9).Select(Fields.Country)),
            Language = "en",
            Ipc = ipc.Count > 0 ? ipc : Fields.Distinct(List(row, 8)),
            Type = Text(row, 2) is { Length: > 0 } type ? type : null,
            Withdrawn = Text(row, 4) switch
            {
                "1" => true,
                "0" or "" => false,
                var other => throw new RecordException("withdrawn", other, "neither 0 nor 1"),
            },
            Source = source,
            SourceFile = _files["g_patent"],
            SourceRow = line,
        };
    }

    private static string Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column).Trim();

    private static List<string?> List(DuckDBDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<List<string?>>(column);

    private static CsvRecordReader Open(SourceFile file)
    {
        if (!file.Path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return new CsvRecordReader(file.Path);
        var entries = ArchiveEntries.Read(file.Path, MostBytes).GetEnumerator();
        while (entries.MoveNext())
        {
            if (entries.Current.Name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase))
                return new CsvRecordReader($"{file.Path}!{entries.Current.Name}", new EntryStream(entries.Current.Content, entries));
        }

        entries.Dispose();
        throw new InputException("the archive holds no .tsv file", file.Path, null, mend: "Fetch it again from PatentsView");
    }

    private static void Append(IDuckDBAppenderRow row, CsvRecordReader reader, int[] places)
    {
        row.AppendValue(reader.Line);
        foreach (var place in places)
            row.AppendValue(reader.Fields[place]);
        row.EndRow();
    }

    private static void Fault(IDuckDBAppenderRow row, int ordinal, string file, long line, string? field, string? value, string reason)
    {
        row.AppendValue(ordinal).AppendValue(file).AppendValue(line).AppendValue(field).AppendValue(value).AppendValue(reason);
        row.EndRow();
    }

    private void Execute(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private IEnumerable<DuckDBDataReader> Query(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader;
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
