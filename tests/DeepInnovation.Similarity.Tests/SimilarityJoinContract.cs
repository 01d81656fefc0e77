using CsCheck;
using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity.Tests;

/// <summary>What every engine of the join must do. A new engine gets a class that inherits this one and names it.</summary>
public abstract class SimilarityJoinContract
{
    private static readonly float[][] Compass = [[1, 0], [0.8f, 0.6f], [0.6f, 0.8f], [0, 1], [-1, 0]];

    /// <summary>Few directions and few years, so that ties and equal years abound.</summary>
    private static readonly Gen<(int[] Directions, int[] Years)> Side =
        from count in Gen.Int[0, 12]
        from directions in Gen.Int[0, 4].Array[count]
        from years in Gen.Int[2000, 2004].Array[count]
        select (directions, years);

    private static readonly Gen<JoinRule> Rules = Gen.OneOf(
        Gen.Int[1, 14].Select(JoinRule.Top), Gen.Select(Gen.Int[1, 14], Gen.Double[-1, 1], JoinRule.TopAbove),
        Gen.OneOf([.. new[] { -2.0, -1.0, 0.0, 0.6, 0.96, 1.0, 1.5 }.Select(t => Gen.Const(JoinRule.Threshold(t)))]));

    protected abstract ISimilarityJoin Engine { get; }

    [Fact]
    public void The_nearest_patent_of_the_same_year_or_later_wins()
    {
        // The nearest is a year too early, the next of the same year, the third later.
        var result = Join(Make([[1, 0]], [2010]),
            Make([[1, 0], [0.8f, 0.6f], [0.6f, 0.8f]], [2009, 2010, 2011]), JoinRule.Top(1));
        Assert.Equal(new JoinedPair(0, 1, 0.8f, 1), Assert.Single(result.Pairs));
        Assert.Equal((2L, 0), (result.PairsConsidered, result.PapersWithoutCandidate));
    }

    [Fact]
    public void A_paper_without_a_candidate_has_no_row()
    {
        var result = Join(Make([[1, 0], [0, 1]], [2012, 2010]), Make([[1, 0]], [2011]), JoinRule.Top(3));
        Assert.Equal(new JoinedPair(1, 0, 0, 1), Assert.Single(result.Pairs));
        Assert.Equal((1L, 1), (result.PairsConsidered, result.PapersWithoutCandidate));
    }

    [Fact]
    public void Top_k_is_ordered_by_similarity_and_may_find_fewer()
    {
        var papers = Make([[1, 0]], [2000]);
        var patents = Make([[0, 1], [0.6f, 0.8f], [1, 0], [-1, 0]], [2000, 2001, 2002, 2003]);
        Assert.Equal([(2, 1), (1, 2)], Join(papers, patents, JoinRule.Top(2)).Pairs.Select(p => (p.Patent, p.Rank)));
        Assert.Equal([2, 1, 0, 3], Join(papers, patents, JoinRule.Top(9)).Pairs.Select(p => p.Patent));
    }

    [Fact]
    public void The_threshold_itself_is_kept()
    {
        var papers = Make([[1, 0]], [2000]);
        var patents = Make([[0, 1], [0.6f, 0.8f], [0.8f, 0.6f]], [2000, 2000, 2000]);
        Assert.Equal([2, 1], Join(papers, patents, JoinRule.Threshold(0.6f)).Pairs.Select(p => p.Patent));
        Assert.Equal([2], Join(papers, patents, JoinRule.Threshold(Math.BitIncrement((double)0.6f))).Pairs.Select(p => p.Patent));
        Assert.Equal([1, 2, 3], Join(papers, patents, JoinRule.Threshold(-1)).Pairs.Select(p => p.Rank));
    }

    [Fact]
    public void Ties_go_to_the_smaller_id_by_ordinal_order_and_to_the_smaller_row_number_without_ids()
    {
        var same = Enumerable.Repeat<float[]>([1, 0], 12).ToArray();
        var years = Enumerable.Repeat(2000, 12).ToArray();
        var papers = Make([[1, 0]], [2000]);
        string[] ids = ["b", "a", "B", "é", "10", "9", "c", "d", "e", "f", "g", "h"];
        Assert.Equal([4, 5, 2], Join(papers, Make(same, years, ids), JoinRule.Top(3)).Pairs.Select(p => p.Patent));
        Assert.Equal(Enumerable.Range(0, 11), Join(papers, Make(same, years), JoinRule.Top(11)).Pairs.Select(p => p.Patent));
    }

    [Fact]
    public void Both_rules_at_once_keep_what_each_keeps()
    {
        var papers = Make([[1, 0], [0, 1]], [2000, 2000]);
        var patents = Make([[0, 1], [0.6f, 0.8f], [0.8f, 0.6f], [1, 0]], [2000, 2000, 2000, 2000]);
        Assert.Equal([(0, 3), (0, 2), (1, 0), (1, 1)],
            Join(papers, patents, JoinRule.TopAbove(2, 0.7)).Pairs.Select(p => (p.Paper, p.Patent)));
        Assert.Equal([(0, 3), (1, 0)], Join(papers, patents, JoinRule.TopAbove(3, 0.9)).Pairs.Select(p => (p.Paper, p.Patent)));
    }

    [Fact]
    public void Doubled_vectors_each_have_their_row()
    {
        var twice = Make([[1, 0], [1, 0]], [2000, 2000]);
        var result = Join(twice, twice, JoinRule.Top(2));
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], result.Pairs.Select(p => (p.Paper, p.Patent)));
    }

    [Fact]
    public void Empty_sides_give_no_pairs()
    {
        var some = Make([[1, 0]], [2000]);
        var none = Make([], []);
        Assert.Equal((0, 0L, 0), Summary(Join(none, some, JoinRule.Top(1))));
        Assert.Equal((0, 0L, 1), Summary(Join(some, none, JoinRule.Top(1))));
        Assert.Equal((0, 0L, 0), Summary(Join(none, none, JoinRule.Threshold(-1))));
    }

    [Fact]
    public void Different_dimensions_are_refused()
    {
        var fault = Assert.Throws<InputException>(
            () => Join(Make([[1, 0]], [2000]), new DatedVectors("Q.npy", [1, 0, 0], 3, [2000]), JoinRule.Top(1)));
        Assert.Equal("side has vectors of 2 numbers, Q.npy of 3. Embed both with the same encoder.", fault.Message);
    }

    [Fact]
    public void Equals_sorting_all_allowed_pairs() => Gen.Select(Side, Side, Rules).Sample(
        (p, q, rule) =>
        {
            var (papers, patents) = (Make(p), Make(q));
            var expected = new List<JoinedPair>();
            for (var i = 0; i < papers.Count; i++)
            {
                var kept = Enumerable.Range(0, patents.Count).Where(j => q.Years[j] >= p.Years[i])
                    .Select(j => (Row: j, Score: Score(Compass[p.Directions[i]], Compass[q.Directions[j]])))
                    .OrderByDescending(c => c.Score).ThenBy(c => patents.Ids![c.Row], StringComparer.Ordinal).ToList();
                kept = [.. kept.Take(rule.Count ?? int.MaxValue).Where(c => c.Score >= (rule.Least ?? double.NegativeInfinity))];
                expected.AddRange(kept.Select((c, rank) => new JoinedPair(i, c.Row, c.Score, rank + 1)));
            }

            var result = Join(papers, patents, rule);
            Assert.Equal(expected, result.Pairs);
            Assert.Equal(p.Years.Sum(y => q.Years.Count(z => z >= y)), result.PairsConsidered);
            Assert.Equal(p.Years.Count(y => !q.Years.Any(z => z >= y)), result.PapersWithoutCandidate);
        },
        seed: "000000000000", iter: 500);

    [Fact]
    public void The_order_of_the_rows_does_not_matter() => Gen.Select(Side, Side, Rules, Gen.Int).Sample(
        (p, q, rule, turn) =>
        {
            var (papers, patents) = (Make(p), Make(q));
            int[] order = [.. Enumerable.Range(0, patents.Count)];
            new SeededRandom(turn, "turn").Shuffle<int>(order);
            var turned = Make([.. order.Select(i => Compass[q.Directions[i]])], [.. order.Select(i => q.Years[i])],
                [.. order.Select(i => patents.Ids![i])]);
            Assert.Equal(
                Join(papers, patents, rule).Pairs.Select(x => (x.Paper, patents.IdOf(x.Patent), x.Similarity, x.Rank)),
                Join(papers, turned, rule).Pairs.Select(x => (x.Paper, turned.IdOf(x.Patent), x.Similarity, x.Rank)));
        },
        seed: "000000000000", iter: 300);

    [Fact]
    public void Scores_are_the_canonical_ones_bit_for_bit_on_many_dimensions()
    {
        var (papers, patents) = (Random(60, 384, 1), Random(70, 384, 2));
        var result = Join(papers, patents, JoinRule.Threshold(-2));
        Assert.Equal(papers.Years.Sum(y => patents.Years.Count(z => z >= y)), result.Pairs.Count);
        Assert.All(result.Pairs, pair => Assert.Equal(
            BitConverter.SingleToInt32Bits(Score(papers[pair.Paper].ToArray(), patents[pair.Patent].ToArray())),
            BitConverter.SingleToInt32Bits(pair.Similarity)));
    }

    /// <summary>Vectors that are hard to tell apart or hard to round.</summary>
    public static TheoryData<string, int, int, int> HardCases => new()
    {
        { "random", 384, 90, 700 }, { "random", 2, 20, 30 }, { "random", 7, 65, 131 }, { "clustered", 384, 70, 1300 },
        { "duplicated", 48, 33, 900 }, { "near ties", 384, 40, 600 }, { "outlier dimension", 384, 50, 900 },
        { "outlier dimension", 20, 50, 530 }, { "tiny numbers", 384, 30, 600 }, { "few dimensions filled", 96, 40, 560 },
        { "random", 16, 1, 1 }, { "random", 130, 600, 60 },
    };

    [Theory]
    [MemberData(nameof(HardCases))]
    public void Equals_the_reference_where_vectors_are_hard_to_tell_apart_or_to_round(string kind, int dimensions,
        int paperCount, int patentCount)
    {
        var (papers, patents) = (HardVectors.Make(kind, paperCount, dimensions, 1),
            HardVectors.Make(kind, patentCount, dimensions, 2));
        foreach (var rule in new[]
        {
            JoinRule.Top(1),
            JoinRule.Top(10), JoinRule.Top(60), JoinRule.Top(200), JoinRule.Threshold(0.55), JoinRule.TopAbove(5, 0.2),
        })
        {
            var (expected, found) = (new ReferenceJoin().Join(papers, patents, rule,
                cancellation: TestContext.Current.CancellationToken), Join(papers, patents, rule));
            Assert.Equal(expected.Pairs, found.Pairs);
            Assert.Equal(Summary(expected), Summary(found));
        }
    }

    [Fact]
    public void Progress_rises_to_the_number_of_papers()
    {
        var told = new List<int>();
        Engine.Join(Random(200, 8, 3), Random(10, 8, 4), JoinRule.Top(1), told.Add, TestContext.Current.CancellationToken);
        Assert.Equal(200, told[^1]);
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public void A_stopped_join_ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => Engine.Join(Random(50, 8, 3), Random(10, 8, 4), JoinRule.Top(1), null, stop.Token));
    }

    private JoinResult Join(DatedVectors papers, DatedVectors patents, JoinRule rule) =>
        Engine.Join(papers, patents, rule, cancellation: TestContext.Current.CancellationToken);

    private static (int, long, int) Summary(JoinResult r) => (r.Pairs.Count, r.PairsConsidered, r.PapersWithoutCandidate);

    private static float Score(float[] a, float[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return (float)sum;
    }

    private static DatedVectors Make((int[] Directions, int[] Years) side) =>
        Make([.. side.Directions.Select(d => Compass[d])], side.Years,
            [.. Enumerable.Range(0, side.Years.Length).Select(i => $"{(i * 7) % 13}")]);

    private static DatedVectors Make(float[][] vectors, int[] years, string[]? ids = null) =>
        new("side", [.. vectors.SelectMany(v => v)], 2, years, ids);

    private static DatedVectors Random(int rows, int dimensions, long seed)
    {
        var random = new SeededRandom(seed, "vectors");
        var values = new float[rows * dimensions];
        for (var row = 0; row < rows; row++)
        {
            var vector = Enumerable.Range(0, dimensions).Select(_ => random.NextGaussian()).ToArray();
            var length = Math.Sqrt(vector.Sum(v => v * v));
            for (var i = 0; i < dimensions; i++)
                values[(row * dimensions) + i] = (float)(vector[i] / length);
        }

        return new DatedVectors("random", values, dimensions, [.. Enumerable.Range(0, rows).Select(_ => 2000 + random.Next(5))]);
    }
}
