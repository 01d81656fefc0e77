using CsCheck;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Similarity.Kernels;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Similarity.Tests.Shards;

public sealed class ShardedJoinTests
{
    public static TheoryData<int?, double?> Rules => new() { { 1, null }, { 7, null }, { null, 0.7 }, { 3, 0.7 } };

    [Theory]
    [MemberData(nameof(Rules))]
    public void One_shard_and_37_one_thread_and_two_give_the_same_bytes(int? top, double? threshold)
    {
        using var scene = JoinScene.Random(151, 203);
        var rule = JoinRule.Of(top, threshold);
        foreach (var ending in new[] { ".csv", ".parquet" })
        {
            var one = scene.Whole("one" + ending, rule, 1, ending, threads: 1);
            Assert.Equal(one, scene.Whole("many" + ending, rule, 37, ending, threads: 2));
            Assert.Equal(one, scene.Whole("square" + ending, rule, 36, ending, threads: 2));
        }

        Assert.True(ShardPlan.Read(scene["many.csv"]).Shards.Count > 30);
        Assert.True(ShardPlan.Read(scene["square.csv"]).Papers.Blocks.Count == 6);
    }

    [Fact]
    public void Every_engine_and_every_width_of_registers_gives_the_same_bytes()
    {
        using var scene = JoinScene.Random(151, 203);
        ISimilarityJoin[] engines =
        [
            new PackedJoin(new MicroKernel512()), new PackedJoin(new MicroKernel256()) { Threads = 1 },
            new PackedJoin(new MicroKernelScalar()), new QuantizedJoin(), new QuantizedJoin { Head = 1 },
            new QuantizedJoin { Product = dimensions => new VectorByteProduct(dimensions) },
        ];
        var expected = scene.Whole("reference.csv", JoinRule.Top(3), 5, ".csv", threads: 2);
        foreach (var (number, engine) in engines.Index())
            Assert.Equal(expected, scene.Whole($"{number}.csv", JoinRule.Top(3), 5, ".csv", threads: 2, engine));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Equals_brute_force_in_pairs_ranks_scores_and_order(bool ids) =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 12], Gen.Int[0, 3], Gen.Long[0, 1000]).Sample(
            (papers, patents, shards, which, seed) =>
            {
                using var scene = JoinScene.Random(papers, patents, seed, ids);
                var rule = new[] { JoinRule.Top(1), JoinRule.Top(4), JoinRule.Threshold(0.7), JoinRule.TopAbove(3, -0.5) }[which];
                scene.Plan("plan", rule, shards);
                scene.Run("plan");
                var expected = new ReferenceJoin().Join(scene.Papers, scene.Patents, rule);
                Assert.Equal(expected.Pairs, new ShardMerge(scene["plan"]).Pairs());
                Assert.Equal(expected.PairsConsidered, ShardPlan.Read(scene["plan"]).Pairs);
            },
            seed: "000000000000", iter: 60, threads: 2);

    [Fact]
    public void Parquet_is_what_a_table_of_the_same_pairs_would_be()
    {
        using var scene = JoinScene.Random(40, 50);
        scene.Whole("plan", JoinRule.Top(3), 6, ".parquet");
        var expected = new ReferenceJoin().Join(scene.Papers, scene.Patents, JoinRule.Top(3),
            cancellation: TestContext.Current.CancellationToken).Pairs.Select(p => new SimilarPair
            {
                PaperId = scene.Papers.IdOf(p.Paper),
                PatentId = scene.Patents.IdOf(p.Patent),
                Similarity = p.Similarity,
                PaperYear = scene.Papers.Years[p.Paper],
                PatentYear = scene.Patents.Years[p.Patent],
                Rank = p.Rank,
            }).ToList();
        Assert.Equal(expected, ParquetTable.Read<SimilarPair>(scene["plan.parquet"]));
        ParquetTable.Write(scene["table.parquet"], expected);
        Assert.Equal(File.ReadAllBytes(scene["table.parquet"]), File.ReadAllBytes(scene["plan.parquet"]));
    }

    [Fact]
    public void Csv_has_both_published_shapes()
    {
        using var scene = new JoinScene(new DatedVectors("P", [1, 0], 2, [2001], ["a,b"]),
            new DatedVectors("Q", [0.6f, 0.8f], 2, [2002], ["q"]));
        Assert.Equal("Paper_ID,Patent_ID,Similarity,Paper_Year,Patent_Year\n\"a,b\",q,0.6,2001,2002\n",
            System.Text.Encoding.UTF8.GetString(scene.Whole("plan", JoinRule.Top(1), 1)));
        Assert.Equal(1, PairFile.Write(scene["plain.csv"], new ShardMerge(scene["plan"]).NamedPairs(), years: false));
        Assert.Equal("Paper_ID,Patent_ID,Similarity\n\"a,b\",q,0.6\n", File.ReadAllText(scene["plain.csv"]));
        Assert.Contains("neither in .csv nor in .parquet",
            Assert.Throws<InputException>(() => PairFile.Write("pairs.txt", [])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(0, 0)]
    public void Empty_sides_give_an_empty_table(int papers, int patents)
    {
        using var scene = JoinScene.Random(papers, patents);
        Assert.Equal("Paper_ID,Patent_ID,Similarity,Paper_Year,Patent_Year\n",
            System.Text.Encoding.UTF8.GetString(scene.Whole("plan", JoinRule.Top(1), 4)));
        Assert.Empty(ShardPlan.Read(scene["plan"]).Shards);
        scene.Whole("table", JoinRule.Top(1), 4, ".parquet");
        Assert.Empty(ParquetTable.Read<SimilarPair>(scene["table.parquet"]));
    }

    [Fact]
    public void A_failing_source_of_rows_leaves_no_table()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in new[] { "pairs.csv", "pairs.parquet" })
        {
            Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => PairFile.Write(folder[file], Rows())).Message);
            Assert.Empty(Directory.GetFiles(folder.Path));
        }

        static IEnumerable<SimilarPair> Rows()
        {
            yield return new SimilarPair { PaperId = "p", PatentId = "q" };
            throw new InvalidOperationException("broken");
        }
    }
}
