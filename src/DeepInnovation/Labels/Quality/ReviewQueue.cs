using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Labels.Quality;

/// <summary>
/// The documents on which raters disagree, as a table for a person: what each rater said and why, title and abstract, and empty
/// columns <c>decision</c> (1, 0 or skip), <c>reviewer</c> and <c>comment</c>. Filled in by any spreadsheet, it comes back
/// with <see cref="ReadDecisions"/>.
/// </summary>
public static class ReviewQueue
{
    private static readonly string[] Fixed = ["id", "kind", "priority", "title", "abstract"],
        Asked = ["decision", "reviewer", "comment"];

    /// <summary>
    /// Writes the queue and returns how many documents it holds. First the documents whose raters are most evenly divided, then
    /// by kind and id. Cells that a spreadsheet would take for a formula begin with an apostrophe. O(documents log documents).
    /// </summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="ratings">The judgements.</param>
    /// <param name="documents">The documents' texts; a document without one is shown without text.</param>
    /// <param name="decided">Documents that are decided already.</param>
    public static int Write(string path, Ratings ratings, IReadOnlyDictionary<RatedDocument, Document> documents,
        IReadOnlySet<RatedDocument>? decided = null)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(documents);
        var open = ratings.Rows.Where(r => Division(r.Value) > 0 && decided?.Contains(r.Key) != true)
            .OrderByDescending(r => Division(r.Value)).ToList();
        string[] header = [.. Fixed, .. ratings.Raters.SelectMany(r => new[] { $"label {r}", $"rationale {r}" }), .. Asked];
        CsvFile.WriteForSpreadsheet(path, header, open.Select(row => (IReadOnlyList<string?>)
        [
            SpreadsheetText.Guard(row.Key.Id), row.Key.Kind.ToString().ToLowerInvariant(),
            Division(row.Value).ToString("0.00", CultureInfo.InvariantCulture),
            SpreadsheetText.Guard(documents.GetValueOrDefault(row.Key)?.Title),
            SpreadsheetText.Guard(documents.GetValueOrDefault(row.Key)?.Abstract),
            .. row.Value.SelectMany(l =>
                new[] { l?.Label.ToString(CultureInfo.InvariantCulture), SpreadsheetText.Guard(l?.Rationale) }), null, null, null,
        ]));
        return open.Count;
    }

    /// <summary>Reads decisions: rows without one are still open, <c>skip</c> leaves a document undecided for good.</summary>
    /// <param name="path">The file that came back; comma, semicolon or tab, with or without byte-order mark.</param>
    /// <param name="ratings">The judgements that the queue was made of.</param>
    /// <exception cref="InputException">A document is not in the queue or decided twice, a decision is none, or a
    /// reviewer's name is missing.</exception>
    public static IReadOnlyDictionary<RatedDocument, ReviewDecision> ReadDecisions(string path, Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var decisions = new Dictionary<RatedDocument, ReviewDecision>();
        foreach (var row in CsvFile.Read(path, "id", "kind", "decision", "reviewer"))
        {
            var id = SpreadsheetText.Restore(row["id"])!.Trim();
            var kind = row["kind"]!.Trim().ToLowerInvariant() switch
            {
                "paper" => DocumentKind.Paper,
                "patent" => DocumentKind.Patent,
                _ => throw row.Error("a kind is paper or patent", "kind", "Leave the column as it was written"),
            };
            var document = new RatedDocument(kind, id);
            if (!ratings.Rows.TryGetValue(document, out var judged) || Division(judged) == 0)
                throw row.Error("this document is not in the queue", "id",
                    "Leave the column as it was written, and give the labels that the queue was made of");
            var label = row["decision"]!.Trim().ToLowerInvariant() switch
            {
                "" => (int?)null,
                "0" => 0,
                "1" => 1,
                "skip" => -1,
                _ => throw row.Error("a decision is 1, 0 or skip", "decision", "Fix it, or leave it empty"),
            };
            if (label is null)
                continue;
            var reviewer = SpreadsheetText.Restore(row["reviewer"])!.Trim();
            if (reviewer.Length == 0)
                throw row.Error("a decision without its reviewer", "reviewer", "Write who decided");
            if (!decisions.TryAdd(document,
                new ReviewDecision(label < 0 ? null : label, reviewer, SpreadsheetText.Restore(row["comment"])?.Trim() ?? "")))
                throw row.Error("a second decision on this document", "id", "Keep one");
        }

        return decisions;
    }

    /// <summary>
    /// One label a document: the reviewer's where there is a decision, else the raters' where they agree. Documents that are
    /// divided and not decided, or skipped, have none.
    /// </summary>
    /// <param name="ratings">The judgements.</param>
    /// <param name="decisions">What <see cref="ReadDecisions"/> gave.</param>
    /// <param name="decidedAt">When the decisions were taken in, UTC, as <c>yyyy-MM-ddTHH:mm:ssZ</c>; null for unknown.</param>
    public static IReadOnlyList<DocumentLabel> Settle(Ratings ratings,
        IReadOnlyDictionary<RatedDocument, ReviewDecision> decisions, string? decidedAt = null)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(decisions);
        var labels = new List<DocumentLabel>();
        foreach (var (document, judged) in ratings.Rows)
        {
            if (decisions.TryGetValue(document, out var decision))
            {
                if (decision.Label is { } label)
                    labels.Add(new DocumentLabel
                    {
                        Id = document.Id,
                        Kind = document.Kind,
                        Label = label,
                        Rationale = decision.Comment,
                        Model = decision.Reviewer,
                        Judge = "reviewer",
                        JudgedAt = decidedAt,
                    });
            }
            else if (Division(judged) == 0)
            {
                labels.Add(judged.First(j => j is not null)!);
            }
        }

        return labels;
    }

    /// <summary>0 when all agree, up to .5 when they are evenly divided.</summary>
    private static double Division(DocumentLabel?[] judged)
    {
        var (ones, all) = (judged.Count(j => j?.Label == 1), judged.Count(j => j is not null));
        return all == 0 ? 0 : (double)Math.Min(ones, all - ones) / all;
    }
}

/// <summary>A reviewer's word.</summary>
/// <param name="Label">1 about AI, 0 not; null for skipped.</param>
/// <param name="Reviewer">Who decided.</param>
/// <param name="Comment">Why, in the reviewer's words.</param>
public sealed record ReviewDecision(int? Label, string Reviewer, string Comment);
