namespace DeepInnovation.Sources.Import.PatentsView;

/// <summary>A column that is read.</summary>
/// <param name="Name">How the tables here call it.</param>
/// <param name="Names">How it is named in the files, newest first.</param>
/// <param name="Optional">True when files without it are read too.</param>
internal sealed record PatentsViewColumn(string Name, string[] Names, bool Optional = false);

/// <summary>
/// The tables of one of PatentsView's two sets under common names: granted patents (<c>g_*</c>) and, from 2001 on, applications
/// as published before the grant (<c>pg_*</c>). Names after PatentsView's data dictionaries (USPTO Open Data Portal: PVGPATDIS,
/// PVPGPUBDIS) and its export views (github.com/PatentsView/PatentsView-DB).
/// </summary>
internal sealed class PatentsViewSchema
{
    internal const string Main = "main", Abstracts = "abstracts_of", Applications = "applications", Ipc = "ipc_of",
        CpcAtIssue = "cpc_at_issue", CpcCurrent = "cpc_current", Assignees = "assignees", Locations = "locations";

    internal static readonly PatentsViewSchema Grants = new(
        "g_patent", "patent_id", "patent_date",
        [new("id", ["patent_id"]), new("type", ["patent_type"]), new("later", ["patent_date"]), new("title", ["patent_title"]),
            new("withdrawn", ["withdrawn"])],
        new("patent_abstract", ["patent_abstract"]),
        "g_patent_abstract", "g_application", "g_ipc_at_issue", "g_cpc_at_issue", "g_cpc_current", "g_assignee_disambiguated",
        "g_location_disambiguated");

    /// <summary>
    /// The filing date stands in the main table; releases up to 2023 have the abstract there too, and call the
    /// type otherwise than later ones.
    /// </summary>
    internal static readonly PatentsViewSchema Publications = new(
        "pg_published_application", "pgpub_id", "published_date",
        [
            new("id", ["pgpub_id"]), new("type", ["patent_type", "patent_application_type"], Optional: true),
            new("later", ["published_date"]), new("title", ["application_title"]),
            new("filing_date", ["filing_date"]), new("abstract", ["application_abstract"], Optional: true),
        ],
        new("patent_abstract", ["application_abstract", "pg_published_application_abstract", "patent_abstract"]),
        "pg_published_application_abstract", null, "pg_ipc_at_issue", "pg_cpc_at_issue", "pg_cpc_current",
        "pg_assignee_disambiguated", "pg_location_disambiguated");

    private PatentsViewSchema(
        string main, string key, string later, PatentsViewColumn[] columns, PatentsViewColumn text, string abstracts,
        string? applications, string ipc, string cpcAtIssue, string cpcCurrent, string assignees, string locations)
    {
        var id = new PatentsViewColumn("id", [key]);
        (MainFile, Key, LaterField) = (main, key, later);
        Add(Main, main, columns);
        Add(Abstracts, abstracts, id, text);
        if (applications is not null)
            Add(Applications, applications, id, Same("filing_date"));
        Add(Ipc, ipc, id, Same("ipc_sequence"), Same("section"), Same("ipc_class"), Same("subclass"),
            Same("main_group"), Same("subgroup"));
        Add(CpcAtIssue, cpcAtIssue, id, Same("cpc_sequence"), Same("cpc_group"));
        Add(CpcCurrent, cpcCurrent, id, Same("cpc_sequence"), Same("cpc_group"));
        Add(Assignees, assignees, id, Same("assignee_sequence"), Same("location_id"));
        Add(Locations, locations, Same("location_id"), Same("disambig_country"));
    }

    /// <summary>The table that has a row for each document, as its file is named.</summary>
    internal string MainFile { get; }

    /// <summary>The column of a document's id in all files.</summary>
    internal string Key { get; }

    /// <summary>The column of the day of grant or publication.</summary>
    internal string LaterField { get; }

    /// <summary>The tables in the order in which their faults are told: the common name, the file's name, the columns.</summary>
    internal List<(string Table, string File, PatentsViewColumn[] Columns)> Tables { get; } = [];

    /// <summary>The common name of the table in a file; null when the set has no such file.</summary>
    internal string? TableOf(string file) => Tables.Where(t => t.File == file).Select(t => t.Table).FirstOrDefault();

    private static PatentsViewColumn Same(string name) => new(name, [name]);

    private void Add(string table, string file, params PatentsViewColumn[] columns) => Tables.Add((table, file, columns));
}
