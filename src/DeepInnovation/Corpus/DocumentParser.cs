using System.Globalization;

namespace DeepInnovation.Corpus;

/// <summary>Turns rows of text into documents, or says what is wrong with one. Keeps the ids seen, so memory is O(documents).</summary>
internal sealed class DocumentParser(ColumnMap map, DocumentKind kind)
{
    private const int FirstYear = 1500;
    private const int LastYear = 2100;
    private static readonly string[] NotANumber = ["", "nan", "none", "null", "na", "n/a", "<na>"];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private Cell[] _cells = [];
    private RowFault? _fault;

    /// <summary>The document in a row, or null and the first fault in the order of <see cref="DocumentField"/>.</summary>
    internal Document? Parse(SourceRow row, out RowFault? fault)
    {
        (_cells, _fault) = (row.Cells, row.Fault);
        var document = _fault is null ? Fields() : null;
        if (document is not null && _fault is null)
            CheckWhole(document);
        fault = _fault;
        return fault is null ? document : null;
    }

    private Document Fields() => new()
    {
        Kind = kind,
        Id = Text(DocumentField.Id).Trim(),
        Title = Text(DocumentField.Title),
        Abstract = Text(DocumentField.Abstract),
        Year = Number(DocumentField.Year, FirstYear, LastYear, $"the year is no whole number from {FirstYear} to {LastYear}"),
        Country = Optional(DocumentField.Country),
        Language = Optional(DocumentField.Language),
        Field = Optional(DocumentField.Field),
        Ipc = List(DocumentField.Ipc, ";,"),
        Keywords = List(DocumentField.Keywords, ";"),
        Cited = Number(DocumentField.Cited, 0, int.MaxValue, "the citations are no whole number from 0"),
        Family = Optional(DocumentField.Family),
        Label = LabelOf(),
        LabelSource = Optional(DocumentField.LabelSource),
    };

    private void CheckWhole(Document document)
    {
        if (document.Id.Length == 0)
            Fail(DocumentField.Id, "the id is empty");
        else if (string.IsNullOrWhiteSpace(document.Title) && string.IsNullOrWhiteSpace(document.Abstract))
            Fail(DocumentField.Title, "title and abstract are both empty");
        else if (!_ids.Add(document.Id))
            Fail(DocumentField.Id, "an earlier row has the same id");
    }

    private Cell At(DocumentField field) => map.IndexOf(field) is >= 0 and var i ? _cells[i] : new Cell("");

    private string Text(DocumentField field)
    {
        var cell = At(field);
        if (cell.IsJson)
            Fail(field, "a list or object stands where a text is wanted");
        if (cell.Text.Contains('\0', StringComparison.Ordinal))
            Fail(field, "a NUL character");
        return cell.Text;
    }

    private string? Optional(DocumentField field) => Text(field).Trim() is { Length: > 0 } text ? text : null;

    private int? Number(DocumentField field, int least, int most, string problem)
    {
        var text = Text(field).Trim();
        if (NotANumber.Contains(text, StringComparer.OrdinalIgnoreCase))
            return null;
        // pandas writes whole numbers of a column with gaps as 2018.0.
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most && number == decimal.Truncate(number))
            return (int)number;
        Fail(field, problem);
        return null;
    }

    private int? LabelOf()
    {
        var text = Text(DocumentField.Label).Trim();
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase))
            return 1;
        return text.Equals("false", StringComparison.OrdinalIgnoreCase) ? 0 : Number(DocumentField.Label, 0, 1, "the label is neither 0 nor 1");
    }

    private IReadOnlyList<string> List(DocumentField field, ReadOnlySpan<char> separators)
    {
        var cell = At(field);
        var list = ListField.Parse(cell.Text, separators, cell.IsJson);
        if (list is null)
            Fail(field, "the list is broken; a list of texts such as [\"a\", \"b\"] is wanted");
        else if (list.Any(item => item.Contains('\0', StringComparison.Ordinal)))
            Fail(field, "a NUL character");
        return list ?? [];
    }

    private void Fail(DocumentField field, string reason) => _fault ??= new RowFault(map.NameOf(field), At(field).Text.Replace('\0', '\uFFFD'), reason);
}
