using System.Text;
using System.Text.Unicode;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Exports;

/// <summary>
/// Records of Web of Science as tagged text (<c>savedrecs.txt</c>, <c>.ciw</c>, <c>.isi</c>): from <c>PT</c> to <c>ER</c>, a tag
/// of two characters a line, continued on lines that begin with three blanks. Its columns are the tags of all its records, in the
/// order of their first appearance, so that the file is read twice; new tags need no change here.
/// </summary>
internal sealed class TaggedTable : SourceTable
{
    // In these each line is an item of its own; in all others a long text is wrapped.
    private static readonly HashSet<string> Itemised =
    [
        "AU", "AF", "BA", "BF", "BE", "CA", "GP", "CR", "C1", "C3", "RP", "FU", "RI", "OI", "EM",
    ];

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    internal TaggedTable(string path)
        : base(path)
    {
        foreach (var record in Records())
        {
            foreach (var tag in record.Fields.Keys)
                _index.TryAdd(tag, _index.Count);
        }

        Columns = [.. _index.OrderBy(t => t.Value).Select(t => t.Key)];
    }

    public override IReadOnlyList<string> Columns { get; }

    public override IEnumerable<SourceRow> Rows()
    {
        foreach (var record in Records())
        {
            if (record.Fault is { } fault)
            {
                yield return new SourceRow(record.Line, [], fault);
                continue;
            }

            var cells = new Cell[_index.Count];
            Array.Fill(cells, new Cell(""));
            foreach (var (tag, text) in record.Fields)
                cells[_index[tag]] = new Cell(text.ToString());
            yield return new SourceRow(record.Line, cells);
        }
    }

    private IEnumerable<TaggedRecord> Records()
    {
        using var reader = new TextLineReader(Path, InputText.OpenText(Path, utf16: true));
        TaggedRecord? record = null;
        while (reader.Read())
        {
            var line = Text(reader.Bytes);
            var tag = TagOf(line);
            if (record is null)
            {
                // FN, VR and EF stand around the records; where files were joined, in their middle.
                if (tag == "PT")
                    (record = new TaggedRecord(reader.Line)).Add(tag, ValueOf(line), reader.Line);
                else if (tag is not ("FN" or "VR" or "EF") && line.Trim().Length > 0)
                    yield return new TaggedRecord(reader.Line)
                    {
                        Fault = new RowFault(tag,
                            line, "the line stands outside a record, which begins with PT and ends with ER"),
                    };
            }
            else if (tag == "ER")
            {
                yield return record;
                record = null;
            }
            else if (tag is "PT" or "EF" or "FN")
            {
                record.Fault ??= new RowFault(null, line, $"the record has no end: ER is missing before line {reader.Line}");
                yield return record;
                record = null;
                if (tag == "PT")
                    (record = new TaggedRecord(reader.Line)).Add(tag, ValueOf(line), reader.Line);
            }
            else
            {
                Take(record, line, tag, reader);
            }
        }

        if (record is null)
            yield break;
        record.Fault ??= new RowFault(null, null, "the file ends within the record: ER is missing");
        yield return record;
    }

    private static void Take(TaggedRecord record, string line, string? tag, TextLineReader reader)
    {
        if (!Utf8.IsValid(reader.Bytes))
            record.Fault ??= new RowFault(tag ?? record.Last, line, RowFault.NotUtf8);
        else if (line.Contains('\0', StringComparison.Ordinal))
            record.Fault ??= new RowFault(tag ?? record.Last, line.Replace('\0', '\uFFFD'), "a NUL character");
        else if (tag is not null)
            record.Add(tag, ValueOf(line), reader.Line);
        else if (line.StartsWith("   ", StringComparison.Ordinal))
            record.Continue(line.Trim(' '), Itemised.Contains(record.Last));
        else if (line.Trim().Length > 0)
            record.Fault ??= new RowFault(record.Last, line,
                $"line {reader.Line} is neither a tag nor a continuation, which begins with three blanks");
    }

    private static string? TagOf(string line) =>
        line.Length >= 2 && char.IsAsciiLetterUpper(line[0]) && (char.IsAsciiLetterUpper(line[1]) || char.IsAsciiDigit(line[1]))
        && (line.Length == 2 || line[2] == ' ')
            ? line[..2] : null;

    private static string ValueOf(string line) => line.Length > 3 ? line[3..].Trim(' ') : "";

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private sealed class TaggedRecord(long line)
    {
        internal long Line { get; } = line;

        internal Dictionary<string, StringBuilder> Fields { get; } = new(StringComparer.Ordinal);

        internal string Last { get; private set; } = "PT";

        internal RowFault? Fault { get; set; }

        internal void Add(string tag, string value, long at)
        {
            Last = tag;
            if (!Fields.TryAdd(tag, new StringBuilder(value)))
                Fault ??= new RowFault(tag, value, $"the tag stands twice in the record, again on line {at}");
        }

        internal void Continue(string text, bool item)
        {
            var field = Fields[Last];
            if (field.Length > 0)
                field.Append(item ? "; " : " ");
            field.Append(text);
        }
    }
}
