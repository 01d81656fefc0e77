using DeepInnovation.Core.Documents;

namespace DeepInnovation.Sources.Columns;

/// <summary>
/// The fields that a file can fill: those of a <see cref="Document"/>, then, from <see cref="Doi"/> on, those that only an
/// imported document has. <see cref="Date"/> also gives the year where a file has none.
/// </summary>
internal enum DocumentField
{
    Id,
    Title,
    Abstract,
    Year,
    Country,
    Language,
    Field,
    Ipc,
    Keywords,
    Cited,
    Family,
    Label,
    LabelSource,
    Doi,
    Type,
    Venue,
    Countries,
    Date,
    Withdrawn,
}

/// <summary>
/// Which column names mean which field. Names are compared in lower case without spaces, underscores, hyphens and dots.
/// Each field has groups in order of preference: the first group that a file has wins and later ones are ignored (a patent
/// file's <c>cpc</c> beside its <c>ipc</c>); two columns of one group are an error, because nobody can say which is meant.
/// </summary>
internal static class ColumnAliases
{
    private static readonly Dictionary<DocumentField, string[][]> Shared = new()
    {
        [DocumentField.Title] = [["title"]],
        [DocumentField.Abstract] = [["abstract", "abs"]],
        [DocumentField.Year] = [["year"], ["applicationyear", "appyear"], ["publicationyear", "pubyear"]],
        [DocumentField.Country] = [["country", "countrycode"], ["office", "jurisdiction"]],
        [DocumentField.Language] = [["language", "lang"]],
        [DocumentField.Field] = [["field", "fieldofstudy"]],
        [DocumentField.Ipc] =
        [
            ["ipc", "ipcs", "ipccode", "ipccodes", "ipcclassifications", "ipcrclassifications"],
            ["cpc", "cpcs", "cpccode", "cpccodes", "cpcclassifications"],
        ],
        [DocumentField.Keywords] = [["keywords", "keyword"]],
        [DocumentField.Cited] = [["cited", "citations", "citedcount", "citationcount", "citedbycount"]],
        [DocumentField.Family] = [["family", "familyid", "familynumber"]],
        [DocumentField.Label] = [["label", "labelai", "isai"]],
        [DocumentField.LabelSource] = [["labelsource"]],
        [DocumentField.Doi] = [["doi"]],
        [DocumentField.Type] = [["type"], ["documenttype", "doctype"], ["publicationtype"]],
        [DocumentField.Venue] = [["venue"], ["journal"], ["sourcetitle"]],
        [DocumentField.Countries] = [["countries"]],
        [DocumentField.Date] =
        [
            ["applicationdate", "appdate"], ["filingdate"], ["publicationdate", "pubdate"], ["datepublished"], ["date"],
        ],
        [DocumentField.Withdrawn] = [["withdrawn"], ["isretracted", "retracted"]],
    };

    private static readonly string[][] PaperId = [["id", "paperid", "documentid"], ["lensid"]];

    // The released patents carry a running number in ID and the publication number in PN: only PN means something elsewhere.
    private static readonly string[][] PatentId =
    [
        ["pn", "patentnumber"], ["id", "patentid", "documentid"], ["publicationnumber"], ["lensid"],
    ];

    internal static IReadOnlyList<string[]> Of(DocumentField field, DocumentKind kind) =>
        field != DocumentField.Id ? Shared[field] : kind == DocumentKind.Patent ? PatentId : PaperId;

    /// <summary>A column's name as it is compared; brackets of full width (Chinese exports) are those of half width.</summary>
    internal static string Normalise(string column) =>
        string.Concat(column.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-' or '.' or '\uFEFF')))
            .Replace('\uFF08', '(').Replace('\uFF09', ')').ToLowerInvariant();

    /// <summary>The field as users write it: <c>label_source</c>.</summary>
    internal static string Name(DocumentField field) =>
        field == DocumentField.LabelSource ? "label_source" : field.ToString().ToLowerInvariant();

    /// <summary>Columns for a message.</summary>
    internal static string Listed(IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(c => c.Length == 0 ? "(unnamed)" : c));
}
