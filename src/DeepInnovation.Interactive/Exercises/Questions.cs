namespace DeepInnovation.Interactive.Exercises;

/// <summary>The exercises of all notebooks, three each.</summary>
internal static partial class Questions
{
    private const string Scores = "'05-classifier/scores.parquet'", Documents = "'01-corpus/documents.parquet'",
        Candidates = "'02-candidates/candidates.parquet'";

    internal static IReadOnlyList<Question> All { get; } =
    [
        .. Tour, .. Sieves, .. Classifying, .. Novelty, .. Pairs, .. Maps, .. Ledger,
    ];

    private static IEnumerable<Question> Tour =>
    [
        new("00.1", $"SELECT count(*) FROM {Scores} WHERE kind = 'patent' AND is_ai", 0,
            new($"SELECT count(*) FROM {Scores} WHERE kind = 'paper' AND is_ai", "That is the number of papers."),
            new($"SELECT count(*) FROM {Scores} WHERE is_ai", "That is papers and patents together."),
            new($"SELECT count(*) FROM {Candidates} WHERE kind = 'patent' AND kept",
                "Those are the candidates of the filter; what does the classifier say?")),
        new("00.2", Busiest("paper", "is_ai"), 0,
            new(Busiest("paper", "true"), "That is the year with the most papers about anything."),
            new(Busiest("patent", "is_ai"), "That is the best year of patents.")),
        new("00.3", $"SELECT avg((patent_year > paper_year)::INT) FROM {Matched}", 2,
            new($"SELECT avg((patent_year >= paper_year)::INT) FROM {Matched}",
                "Of the same year is not younger: that every patent is at least as young is the rule of the join."),
            new($"SELECT avg((patent_year = paper_year)::INT) FROM {Matched}",
                "Those are the pairs of one year; the question is about the others.")),
    ];

    private static IEnumerable<Question> Sieves =>
    [
        new("01.1", $"SELECT count(*) FROM {Candidates} WHERE rule LIKE 'ipc-%'", 0,
            new($"SELECT count(*) FROM {Candidates} WHERE rule = 'ipc-exact'", "There are two rules that look at IPC symbols."),
            new($"SELECT count(*) FROM {Candidates} WHERE rule = 'keyword'", "Those are kept by a keyword."),
            new($"SELECT count(*) FROM {Candidates} WHERE kept", "Those are all that are kept, by whichever rule.")),
        new("01.2", First("kind = 'patent'"), 0,
            new(First("true"), "With papers that is so; the question asks for patents alone."),
            new(First("kind = 'paper'"), "That one keeps the most papers.")),
        new("01.3", Labelled("l.label = 1 AND NOT c.kept"), 0,
            new(Labelled("l.label = 0 AND c.kept"), "Those are false alarms: kept, but not about AI. Missed are the others."),
            new(Labelled("l.label = 1 AND c.kept"), "Those are the ones that the filter finds.")),
        new("02.1", "SELECT sum(shortfall) FROM '03-sampling/quotas.parquet'", 0,
            new Pitfall("SELECT count(*) FROM '03-sampling/quotas.parquet' WHERE shortfall > 0",
                "That is the number of strata that ran dry; count the documents that they lack.")),
        new("02.2", "SELECT avg(label) FROM '04-labels/labels.parquet' WHERE kind = 'patent'", 3,
            new("SELECT avg(label) FROM '04-labels/labels.parquet' WHERE kind = 'paper'", "That is the share among papers."),
            new("SELECT avg(label) FROM '04-labels/labels.parquet'", "That is papers and patents together.")),
        new("02.3", "SELECT count(*) FROM '04-labels/manual.parquet' WHERE expert <> label", 0,
            new("SELECT count(*) FROM '04-labels/manual.parquet' WHERE expert IS DISTINCT FROM label",
                "A document that only the expert judged is no disagreement."),
            new("SELECT count(*) FROM '04-labels/manual.parquet' WHERE expert = label", "On those they agree."),
            new("SELECT count(*) FROM '04-labels/manual.parquet' WHERE expert = 0 AND label = 1",
                "That is one of the two ways to disagree."),
            new("SELECT count(*) FROM '04-labels/manual.parquet' WHERE expert = 1 AND label = 0",
                "That is one of the two ways to disagree.")),
    ];

    private static string Busiest(string kind, string which) =>
        $"SELECT d.year FROM {Scores} s JOIN {Documents} d USING (id, kind) WHERE kind = '{kind}' AND {which} AND d.year IS NOT "
        + "NULL GROUP BY d.year ORDER BY count(*) DESC, d.year LIMIT 1";

    private static string First(string which) =>
        $"SELECT match FROM {Candidates} WHERE rule = 'keyword' AND {which} GROUP BY match ORDER BY count(*) DESC, match LIMIT 1";

    private static string Labelled(string which) =>
        $"SELECT count(*) FROM '04-labels/labels.parquet' l JOIN {Candidates} c USING (id, kind) WHERE {which}";
}
