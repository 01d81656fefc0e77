using static DeepInnovation.Audit.AuditSeverity;

namespace DeepInnovation.Audit;

/// <summary>The catalogue: every check of the audit, in the order in which results list them.</summary>
internal static class AuditChecks
{
    /// <summary>All checks: papers, patents, pairs.</summary>
    public static IReadOnlyList<AuditCheck> All { get; } =
    [
        .. Common(AuditTable.Papers, ReleaseColumns.Papers), .. Papers(),
        .. Common(AuditTable.Patents, ReleaseColumns.Patents), .. Patents(),
        .. Pairs(),
    ];

    /// <summary>What each tag of a check means.</summary>
    public static IReadOnlyDictionary<string, string> Tags { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["C"] = "the authors' code",
        ["F"] = "the file format itself",
        ["I"] = "inference of this project",
        ["P"] = "the paper, its abstract or its tables",
        ["S"] = "a secondary summary",
        ["U"] = "public code that reads the released files",
    };

    private static IEnumerable<AuditCheck> Common(AuditTable table, IReadOnlyList<ReleaseColumn> columns)
    {
        var t = Name(table);
        foreach (var check in Rows(table, t))
            yield return check;
        foreach (var column in columns)
        {
            yield return new($"{t}.null.{column.Name}", table, column.Needed ? Defect : Note, $"{column.Name} is empty",
                column.Needed ? $"a {column.Name} in every row" : "may be empty", column.Needed ? "C" : "I");
        }

        yield return new($"{t}.id.type", table, Defect, "ID is no whole number", "a whole number",
            table == AuditTable.Patents ? "U" : "I");
        yield return new($"{t}.id.duplicate", table, Defect, "the ID stands in an earlier row", "each ID once", "C");
        yield return new($"{t}.title.duplicate", table, table == AuditTable.Papers ? Defect : Note,
            "an earlier row has the same title and year", "each title once a year (patents: family members share titles)", "I");
        yield return new($"{t}.year.type", table, Defect, "Year is no whole number", "a whole number", "U");
        yield return new($"{t}.year.range", table, Defect, "Year lies outside the paper's span", "1960 [S] to 2020 [P]", "P");
        yield return new($"{t}.keywords.list", table, Defect, "Keywords is no JSON list of strings",
            "a JSON list of strings", "U");
        yield return new($"{t}.keywords.empty", table, Note, "a keyword is an empty string", "known of the released files", "U");
        yield return new($"{t}.keywords.long", table, Defect,
            $"a keyword has more than {KeywordQuality.LongestKeyword} characters", "phrases of 1 to 3 words", "S");
        yield return new($"{t}.keywords.words", table, Note, "a keyword has more than three words",
            "phrases of 1 to 3 words", "S");
        yield return new($"{t}.keywords.repeated", table, Defect, "a keyword stands twice in the row, case aside",
            "distinct keywords: a hyperedge has distinct nodes", "I");
        yield return new($"{t}.keywords.markup", table, Defect, "a keyword holds markup", "plain text", "I");
        yield return new($"{t}.keywords.letters", table, Defect, "a keyword has no letter", "words", "I");
        yield return new($"{t}.keywords.many", table, Defect,
            $"more than {KeywordQuality.MostKeywords} keywords", "a handful", "I");
        yield return new($"{t}.keywords.few", table, Note,
            "fewer than two distinct keywords, so no novelty by keywords", "two or more", "I");
        yield return new($"{t}.novelty.type", table, Defect, "Novelty is no number", "a number", "U");
        yield return new($"{t}.novelty.range", table, Defect,
            FormattableString.Invariant($"Novelty is negative, not finite or above {DocumentAudit.LargestNovelty}"),
            "-ln of a propensity: from 0 to some tens of nats", "I");
    }

    private static IEnumerable<AuditCheck> Rows(AuditTable table, string t) =>
    [
        new($"{t}.columns.missing", table, Defect, "a column is missing", "the columns known of the released file", "U"),
        new($"{t}.columns.duplicate", table, Defect, "two columns have one name", "each column once", "F"),
        new($"{t}.columns.extra", table, Note, "a column that is not known", "the columns known of the released file", "U"),
        new($"{t}.rows.broken", table, Defect, "a quote is broken, the row cannot be read", "RFC 4180", "F"),
        new($"{t}.rows.encoding", table, Defect, "bytes that are not UTF-8, or a NUL", "UTF-8", "F"),
        new($"{t}.rows.fields", table, Defect, "another number of fields than the header",
            "as many fields as the header has", "F"),
    ];

    private static IEnumerable<AuditCheck> Papers() =>
    [
        new("papers.cited.type", AuditTable.Papers, Defect, "Cited is no whole number of 0 or more", "a count", "U"),
        new("papers.language.code", AuditTable.Papers, Defect, "Language is no code of two or three small letters",
            "ISO 639, with or without a region", "I"),
        new("papers.doi.duplicate", AuditTable.Papers, Defect, "the DOI stands in an earlier row", "each DOI once", "I"),
    ];

    private static IEnumerable<AuditCheck> Patents() =>
    [
        new("patents.pn.form", AuditTable.Patents, Defect, "PN does not begin with an office's two letters and a digit",
            "a publication number (WIPO ST.3 code, number)", "I"),
        new("patents.pn.duplicate", AuditTable.Patents, Defect, "the PN stands in an earlier row", "each publication once", "I"),
        new("patents.ipc.list", AuditTable.Patents, Defect, "IPC is no JSON list of strings", "a JSON list of strings", "U"),
        new("patents.ipc.symbol", AuditTable.Patents, Defect, "an entry of IPC is no symbol by its form",
            "section A-H, class, subclass, group", "F"),
        new("patents.ipc.group", AuditTable.Patents, Note, "an entry of IPC names no group", "G06N3/08, not G06N", "I"),
        new("patents.ipc.repeated", AuditTable.Patents, Note, "a symbol stands twice in the row", "each symbol once", "I"),
    ];

    private static IEnumerable<AuditCheck> Pairs() =>
    [
        .. Rows(AuditTable.Pairs, "pairs"),
        new("pairs.null.paper_id", AuditTable.Pairs, Defect, "Paper_ID is empty", "an id", "C"),
        new("pairs.null.patent_id", AuditTable.Pairs, Defect, "Patent_ID is empty", "an id", "C"),
        new("pairs.paper.unknown", AuditTable.Pairs, Defect, "Paper_ID is no paper of DeepDiveAI.csv",
            "an ID of that table", "C"),
        new("pairs.patent.unknown", AuditTable.Pairs, Defect, "Patent_ID is no patent of DeepPatentAI.csv",
            "an ID of that table", "C"),
        new("pairs.similarity.type", AuditTable.Pairs, Defect, "Similarity is no number", "a number", "C"),
        new("pairs.similarity.range", AuditTable.Pairs, Defect, "Similarity is not finite or outside [-1, 1]",
            "a cosine (1e-4 for rounding)", "C"),
        new("pairs.similarity.negative", AuditTable.Pairs, Note, "Similarity is below 0",
            "the nearest patent is hardly ever so far", "I"),
        new("pairs.similarity.constant", AuditTable.Pairs, Defect, "all similarities are one value", "different values", "I"),
        new("pairs.similarity.repeated", AuditTable.Pairs, Note,
            "one value makes up more than 1 % of the first million similarities", "values that hardly repeat", "I"),
        new("pairs.year.type", AuditTable.Pairs, Defect, "Paper_Year or Patent_Year is no whole number", "whole numbers", "C"),
        new("pairs.year.rule", AuditTable.Pairs, Defect, "by the pair's own years the patent is older than the paper",
            "patent year >= paper year", "C"),
        new("pairs.year.rule.tables", AuditTable.Pairs, Defect, "by the tables' years the patent is older than the paper",
            "patent year >= paper year", "C"),
        new("pairs.year.paper", AuditTable.Pairs, Defect,
            "Paper_Year is not the paper's year in DeepDiveAI.csv", "the same year", "C"),
        new("pairs.year.patent", AuditTable.Pairs, Defect,
            "Patent_Year is not the patent's year in DeepPatentAI.csv", "the same year", "C"),
        new("pairs.duplicate", AuditTable.Pairs, Defect, "the pair stands in an earlier row", "each pair once", "I"),
        new("pairs.several", AuditTable.Pairs, Defect, "another patent for a paper that has one already",
            "one pair a paper, where the file is of that variant", "P"),
        new("pairs.coverage", AuditTable.Pairs, Note, "papers without a pair",
            "one pair a paper; papers without a candidate are skipped", "C"),
    ];

    internal static string Name(AuditTable table) => table.ToString().ToLowerInvariant();
}
