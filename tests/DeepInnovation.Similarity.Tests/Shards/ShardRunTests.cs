using DeepInnovation.Core;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Similarity.Tests.Shards;

public sealed class ShardRunTests
{
    [Fact]
    public void An_interrupted_run_continues_where_it_ended()
    {
        using var scene = JoinScene.Random(80, 120);
        var whole = scene.Whole("whole", JoinRule.Top(3), 12);
        var plan = scene.Plan("broken", JoinRule.Top(3), 12);
        using var stop = new CancellationTokenSource();
        var engine = new StoppedJoin(stop, after: 4);
        Assert.Throws<OperationCanceledException>(() => new ShardRunner(engine).Run(scene["broken"], cancellation: stop.Token));
        var status = JoinStatus.Of(scene["broken"]);
        Assert.Equal((4, plan.Shards.Count), (status.Done, status.Shards));
        Assert.Equal(4, Directory.GetFiles(Path.Combine(scene["broken"], "shards")).Length);
        Assert.Contains("shard 4 ", Assert.Throws<InputException>(() => new ShardMerge(scene["broken"])).Message,
            StringComparison.Ordinal);

        var run = scene.Run("broken");
        Assert.Equal((plan.Shards.Count - 4, 4, 0), (run.Done, run.Skipped, run.Busy));
        PairFile.Write(scene["broken.csv"], new ShardMerge(scene["broken"]).NamedPairs());
        Assert.Equal(whole, File.ReadAllBytes(scene["broken.csv"]));
        Assert.Equal(0, scene.Run("broken").Done);
        status = JoinStatus.Of(scene["broken"]);
        Assert.Equal((plan.Pairs, TimeSpan.Zero), (status.PairsDone, status.Left));
    }

    [Fact]
    public void One_shard_can_be_run_alone_and_progress_counts_pairs()
    {
        using var scene = JoinScene.Random(40, 40);
        var plan = scene.Plan("plan", JoinRule.Top(1), 4);
        scene.Run("plan", only: 1);
        Assert.Equal(["00001.shard"], Directory.GetFiles(Path.Combine(scene["plan"], "shards")).Select(Path.GetFileName));
        var told = new Told();
        new ShardRunner(new ReferenceJoin()).Run(scene["plan"], progress: told,
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(told.All.Order(), told.All);
        Assert.Equal((plan.Pairs, plan.Pairs), (told.All[^1], told.Total));
        Assert.Equal(3, plan.Shards.Count); // The late papers have no early patents.
        Assert.Contains("there is no shard 3; the plan has 3",
            Assert.Throws<InputException>(() => scene.Run("plan", only: 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_that_another_process_has_is_left_to_it_and_leftovers_of_a_killed_one_are_removed()
    {
        using var scene = JoinScene.Random(40, 40);
        scene.Plan("plan", JoinRule.Top(1), 4);
        Directory.CreateDirectory(Path.Combine(scene["plan"], "shards"));
        File.WriteAllText(scene.Shard("plan", 2) + ".123.partial", "half");
        File.WriteAllText(scene.Shard("plan", 0) + ".lock", "");
        using (new FileStream(scene.Shard("plan", 1) + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal((2, 1), scene.Run("plan") is var run ? (run.Done, run.Busy) : default);
        Assert.Equal(1, scene.Run("plan").Done);
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(scene["plan"], "shards")),
            f => f.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_has_line_feeds_on_every_system_and_is_the_same_plan_with_others()
    {
        using var scene = JoinScene.Random(80, 120);
        scene.Whole("plan", JoinRule.Top(3), 12);
        var path = Path.Combine(scene["plan"], ShardPlan.FileName);
        var (text, plan) = (File.ReadAllText(path), ShardPlan.Read(scene["plan"]));
        Assert.DoesNotContain('\r', text);
        File.WriteAllText(path, text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(plan.Identity, ShardPlan.Read(scene["plan"]).Identity);
    }

    [Fact]
    public void Truncated_foreign_missing_changed_and_stray_shards_are_named()
    {
        using var scene = JoinScene.Random(80, 120);
        var whole = scene.Whole("plan", JoinRule.Top(3), 12);
        Assert.Empty(JoinCheck.Faults(scene["plan"]));
        scene.Whole("other", JoinRule.Top(2), 12);
        File.Delete(scene.Shard("plan", 0));
        using (var stream = new FileStream(scene.Shard("plan", 1), FileMode.Open))
            stream.SetLength(stream.Length - 12);
        File.Copy(scene.Shard("other", 2), scene.Shard("plan", 2), overwrite: true);
        File.Copy(scene.Shard("plan", 4), scene.Shard("plan", 3), overwrite: true);
        var bytes = File.ReadAllBytes(scene.Shard("plan", 5));
        bytes[60] ^= 1;
        File.WriteAllBytes(scene.Shard("plan", 5), bytes);
        using (var stream = new FileStream(scene.Shard("plan", 6), FileMode.Open))
            stream.SetLength(0);
        File.Copy(scene.Shard("plan", 4), scene.Shard("plan", 99));

        var faults = JoinCheck.Faults(scene["plan"]);
        string[] expected =
        [
            "shard 0 is missing", "shard 1 is truncated", "shard 2 is of another plan",
            "shard 3 is of another plan or another shard", "shard 5 was changed", "shard 6 is truncated", "belongs to no shard",
        ];
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(expected.Zip(faults), pair => Assert.Contains(
            pair.First, System.Text.RegularExpressions.Regex.Replace(pair.Second, @" \([^)]*\.shard\)", ""),
            StringComparison.Ordinal));

        // All but the changed one, whose length is right, are joined again by themselves.
        Assert.Equal(5, scene.Run("plan").Done);
        Assert.Contains("shard 5", Assert.Throws<InputException>(() => new ShardMerge(scene["plan"])).Message,
            StringComparison.Ordinal);
        File.Delete(scene.Shard("plan", 5));
        scene.Run("plan");
        PairFile.Write(scene["again.csv"], new ShardMerge(scene["plan"]).NamedPairs());
        Assert.Equal(whole, File.ReadAllBytes(scene["again.csv"]));
    }

    [Theory]
    [InlineData("P.npy")]
    [InlineData("Q.parquet")]
    public void A_changed_input_is_refused_by_run_merge_and_check(string file)
    {
        using var scene = JoinScene.Random(20, 20);
        scene.Whole("plan", JoinRule.Top(1), 2);
        var (bytes, time) = (File.ReadAllBytes(scene[file]), File.GetLastWriteTimeUtc(scene[file]));
        bytes[^1] ^= 1;
        File.WriteAllBytes(scene[file], bytes);
        File.SetLastWriteTimeUtc(scene[file], time.AddSeconds(1));
        Assert.Contains("was changed after the plan was made", Assert.Throws<InputException>(() => scene.Run("plan")).Message,
            StringComparison.Ordinal);
        Assert.Contains(file, Assert.Throws<InputException>(() => new ShardMerge(scene["plan"])).Message,
            StringComparison.Ordinal);
        Assert.Contains(file, Assert.Single(JoinCheck.Faults(scene["plan"])), StringComparison.Ordinal);
        File.SetLastWriteTimeUtc(scene[file], time);
        Assert.Contains(file, Assert.Single(JoinCheck.Faults(scene["plan"])), StringComparison.Ordinal);
        File.Delete(scene[file]);
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => scene.Run("plan")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Slices_of_papers_change_nothing()
    {
        using var scene = JoinScene.Random(500, 90);
        var whole = scene.Whole("whole", JoinRule.Threshold(0.5), 4);
        var plan = scene.Plan("slices", JoinRule.Threshold(0.5), 4);
        (plan with { Memory = 1 }).Write(scene["slices"]);
        var engine = new CountedJoin();
        scene.Run("slices", engine: engine);
        Assert.True(engine.Largest <= 64 && engine.Calls == plan.Shards.Count * 4,
            $"{engine.Largest} papers at once in {engine.Calls} calls");
        PairFile.Write(scene["slices.csv"], new ShardMerge(scene["slices"]).NamedPairs());
        Assert.Equal(whole, File.ReadAllBytes(scene["slices.csv"]));
    }

    private sealed class Told : IProgress<WorkProgress>
    {
        public List<long> All { get; } = [];

        public long Total { get; private set; }

        public void Report(WorkProgress value)
        {
            All.Add(value.Done);
            Total = value.Total;
        }
    }

    /// <summary>Is stopped inside a shard.</summary>
    private sealed class StoppedJoin(CancellationTokenSource stop, int after) : ISimilarityJoin
    {
        private int _calls;

        public JoinResult Join(DatedVectors papers, DatedVectors patents, JoinRule rule, Action<int>? papersDone = null,
            CancellationToken cancellation = default)
        {
            if (_calls++ == after)
                stop.Cancel();
            return new ReferenceJoin().Join(papers, patents, rule, papersDone, cancellation);
        }
    }

    private sealed class CountedJoin : ISimilarityJoin
    {
        public int Calls { get; private set; }

        public int Largest { get; private set; }

        public JoinResult Join(DatedVectors papers, DatedVectors patents, JoinRule rule, Action<int>? papersDone = null,
            CancellationToken cancellation = default)
        {
            (Calls, Largest) = (Calls + 1, Math.Max(Largest, papers.Count));
            return new ReferenceJoin().Join(papers, patents, rule, papersDone, cancellation);
        }
    }
}
