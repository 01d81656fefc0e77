using CsCheck;
using DeepInnovation.Core.Documents;
using DeepInnovation.Maps;

namespace DeepInnovation.Tests.Maps;

/// <summary>The queries against the same counts in LINQ, and what must hold for any corpus, on random corpora.</summary>
public sealed class MapOracleTests
{
    private static readonly string[] Places = ["US", "CN", "DE", ""];

    private static readonly Gen<MapCorpus> Corpora =
        from rows in Gen.Select(Gen.Bool, Gen.Int[1995, 2012], Gen.Int[0, 3].Select(i => Places[i]), Gen.Bool,
            Gen.Int[0, 4]).List[0, 40]
        select Build(rows);

    [Fact]
    public void Trend_countries_and_leaders_agree_with_LINQ_and_add_up() =>
        Corpora.Sample(corpus =>
        {
            using var folder = new TemporaryFolder();
            using var database = corpus.Open(folder);
            var judged = corpus.Documents.Zip(corpus.Scores, (d, s) => (d.Kind, d.Year, d.Country, s.IsAI)).ToList();

            var trend = database.Write(YearlyTrend.Map, folder["map.parquet"]);
            var byYear = judged.GroupBy(d => (d.Kind, d.Year)).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Year ?? int.MaxValue)
                .Select(g => (g.Key.Kind, g.Key.Year, (long)g.Count(), (long)g.Count(d => d.IsAI)));
            Assert.Equal(byYear, trend.Select(t => (t.Kind, t.Year, t.Documents, t.AiDocuments)));

            var countries = database.Write(CountryShare.Map, folder["map.parquet"]);
            var byCountry = judged.GroupBy(d => (d.Kind, d.Country))
                .Select(g => (g.Key, N: (long)g.Count(), AI: (long)g.Count(d => d.IsAI)))
                .OrderBy(c => c.Key.Kind).ThenBy(c => c.Key.Country is null).ThenByDescending(c => c.AI)
                .ThenByDescending(c => c.N)
                .ThenBy(c => c.Key.Country, StringComparer.Ordinal);
            Assert.Equal(byCountry, countries.Select(c => ((c.Kind, c.Country), c.Documents, c.AiDocuments)));

            Assert.Equal(judged.Count, database.Write(FieldShare.Map, folder["map.parquet"]).Sum(f => f.Documents));
            var leaders = database.Write(CountryLeader.Map, folder["map.parquet"]);
            foreach (var kind in (DocumentKind[])[DocumentKind.Paper, DocumentKind.Patent])
            {
                var total = judged.Count(d => d.Kind == kind && d.IsAI);
                long Count(CountryLeader row) => kind == DocumentKind.Paper ? row.AiPapers : row.AiPatents;
                Assert.Equal(total, leaders.Where(l => l.Period == "all").Sum(Count));
                Assert.Equal(total, leaders.Where(l => l.Period != "all").Sum(Count));
            }

            foreach (var row in leaders.Where(l => l.PaperRank is not null))
                Assert.Equal(1 + leaders.Count(l => l.Period == row.Period && l.Country is not null && l.AiPapers > row.AiPapers),
                    row.PaperRank);
            foreach (var row in leaders.Where(l => l.PatentRank is not null))
                Assert.Equal(1 + leaders.Count(
                    l => l.Period == row.Period && l.Country is not null && l.AiPatents > row.AiPatents), row.PatentRank);
        }, seed: "000000000000", iter: 6, threads: 1);

    [Fact]
    public void Lags_add_up_to_the_AI_papers_and_flows_to_the_pairs() =>
        Corpora.Sample(corpus =>
        {
            using var folder = new TemporaryFolder();
            using var database = corpus.Open(folder);
            var lags = database.Write(TransferLag.Map, folder["map.parquet"]);
            Assert.Equal(corpus.Scores.Count(s => s.Kind == DocumentKind.Paper && s.IsAI), lags.Sum(l => l.Papers));
            var best = corpus.Pairs.Where(p => p.Rank == 1).ToList();
            Assert.Equal(
                best.GroupBy(p => p.PatentYear - p.PaperYear).OrderBy(g => g.Key).Select(g => ((int?)g.Key, (long)g.Count())),
                lags.Where(l => l.LagYears is not null).Select(l => (l.LagYears, l.Papers)));
            var flows = database.Write(CountryFlow.Map, folder["map.parquet"]);
            Assert.Equal(best.Count, flows.Sum(f => f.Pairs));
            Assert.Equal(best.Sum(p => (double)p.Similarity), flows.Sum(f => f.Pairs * f.MeanSimilarity), 1e-9);
            Assert.Equal(best.Sum(p => p.PatentYear - p.PaperYear), flows.Sum(f => f.Pairs * f.MeanLagYears), 1e-9);
        }, seed: "000000000000", iter: 6, threads: 1);

    private static MapCorpus Build(List<(bool Patent, int Year, string Country, bool IsAI, int Shape)> rows)
    {
        var corpus = new MapCorpus();
        for (var i = 0; i < rows.Count; i++)
        {
            var (patent, year, country, isAI, shape) = rows[i];
            int? known = shape == 0 ? null : year;
            var place = country.Length == 0 ? null : country;
            if (patent)
                corpus.Patent($"d{i}", known, place, isAI, shape > 2 ? ["G06N3/08"] : []);
            else
                corpus.Paper($"d{i}", known, place, isAI, shape > 2 ? "cs" : null);
        }

        var judged = corpus.Documents.Zip(corpus.Scores).Where(d => d.Second.IsAI && d.First.Year is not null)
            .Select(d => d.First).ToList();
        foreach (var paper in judged.Where(d => d.Kind == DocumentKind.Paper))
        {
            var rank = 0;
            foreach (var patent in judged.Where(d => d.Kind == DocumentKind.Patent && d.Year >= paper.Year).Take(3))
                corpus.Pair(paper.Id, patent.Id, 1f / (2 + rank), paper.Year!.Value, patent.Year!.Value, ++rank);
        }

        return corpus;
    }
}
