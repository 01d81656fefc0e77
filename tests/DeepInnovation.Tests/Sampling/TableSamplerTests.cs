using DeepInnovation.Core;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Sampling;

public sealed class TableSamplerTests
{
    private static readonly string[] Header = ["ID", "colour", "size", "title"];

    private static readonly List<IReadOnlyList<string?>> Rows =
        [.. Enumerable.Range(0, 30).Select(i =>
            (IReadOnlyList<string?>)[$"r{i}", i < 20 ? "red" : i < 28 ? "blue" : null, i % 2 == 0 ? "S" : "L", $"t{i / 2}"])];

    [Fact]
    public void Rows_keep_their_columns_and_order_and_gain_two()
    {
        var sample = Draw(["colour"], 9);
        Assert.Equal(["ID", "colour", "size", "title", "stratum", "split"], sample.Header);
        Assert.Equal("? 3/2, blue 3/4, red 3/3", Books(Draw(["colour"], 9), swap: true));
        Assert.Equal(9, sample.Rows.Count);
        Assert.All(sample.Rows, r => Assert.Equal(r[1] ?? "?", r[4]));
        Assert.All(sample.Rows, r => Assert.Equal(Rows.Single(x => x[0] == r[0]), r.Take(4)));
        var places = sample.Rows.Select(r => int.Parse(r[0]![1..])).ToList();
        Assert.Equal(places.Order(), places);
        Assert.All(sample.Rows.GroupBy(r => r[3]), g => Assert.Single(g.Select(r => r[5]).Distinct()));
    }

    [Fact]
    public void Several_columns_make_one_stratum_and_shares_can_be_proportional()
    {
        Assert.Equal("?|L 1, ?|S 1, blue|L 4, blue|S 4, red|L 5, red|S 5", Books(Draw(["Colour", "size"], 20)));
        Assert.Equal("? 1, blue 4, red 10", Books(Draw(["colour"], 15, Allocation.Proportional)));
    }

    [Fact]
    public void Without_ids_equal_rows_are_drawn_alike_in_any_order()
    {
        List<IReadOnlyList<string?>> rows = [.. Enumerable.Range(0, 40).Select(i => (IReadOnlyList<string?>)[$"{i % 8}"])];
        var sampler = new TableSampler("t.csv", ["v"]);
        var one = sampler.Draw(rows, ["v"], 17, 1, Allocation.Equal, SplitFractions.Default);
        var two = sampler.Draw([.. rows.AsEnumerable().Reverse()], ["v"], 17, 1, Allocation.Equal, SplitFractions.Default);
        Assert.Equal(Text(one), Text(two));

        static IEnumerable<string> Text(TableSample sample) =>
            sample.Rows.Select(r => string.Join('/', r)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Wrong_columns_are_told_with_those_there_are()
    {
        Assert.Equal(
            "t.csv, line 1: there is no column \"shape\". Columns are: ID, colour, size, title.",
            Assert.Throws<InputException>(() => Draw(["shape"], 5)).Message);
        var taken = Assert.Throws<InputException>(
            () => new TableSampler("t.csv", ["id", "Split"]).Draw([], ["id"], 5, 1, Allocation.Equal, SplitFractions.Default));
        Assert.Contains("\"split\" already", taken.Message, StringComparison.Ordinal);
    }

    private static TableSample Draw(string[] strata, int size, Allocation allocation = Allocation.Equal) =>
        new TableSampler("t.csv", Header).Draw(Rows, strata, size, 42, allocation, SplitFractions.Default);

    private static string Books(TableSample sample, bool swap = false) =>
        string.Join(", ", sample.Cells.Select(c => swap ? $"{c.Levels[0]} {c.Wanted}/{c.Drawn}" : $"{c.Levels[0]} {c.Drawn}"));
}
