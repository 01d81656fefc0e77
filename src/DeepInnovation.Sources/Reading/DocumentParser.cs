using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Exports;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Reading;

/// <summary>
/// Turns rows of text into documents, or says what is wrong with one. Keeps the ids seen, so memory is O(documents).
/// </summary>
/// <param name="map">Where the file keeps each field.</param>
/// <param name="kind">What its rows are.</param>
/// <param name="cutCopyright">Whether a publisher's line at an abstract's end is cut.</param>
internal sealed class DocumentParser(ColumnMap map, DocumentKind kind, bool cutCopyright = false)
{
    private static readonly string[] NotANumber = ["", "nan", "none", "null", "na", "n/a", "<na>"];
    private readonly ExportLayout? _layout = map.Layout;
    private readonly bool _yearIsChosen = map.Choice.Has(DocumentField.Year);
    private readonly RowIds _ids = new(map);
    private readonly List<RowFault> _remarks = [];
    private Cell[] _cells = [];
    private RowFault? _fault;
    private (int Year, string? Day)? _date;

    /// <summary>
    /// What was done to the last row beside reading it: values that say that there is none, cells put in place.
    /// </summary>
    internal IReadOnlyList<RowFault> Remarks => _remarks;

    /// <summary>The document in a row, or null and the first fault in the order of <see cref="DocumentField"/>.</summary>
    /// <exception cref="InputException">The column of ids is none.</exception>
    internal Document? Parse(SourceRow row, out RowFault? fault)
    {
        (_cells, _fault, _date) = (row.Cells, row.Fault, null);
        _remarks.Clear();
        if (row.Remark is { } remark)
            _remarks.Add(remark);
        var document = _fault is null ? ReadFields() : null;
        if (document is not null && _fault is null)
            CheckWhole(document, row.Line);
        fault = _fault;
        return fault is null ? document : null;
    }

    /// <summary>What the last row says beyond the document that <see cref="Parse"/> gave.</summary>
    internal DocumentDetails Details(Document document, out RowFault? fault)
    {
        _fault = null;
        var type = Optional(DocumentField.Type);
        if (_layout is not null)
            type = type?.ToLowerInvariant();
        if (type is not null && _layout?.NoDocuments.GetValueOrDefault(type) is { } none)
            Fail(DocumentField.Type, none);
        var details = new DocumentDetails(
            DoiOf(), type, Optional(DocumentField.Venue), Countries(),
            _date is { } date && (document.Year is null || date.Year == document.Year) ? date.Day : null, IsWithdrawn(type));
        fault = _fault;
        return details;
    }

    private Document ReadFields()
    {
        var document = new Document
        {
            Kind = kind,
            Id = IdOf(),
            Title = Prose(DocumentField.Title),
            Abstract = Abstract(),
            Year = YearOf(),
            Country = CountryOf(),
            Language = LanguageOf(),
            Field = Optional(DocumentField.Field),
            Ipc = List(DocumentField.Ipc, ";,"),
            Keywords = List(DocumentField.Keywords, ";"),
            Cited = Number(DocumentField.Cited, 0, int.MaxValue, "the citations are no whole number from 0"),
            Family = FamilyOf(),
            Label = LabelOf(),
            LabelSource = Optional(DocumentField.LabelSource),
        };
        if (_layout is not null && document.Country is null && Countries() is [var first, ..] && kind == DocumentKind.Paper)
            document.Country = first;
        return document;
    }

    private void CheckWhole(Document document, long line)
    {
        if (document.Id.Length == 0)
            Fail(DocumentField.Id, "the id is empty");
        else if (string.IsNullOrWhiteSpace(document.Title) && string.IsNullOrWhiteSpace(document.Abstract))
            Fail(DocumentField.Title, "title and abstract are both empty");
        else if (!_ids.Add(document.Id, line))
            Fail(DocumentField.Id, "an earlier row has the same id");
    }

    /// <summary>The cell of a field: of several columns that can fill it the first with something in it.</summary>
    private Cell At(DocumentField field)
    {
        var places = map.PlacesOf(field);
        foreach (var place in places)
        {
            if (places.Length == 1
                || (!string.IsNullOrWhiteSpace(_cells[place].Text) && !Placeholders.Stands(field, _cells[place].Text)))
                return _cells[place];
        }

        return places is [var first, ..] ? _cells[first] : new Cell("");
    }

    private string Text(DocumentField field)
    {
        if (map.PlacesOf(field).Length == 0)
            return "";
        var cell = At(field);
        if (cell.IsJson)
            Fail(field, "a list or object stands where a text is wanted");
        if (cell.Text.Contains('\0', StringComparison.Ordinal))
            Fail(field, "a NUL character");
        if (!Placeholders.Stands(field, cell.Text))
            return cell.Text;
        // A number's own ways of being missing are no news.
        if (field is not (DocumentField.Year or DocumentField.Cited or DocumentField.Label))
            Remark(new RowFault(NameOf(field), cell.Text, "the text says that there is none; it was left out"));
        return "";
    }

    private string? Optional(DocumentField field) => Text(field).Trim() is { Length: > 0 } text ? text : null;

    private string IdOf()
    {
        var text = Text(DocumentField.Id).Trim();
        if (_layout is null || map.Choice.Has(DocumentField.Id))
            return text;
        const string openAlex = "https://openalex.org/";
        text = _layout.First(text);
        return text.StartsWith(openAlex, StringComparison.OrdinalIgnoreCase) ? text[openAlex.Length..] : text;
    }

    private string Prose(DocumentField field) => _layout is null ? Text(field) : _layout.Prose(Text(field));

    private string Abstract()
    {
        var text = Prose(DocumentField.Abstract);
        if ((_layout is null && !cutCopyright) || text.Length == 0 || CopyrightLine.Start(text) is not (>= 0 and var start))
            return text;
        Remark(new RowFault(NameOf(DocumentField.Abstract), text[start..],
            cutCopyright ? "a copyright line was cut from the abstract's end"
                : "the abstract ends with a copyright line, which was kept; import --cut-copyright leaves it out"));
        return cutCopyright ? CopyrightLine.Cut(text, start) : text;
    }

    private int? YearOf()
    {
        var places = map.PlacesOf(DocumentField.Date);
        if (places.Length > 0 && Text(DocumentField.Date) is { Length: > 0 } text)
        {
            _date = _layout is { ManyDates: true } ? DateText.Earliest(text) : DateText.Parse(text);
            if (_date is null && !string.IsNullOrWhiteSpace(text))
                NoDate(text);
        }

        // A column that the user chose may hold dates.
        if (_yearIsChosen && DateText.Parse(Text(DocumentField.Year)) is { } chosen)
        {
            _date = chosen.Day is null ? _date : chosen;
            return chosen.Year;
        }

        var year = Number(DocumentField.Year, Fields.FirstYear, Fields.LastYear,
            $"the year is no whole number from {Fields.FirstYear} to {Fields.LastYear}");
        if (year is not null || _date is null || _fault is not null)
            return year;
        if (map.IndexOf(DocumentField.Year) >= 0)
            Remark(new RowFault(NameOf(DocumentField.Date), Text(DocumentField.Date),
                "the column of years is empty; the year is that of the date"));
        return _date.Value.Year;
    }

    private void NoDate(string text)
    {
        if (map.IndexOf(DocumentField.Year) < 0)
            Fail(DocumentField.Date, $"this is no date with a year of four digits from {Fields.FirstYear} to {Fields.LastYear}");
        else
            Remark(new RowFault(NameOf(DocumentField.Date), text, "the date is not understood; it was left out"));
    }

    private string? CountryOf()
    {
        if (Optional(DocumentField.Country) is not { } text)
            return null;
        // A publication number begins with its office.
        return _layout is not null && text.Length > 2 ? Office(text) : text;
    }

    private static string? Office(string number) =>
        char.IsAsciiLetterUpper(number[0]) && char.IsAsciiLetterUpper(number[1])
        && !char.IsAsciiLetter(number[2]) ? number[..2] : null;

    private string? LanguageOf()
    {
        var text = Optional(DocumentField.Language);
        if (text is null || _layout is null)
            return text;
        if (LanguageNames.CodeOf(text) is { } code)
            return code;
        Remark(
            new RowFault(NameOf(DocumentField.Language), text, "the language has no code that is known here; it was left out"));
        return null;
    }

    private string? FamilyOf() => _layout is null ? Optional(DocumentField.Family) : _layout.Family(Text(DocumentField.Family));

    private string? DoiOf()
    {
        if (Optional(DocumentField.Doi) is not { } text)
            return null;
        if (Fields.Doi(text) is { } doi)
            return doi;
        Remark(new RowFault(NameOf(DocumentField.Doi), text, "this is no DOI; it was left out"));
        return null;
    }

    private List<string> Countries()
    {
        if (map.IndexOf(DocumentField.Countries) < 0)
            return [];
        if (_layout?.CountriesIn is { } read)
            return Fields.Distinct(read(Text(DocumentField.Countries)));
        return Fields.Distinct(List(DocumentField.Countries, ";,|").Select(Fields.Country));
    }

    private bool IsWithdrawn(string? type)
    {
        var text = Text(DocumentField.Withdrawn).Trim();
        // Scopus and Web of Science mark a paper that was retracted by its type; a retraction itself is a note about another.
        return text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase)
            || text.Equals("withdrawn", StringComparison.OrdinalIgnoreCase)
            || (_layout is not null && type is not null && type.Split(';', StringSplitOptions.TrimEntries)
                .Any(t => t is "retracted" or "retracted publication" or "retracted article" or "withdrawn publication"));
    }

    private int? Number(DocumentField field, int least, int most, string problem)
    {
        var text = Text(field).Trim();
        if (NotANumber.Contains(text, StringComparer.OrdinalIgnoreCase))
            return null;
        // pandas writes whole numbers of a column with gaps as 2018.0.
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            && number == decimal.Truncate(number))
            return (int)number;
        Fail(field, problem);
        return null;
    }

    private int? LabelOf()
    {
        var text = Text(DocumentField.Label).Trim();
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase))
            return 1;
        return text.Equals("false", StringComparison.OrdinalIgnoreCase) ? 0
            : Number(DocumentField.Label, 0, 1, "the label is neither 0 nor 1");
    }

    private IReadOnlyList<string> List(DocumentField field, ReadOnlySpan<char> separators)
    {
        var cell = At(field);
        if (!cell.IsJson && (_layout is not null || Placeholders.Stands(field, cell.Text)))
        {
            var text = Text(field);
            return _layout is null || text.Length == 0 ? [] : field == DocumentField.Ipc ? ExportLayout.Symbols(text)
                : _layout.Keywords(text);
        }

        var list = ListField.Parse(cell.Text, separators, cell.IsJson);
        if (list is null)
            Fail(field, "the list is broken; a list of texts such as [\"a\", \"b\"] is wanted");
        else if (list.Any(item => item.Contains('\0', StringComparison.Ordinal)))
            Fail(field, "a NUL character");
        return list ?? [];
    }

    /// <summary>A field is asked for more than once; a remark stands once.</summary>
    private void Remark(RowFault remark)
    {
        if (!_remarks.Contains(remark))
            _remarks.Add(remark);
    }

    /// <summary>The name of the column that a value came from.</summary>
    private string NameOf(DocumentField field)
    {
        var cell = At(field);
        foreach (var place in map.PlacesOf(field))
        {
            if (_cells[place] == cell)
                return map.Columns[place];
        }

        return map.NameOf(field);
    }

    private void Fail(DocumentField field, string reason) =>
        _fault ??= new RowFault(NameOf(field), At(field).Text.Replace('\0', '\uFFFD'), reason);
}
