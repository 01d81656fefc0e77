using System.Numerics.Tensors;
using DeepInnovation.Runs;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>Where the order of the join puts known links.</summary>
public static class LinkRanks
{
    /// <summary>
    /// Ranks known links exactly, by paper's row, then rank. O(links * patents * dimensions) over all cores: only papers with a link are looked at.
    /// </summary>
    /// <exception cref="InputException">No link names a paper and a patent that are both among the vectors.</exception>
    public static (IReadOnlyList<RankedLink> Links, LinkCoverage Coverage) Of(
        DatedVectors papers, DatedVectors patents, IReadOnlyList<KnownLink> links, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(links);
        var allowed = AllowedPairs.Of(papers, patents);
        var (paperRows, patentRows) = (Rows(papers), Rows(patents));
        var (unknownPaper, unknownPatent, tooOld) = (0, 0, 0);
        var usable = new List<(int Paper, int Patent)>();
        foreach (var link in links.Distinct())
        {
            if (!paperRows.TryGetValue(link.PaperId, out var paper))
                unknownPaper++;
            else if (!patentRows.TryGetValue(link.PatentId, out var patent))
                unknownPatent++;
            else if (patents.Years[patent] < papers.Years[paper])
                tooOld++;
            else
                usable.Add((paper, patent));
        }

        if (usable.Count + tooOld == 0)
        {
            throw new InputException(
                FormattableString.Invariant($"none of the {links.Count} known links names a paper of {papers.Name} and a patent of {patents.Name}"),
                "Give links in the ids of these documents");
        }

        var ranked = new RankedLink[usable.Count];
        Parallel.For(0, usable.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
            ranked[i] = RankOf(papers, patents, allowed, usable[i].Paper, usable[i].Patent));
        RankedLink[] sorted = [.. ranked.OrderBy(l => paperRows[l.PaperId]).ThenBy(l => l.Rank)];
        var coverage = new LinkCoverage(
            unknownPaper + unknownPatent + tooOld + usable.Count, unknownPaper, unknownPatent, tooOld, usable.Count, usable.Select(l => l.Paper).Distinct().Count());
        return (sorted, coverage);
    }

    private static RankedLink RankOf(DatedVectors papers, DatedVectors patents, AllowedPairs allowed, int paper, int patent)
    {
        var mine = papers[paper];
        var own = CanonicalScore.Of(mine, patents[patent]);
        var (before, margin) = (0, Margin(papers.Dimensions));
        foreach (var other in allowed.PatentsOf(paper))
        {
            var about = TensorPrimitives.Dot(mine, patents[other]);
            if (about < own - margin)
                continue;
            before += about > own + margin || IsBefore(other, CanonicalScore.Of(mine, patents[other])) ? 1 : 0;
        }

        return new RankedLink
        {
            PaperId = papers.IdOf(paper),
            PatentId = patents.IdOf(patent),
            Similarity = own,
            Rank = before + 1,
            Candidates = allowed.CandidatesOf(paper),
            PaperYear = papers.Years[paper],
            PatentYear = patents.Years[patent],
        };

        bool IsBefore(int other, float score) => score > own || (score == own && patents.TieOrderOf(other) < patents.TieOrderOf(patent));
    }

    /// <summary>
    /// How far an inner product in float32, summed in any order, may be from the canonical score: below γ(n) |x| |y| (Higham, 2002, section 3.1) with
    /// unit roundoff 2^-24 and lengths of at most 1.001, plus the canonical score's own rounding; here twice that. Scores nearer than this are computed canonically.
    /// </summary>
    private static double Margin(int dimensions) => (dimensions + 2) * Math.ScaleB(1, -23);

    private static Dictionary<string, int> Rows(DatedVectors vectors) =>
        Enumerable.Range(0, vectors.Count).ToDictionary(vectors.IdOf, row => row, StringComparer.Ordinal);
}
