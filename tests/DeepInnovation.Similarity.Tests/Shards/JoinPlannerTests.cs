using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Similarity.Tests.Shards;

public sealed class JoinPlannerTests
{
    [Theory]
    [InlineData(2L << 30, 3_511_929, 2_356_204, 384, 1)]
    [InlineData(2L << 30, 200_000, 500_000, 384, 1)]
    [InlineData(600L << 20, 3_511_929, 2_356_204, 384, 100)]
    [InlineData(16L << 30, 3_511_929, 2_356_204, 768, 10)]
    [InlineData(1L << 30, 10, 5_000_000, 384, 1)]
    [InlineData(1L << 30, 5_000_000, 10, 384, 1)]
    public void Blocks_keep_the_budget_and_fill_it(long memory, int papers, int patents, int dimensions, int top)
    {
        var sizes = BlockSizes.Within(memory, papers, patents, dimensions, threads: 2);

        // Counted by hand: the vectors of both blocks, 1.5 more of the patents, and the pairs of the papers in one call.
        var vectors = 4L * dimensions * (sizes.Papers + (5L * sizes.Patents / 2));
        Assert.True(vectors < memory, $"{vectors} bytes of vectors");
        Assert.True(sizes.Bytes(papers, patents, dimensions, 2, top) <= memory,
            $"{sizes.Bytes(papers, patents, dimensions, 2, top)} bytes in all");
        Assert.InRange((long)sizes.Papers * sizes.Patents, 1, BlockSizes.MostPairs);
        Assert.True(sizes.Papers <= papers && sizes.Patents <= patents);
        Assert.True(vectors > memory / 3 || (long)sizes.Papers * (sizes.Patents + 1) > BlockSizes.MostPairs
            || sizes.Patents == patents, $"only {vectors} bytes of vectors");
    }

    [Fact]
    public void A_budget_without_room_is_refused_with_the_least_that_would_do()
    {
        var message = Assert.Throws<InputException>(() => BlockSizes.Within(100 << 20, 1000, 1000, 384, 2)).Message;
        Assert.Contains("no room for vectors, found \"100MiB\"", message, StringComparison.Ordinal);
        var least = MemorySize.Parse(message[(message.IndexOf("at least ", StringComparison.Ordinal) + 9)..message.IndexOf(
            " here", StringComparison.Ordinal)]);
        Assert.InRange(BlockSizes.Within(least, 1000, 1000, 384, 2).Papers, 1, 1000);
    }

    [Theory]
    [InlineData("2GiB", 2L << 30)]
    [InlineData("512MiB", 512L << 20)]
    [InlineData("1.5 gb", 1_500_000_000L)]
    public void Amounts_of_memory_are_read(string text, long bytes) => Assert.Equal(bytes, MemorySize.Parse(text));

    [Theory]
    [InlineData("2")]
    [InlineData("GiB")]
    [InlineData("-1GiB")]
    [InlineData("0MiB")]
    public void Other_amounts_are_refused(string text) => Assert.Throws<InputException>(() => MemorySize.Parse(text));

    [Fact]
    public void The_year_rule_leaves_shards_out()
    {
        // Papers of 2000..2005 and patents of the same years, cut one year a block: 6 + 5 + ... + 1 of 36 shards have pairs.
        int[] years = [.. Enumerable.Range(0, 600).Select(i => 2000 + (i % 6))];
        float[] values = [.. years.SelectMany(_ => new[] { 1f, 0f })];
        using var scene = new JoinScene(new DatedVectors("P", values, 2, years), new DatedVectors("Q", values, 2, years));
        var plan = scene.Plan("plan", JoinRule.Top(1), 36);
        Assert.Equal(21, plan.Shards.Count);
        Assert.All(plan.Shards, s => Assert.Equal(100 * 100, s.Pairs));
        Assert.Equal((2000, 2000), (plan.Papers.Blocks[0].FirstYear, plan.Papers.Blocks[0].LastYear));
        Assert.Equal((2005, 2005), (plan.Patents.Blocks[0].FirstYear, plan.Patents.Blocks[0].LastYear));
    }

    [Fact]
    public void The_identity_is_of_the_content_and_not_of_the_place()
    {
        using var scene = JoinScene.Random(30, 30);
        var plan = scene.Plan("plan", JoinRule.Top(1), 4);
        Assert.Equal(plan.Identity, ShardPlan.Read(scene["plan"]).Identity);
        Assert.Equal(plan.Identity, scene.Plan("deeper/plan", JoinRule.Top(1), 4).Identity);
        Assert.NotEqual(plan.Identity, scene.Plan("cut", JoinRule.Top(1), 5).Identity);
        Assert.NotEqual(plan.Identity, scene.Plan("rule", JoinRule.TopAbove(1, 0.5), 4).Identity);
        scene.Run("plan");
        scene.Plan("plan", JoinRule.Top(1), 4);
        Assert.Equal(plan.Shards.Count, JoinStatus.Of(scene["plan"]).Done);
        Assert.Contains("has another plan", Assert.Throws<InputException>(() => scene.Plan("plan", JoinRule.Top(2), 4)).Message,
            StringComparison.Ordinal);
        (plan with { Top = 2 }).Write(scene["plan"]);
        Assert.Contains("the plan was changed", Assert.Throws<InputException>(() => scene.Run("plan")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_vector_that_is_no_number_or_no_unit_is_named_by_its_row_in_the_file()
    {
        using var scene = JoinScene.Random(9000, 3);
        var values = scene.Papers.Values.ToArray();
        values[2 * 8765] = float.NaN;
        NpyFile.Write(scene["P.npy"], values, 2);
        Assert.Equal(
            $"{scene["P.npy"]}, row 8765 holds a number that is not finite. Encode its text again, or leave it out.",
            Assert.Throws<InputException>(() => scene.Plan("plan", JoinRule.Top(1), 40)).Message);
        values[2 * 8765] = 3;
        NpyFile.Write(scene["P.npy"], values, 2);
        Assert.Contains("row 8765 has length 3",
            Assert.Throws<InputException>(() => scene.Plan("plan", JoinRule.Top(1), 40)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scene["plan"]));
    }

    [Theory]
    [InlineData("P")]
    [InlineData("Q")]
    public void An_id_that_stands_twice_is_an_error_also_across_blocks(string side)
    {
        using var scene = JoinScene.Random(10, 10);
        ParquetTable.Write(scene[side + ".parquet"],
            Enumerable.Range(0, 10).Select(i => new DatedRow { Id = i == 9 ? "id1" : $"id{i}", Year = 2000 + i }));
        Assert.Equal(
            $"{scene[side + ".parquet"]} has the id \"id1\" twice, in rows 1 and 9. Give each row its own id.",
            Assert.Throws<InputException>(() => scene.Plan("plan", JoinRule.Top(1), 100)).Message);
    }

    [Fact]
    public void Lists_of_other_lengths_and_other_dimensions_are_refused()
    {
        using var scene = JoinScene.Random(10, 10, ids: false);
        NpyFile.Write(scene["Q.years.npy"], new int[9]);
        Assert.Contains("10 vectors and", Assert.Throws<InputException>(() => scene.Plan("plan", JoinRule.Top(1))).Message,
            StringComparison.Ordinal);
        NpyFile.Write(scene["Q.npy"], new float[12], 3);
        Assert.Contains("vectors of 2 numbers", Assert.Throws<InputException>(() => scene.Plan("plan", JoinRule.Top(1))).Message,
            StringComparison.Ordinal);
    }
}
