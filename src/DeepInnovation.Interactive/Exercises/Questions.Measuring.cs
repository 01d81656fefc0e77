namespace DeepInnovation.Interactive.Exercises;

internal static partial class Questions
{
    private const string Novelties = "'06-novelty/novelty.parquet'", Matched = "'08-similarity/pairs.parquet'";

    private static IEnumerable<Question> Novelty =>
    [
        new("05.1", $"SELECT count(*) FROM {Novelties} WHERE content IS NULL", 0,
            new($"SELECT count(*) FROM {Novelties} WHERE content IS NOT NULL", "Those have one."),
            new($"SELECT count(*) FROM {Novelties} WHERE context IS NULL",
                "That is the context, from IPC subclasses; the question is about the content, from keywords.")),
        new("05.2", $"SELECT avg(content) FROM {Novelties} WHERE kind = 'patent'", 2,
            new($"SELECT avg(content) FROM {Novelties}", "That is papers and patents together."),
            new($"SELECT avg(content) FROM {Novelties} WHERE kind = 'paper'", "Those are the papers."),
            new($"SELECT avg(context) FROM {Novelties} WHERE kind = 'patent'", "That is the context."),
            new($"SELECT median(content) FROM {Novelties} WHERE kind = 'patent'", "That is the median.")),
        new("05.3", $"SELECT corr(len(d.keywords), n.content) FROM {Novelties} n JOIN {Documents} d USING (id, "
            + "kind) WHERE len(d.keywords) > 0", 2,
            new($"SELECT corr(d.year, n.content) FROM {Novelties} n JOIN {Documents} d USING (id, "
                + "kind) WHERE len(d.keywords) > 0", "That is the correlation with the year."),
            new($"SELECT corr(len(d.keywords), n.content_percentile) FROM {Novelties} n JOIN {Documents} d USING (id, kind) "
                + "WHERE len(d.keywords) > 0", "That is the percentile within the year; the question is about novelty itself."),
            new($"SELECT corr(len(d.keywords), n.content) FROM {Novelties} n JOIN {Documents} d USING (id, kind)",
                "Leave out the documents whose list of keywords is empty: theirs were extracted.")),
    ];

    private static IEnumerable<Question> Pairs =>
    [
        new("06.1", $"SELECT avg((similarity >= 0.6)::INT) FROM {Matched}", 2,
            new($"SELECT avg((similarity < 0.6)::INT) FROM {Matched}", "Those are below 0.6."),
            new($"SELECT count(*) FROM {Matched} WHERE similarity >= 0.6",
                "That is their number; the question asks for their share."),
            new("SELECT random_share FROM '08-similarity/scores.parquet' ORDER BY abs(similarity - 0.6) LIMIT 1",
                "That is the share among random pairs.")),
        new("06.2", $"SELECT avg(patent_year - paper_year) FROM {Matched}", 1,
            new($"SELECT avg(paper_year - patent_year) FROM {Matched}",
                "A patent is never older than its paper: subtract the other way round."),
            new($"SELECT median(patent_year - paper_year) FROM {Matched}", "That is the median.")),
        new("06.3", $"SELECT count(DISTINCT patent_id) FROM {Matched}", 0,
            new($"SELECT count(*) FROM {Matched}",
                "That is the number of pairs: one patent can be the nearest of several papers."),
            new($"SELECT count(DISTINCT paper_id) FROM {Matched}", "Those are papers.")),
    ];

    private static IEnumerable<Question> Maps =>
    [
        new("07.1", Leader("ai_patents"), 0,
            new Pitfall(Leader("ai_papers"), "That one leads in papers.")),
        new("07.2", Densest("ai_share"), 0,
            new(Densest("ai_documents"), "That year has the most AI papers; in which is their share of all papers the largest?"),
            new("SELECT year FROM '10-maps/trend.parquet' WHERE kind = 'paper' AND year IS NOT NULL ORDER BY ai_share DESC, "
                + "year LIMIT 1", "That year has fewer than 50 papers: its share is chance.")),
        new("07.3", "SELECT sum(mean_similarity * pairs) / sum(pairs) FROM '10-maps/flows.parquet'", 2,
            new Pitfall("SELECT avg(mean_similarity) FROM '10-maps/flows.parquet'",
                "Each row of the table stands for a different number of pairs: weigh it with them.")),
    ];

    private static IEnumerable<Question> Ledger =>
    [
        new("08.1", "SELECT count(DISTINCT topic) FROM '11-claims/ledger.parquet' WHERE verdict = 'differs'", 0,
            new("SELECT count(*) FROM '11-claims/ledger.parquet' WHERE verdict = 'differs'",
                "That is the number of claims; several are of one topic."),
            new("SELECT count(DISTINCT topic) FROM '11-claims/ledger.parquet'", "Those are all topics.")),
        new("08.2", "SELECT 2 * 0.807 * 0.992 / (0.807 + 0.992)", 3,
            new("SELECT 0.900", "0.900 is what the paper prints. What do its own precision and recall give?"),
            new("SELECT (0.807 + 0.992) / 2", "That is their arithmetic mean; F1 is the harmonic one.")),
        new("08.3", "SELECT count(*) FROM '11-claims/ledger.parquet' WHERE verdict = 'not_testable' AND measured IS NOT NULL", 0,
            new("SELECT count(*) FROM '11-claims/ledger.parquet' WHERE verdict = 'not_testable'",
                "Those are all that cannot be tested; how many of them were measured all the same?"),
            new("SELECT count(*) FROM '11-claims/ledger.parquet' WHERE measured IS NOT NULL",
                "Those are all that were measured, also the ones with a verdict.")),
    ];

    private static string Leader(string column) => "SELECT country FROM '10-maps/leaders.parquet' WHERE period = 'all' AND "
        + $"country IS NOT NULL ORDER BY {column} DESC NULLS LAST, country LIMIT 1";

    private static string Densest(string column) => "SELECT year FROM '10-maps/trend.parquet' WHERE kind = 'paper' AND year IS "
        + $"NOT NULL AND documents >= 50 ORDER BY {column} DESC, year LIMIT 1";
}
