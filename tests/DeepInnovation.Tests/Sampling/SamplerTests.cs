using CsCheck;
using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Sampling;

public sealed class SamplerTests
{
    [Fact]
    public void A_hand_made_frame_is_drawn_to_its_exact_quotas()
    {
        var frame = Enumerable.Range(0, 60)
            .Select(i => new SamplingItem($"d{i:00}", [i % 2 == 0 ? "candidate" : "rest", "ABC"[i / 2 % 3].ToString()])).ToList();
        var sample = Sampler.Draw(frame, 30, 42, SplitFractions.Default);
        Assert.Equal(30, sample.Items.Count);
        Assert.Equal(6, sample.Cells.Count);
        Assert.All(sample.Cells, c => Assert.Equal((10, 5, 5, 0), (c.Available, c.Wanted, c.Drawn, c.Shortfall)));
        foreach (var cell in sample.Items.GroupBy(d => string.Join('/', frame[d.Index].Levels)))
            Assert.Equal("3 1 1", $"{Count(cell, Split.Train)} {Count(cell, Split.Validation)} {Count(cell, Split.Test)}");
    }

    [Fact]
    public void Every_cell_is_split_in_its_shares()
    {
        var frame = Enumerable.Range(0, 3000).Select(i => new SamplingItem($"{i}", [$"{i % 3}"])).ToList();
        foreach (var cell in Sampler.Draw(frame, 3000, 7, new SplitFractions(0.5, 0.1, 0.4)).Items
            .GroupBy(d => frame[d.Index].Levels[0]))
        {
            Assert.Equal(500, Count(cell, Split.Train), 1.0);
            Assert.Equal(100, Count(cell, Split.Validation), 1.0);
            Assert.Equal(400, Count(cell, Split.Test), 1.0);
        }
    }

    [Fact]
    public void Twins_and_families_stand_on_one_side_and_every_draw_is_the_same_in_any_order()
    {
        var words = Gen.Int[0, 5].Array[0, 5].Select(w => string.Join(' ', w.Select(x => $"word{x}")));
        var item = Gen.Select(Gen.Int[0, 2], words, Gen.Int[0, 40]);
        Gen.Select(item.Array[1, 60], Gen.Int[1, 80], Gen.Int[0, 1000]).Sample(
            (rows, size, seed) =>
            {
                var frame = rows.Select(
                    (r, i) => new SamplingItem($"k{i}", [$"{r.Item1}"], r.Item2, r.Item3 < 10 ? $"f{r.Item3}" : null)).ToList();
                var sample = Sampler.Draw(frame, size, seed, SplitFractions.Default);
                Assert.Equal(Math.Min(size, frame.Count), sample.Items.Count);
                Assert.Equal(sample.Items.Count, sample.Items.Select(d => d.Index).Distinct().Count());
                Assert.All(sample.Cells, c => Assert.InRange(c.Drawn, 0, c.Available));
                foreach (var first in sample.Items)
                {
                    foreach (var second in sample.Items.Where(s => s.Split != first.Split))
                    {
                        var (a, b) = (frame[first.Index], frame[second.Index]);
                        Assert.False(a.Family is not null && a.Family == b.Family);
                        Assert.False(a.Title.Length > 0 && a.Title.Split(' ').ToHashSet().SetEquals(b.Title.Split(' ')));
                        Assert.NotEqual(first.Group, second.Group);
                    }
                }

                var reversed = frame.AsEnumerable().Reverse().ToList();
                var again = Sampler.Draw(reversed, size, seed, SplitFractions.Default);
                Assert.Equal(sample.Items.Select(d => (frame[d.Index].Key, d.Group, d.Split)),
                    again.Items.Select(d => (reversed[d.Index].Key, d.Group, d.Split)));
            },
            seed: "0000SamplingC", iter: 1500);
    }

    [Fact]
    public void A_new_document_changes_little()
    {
        var frame = Enumerable.Range(0, 2000).Select(i => new SamplingItem($"{i}", [$"{i % 4}"])).ToList();
        var before = Sides(frame);
        var after = Sides([new SamplingItem("new", ["2"]), .. frame]);
        Assert.True(before.Count(p => !after.TryGetValue(p.Key, out var side) || side != p.Value) <= 4);

        static Dictionary<string, Split> Sides(List<SamplingItem> frame) =>
            Sampler.Draw(frame, 1000, 42, SplitFractions.Default).Items.ToDictionary(d => frame[d.Index].Key, d => d.Split);
    }

    [Fact]
    public void Another_seed_draws_others()
    {
        var frame = Enumerable.Range(0, 1000).Select(i => new SamplingItem($"{i}", ["x"])).ToList();
        var shared = Draw(1).Intersect(Draw(2)).Count();
        Assert.InRange(shared, 5, 17 + 10); // 100 of 1000 twice: about 10 by chance

        IEnumerable<int> Draw(long seed) => Sampler.Draw(frame, 100, seed, SplitFractions.Default).Items.Select(d => d.Index);
    }

    [Fact]
    public void Each_document_is_as_likely_as_any_other()
    {
        var frame = Enumerable.Range(0, 20).Select(i => new SamplingItem($"doc{i}", ["x"])).ToList();
        var drawn = new int[20];
        for (var seed = 0; seed < 4000; seed++)
        {
            foreach (var item in Sampler.Draw(frame, 5, seed, SplitFractions.Default).Items)
                drawn[item.Index]++;
        }

        // Binomial(4000, 1/4): mean 1000, standard deviation 27; five of them either way.
        Assert.All(drawn, n => Assert.InRange(n, 1000 - 137, 1000 + 137));
    }

    [Fact]
    public void Two_hundred_thousand_documents_are_all_drawn()
    {
        var random = new SeededRandom(1, "titles");
        var frame = Enumerable.Range(0, 200_000).Select(i => new SamplingItem(
            $"{i}", [$"{random.Next(2)}", $"{random.Next(9)}"],
            string.Join(' ', Enumerable.Range(0, 9).Select(_ => $"w{(int)(20_000 * Math.Pow(random.NextDouble(), 2))}")),
            $"f{random.Next(150_000)}")).ToList();
        var sample = Sampler.Draw(frame, 200_000, 42, SplitFractions.Default);
        Assert.Equal(200_000, sample.Items.Count);
    }

    [Fact]
    public void Wrong_sizes_keys_and_shares_are_told()
    {
        SamplingItem[] frame = [new("a", ["x"]), new("a", ["y"])];
        Assert.Contains("size is 0", Assert.Throws<InputException>(
            () => Sampler.Draw(frame, 0, 1, SplitFractions.Default)).Message, StringComparison.Ordinal);
        Assert.Contains("the id \"a\"", Assert.Throws<InputException>(
            () => Sampler.Draw(frame, 1, 1, SplitFractions.Default)).Message, StringComparison.Ordinal);
        foreach (var (train, validation, test) in new[] { (0.6, 0.2, 0.1), (-0.1, 0.6, 0.5), (double.NaN, 0.5, 0.5) })
            Assert.Contains("sum to 1", Assert.Throws<InputException>(() => new SplitFractions(train, validation, test)).Message,
                StringComparison.Ordinal);
    }

    private static int Count(IEnumerable<DrawnItem> items, Split split) => items.Count(d => d.Split == split);
}
