namespace DeepInnovation.Corpus;

/// <summary>The fields of a <see cref="Document"/> that a file can fill.</summary>
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
        [DocumentField.Ipc] = [["ipc", "ipcs", "ipccode", "ipccodes", "ipcclassifications", "ipcrclassifications"], ["cpc", "cpcs", "cpccode", "cpccodes", "cpcclassifications"]],
        [DocumentField.Keywords] = [["keywords", "keyword"]],
        [DocumentField.Cited] = [["cited", "citations", "citedcount", "citationcount", "citedbycount"]],
        [DocumentField.Family] = [["family", "familyid", "familynumber"]],
        [DocumentField.Label] = [["label", "labelai", "isai"]],
        [DocumentField.LabelSource] = [["labelsource"]],
    };

    private static readonly string[][] PaperId = [["id", "paperid", "documentid"], ["lensid"]];

    // The released patents carry a running number in ID and the publication number in PN: only PN means something elsewhere.
    private static readonly string[][] PatentId = [["pn", "patentnumber"], ["id", "patentid", "documentid"], ["publicationnumber"], ["lensid"]];

    internal static IReadOnlyList<string[]> Of(DocumentField field, DocumentKind kind) =>
        field != DocumentField.Id ? Shared[field] : kind == DocumentKind.Patent ? PatentId : PaperId;

    internal static string Normalise(string column) =>
        string.Concat(column.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-' or '.' or '\uFEFF'))).ToLowerInvariant();
}
