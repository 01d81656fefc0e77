using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Tests.Candidates;

public sealed class RuleSetTests
{
    private static readonly RuleSet Faithful = RuleSet.Faithful, Corrected = RuleSet.Corrected;

    [Theory]
    [InlineData("G06N3/08", "ipc-exact G06N3/08", "ipc-exact G06N3/08")]
    [InlineData("G06N", "ipc-exact G06N", "ipc-prefix G06N")]
    [InlineData("G06N20/00", "", "ipc-prefix G06N")] // a stem that the published code compares as a whole
    [InlineData("G06T7/11", "", "ipc-prefix G06T")]
    [InlineData("B60W30/095", "", "ipc-prefix B60W30")]
    [InlineData("B60W300/10", "", "")] // a stem ends at a boundary
    [InlineData("G06N 3/08", "", "ipc-exact G06N3/08")]
    [InlineData("G06N0003080000", "", "ipc-exact G06N3/08")]
    [InlineData("g06n3/08", "", "ipc-exact G06N3/08")]
    [InlineData("G06T19/20", "", "ipc-exact G06T-019/20")]
    [InlineData("G06T-019/20", "ipc-exact G06T-019/20", "ipc-exact G06T-019/20")]
    [InlineData("G06F40/30", "ipc-prefix G06F40", "ipc-prefix G06F40")]
    [InlineData("G06F400/30", "ipc-prefix G06F40", "")]
    [InlineData("A61B5", "ipc-exact A61B5", "ipc-prefix A61B5")]
    [InlineData("A61B5/16", "ipc-prefix A61B5", "ipc-prefix A61B5")]
    [InlineData("A61B50/30", "ipc-prefix A61B5", "")]
    [InlineData("A61B5/0476", "ipc-exact A61B5/0476", "")] // meant to be left out
    [InlineData("A61B5/0478", "ipc-exact A61B5/0478", "")]
    [InlineData("A61B5/04762", "", "")]
    [InlineData("A61B5/04762; G06N3/08", "", "ipc-exact G06N3/08")] // the published code stops at the exclusion
    [InlineData("A61B5/0476, G06N3/08", "ipc-exact A61B5/0476", "ipc-exact G06N3/08")]
    [InlineData("[\"A01B1/00\", \"G06N3/08\"]", "ipc-exact G06N3/08", "ipc-exact G06N3/08")]
    [InlineData("A01B1/00 ;G06N3/08", "ipc-exact G06N3/08", "ipc-exact G06N3/08")]
    [InlineData("H01L21/00", "", "")]
    public void Symbols_are_judged_by_each_rule_set(string ipc, string faithful, string corrected)
    {
        Assert.Equal(faithful, Text(Faithful.Judge([ipc], "", "")));
        Assert.Equal(corrected, Text(Corrected.Judge([ipc], "", "")));
    }

    [Theory]
    [InlineData("Training dogs", "", "training title", "")]
    [InlineData("Training dogs", "with machine learning", "training title", "machine learning abstract")]
    [InlineData("Retrieval", "and classification", "retrieval title", "retrieval title")] // two broad words
    [InlineData("Training, training", "training", "training title", "")] // one broad word, thrice
    [InlineData("A regression model", "", "regression title", "regression model title")] // the longest wins
    [InlineData("Bridges", "cracks found by deep learning", "deep learning abstract", "deep learning abstract")]
    [InlineData("Title", "Abstract", "", "")] // the frame's own words are no keywords
    [InlineData("machine", "learning", "", "")] // no match across the two
    public void Words_are_judged_by_each_rule_set(string title, string text, string faithful, string corrected)
    {
        Assert.Equal(faithful, Words(Faithful.Judge([], title, text)));
        Assert.Equal(corrected, Words(Corrected.Judge([], title, text)));
    }

    [Fact]
    public void Symbols_come_before_words()
    {
        Assert.Equal("ipc-exact G06N3/08", Text(Faithful.Judge(["H01L21/00", "G06N3/08"], "deep learning", "")));
        Assert.Equal("ipc-prefix G06N", Text(Corrected.Judge(["H01L21/00", "G06N20/00"], "deep learning", "")));
    }

    [Fact]
    public void A_candidate_carries_id_kind_and_reason()
    {
        Document[] documents =
        [
            new() { Id = "p", Kind = DocumentKind.Patent, Ipc = ["G06N3/08"] },
            new() { Id = "q", Title = "Birds" },
        ];
        var candidates = Faithful.Judge(documents).ToList();
        Assert.Equal(new Candidate
        {
            Id = "p",
            Kind = DocumentKind.Patent,
            Kept = true,
            Rule = "ipc-exact",
            Where = "ipc",
            Match = "G06N3/08",
        }, candidates[0]);
        Assert.Equal(new Candidate { Id = "q", Kind = DocumentKind.Paper }, candidates[1]);
    }

    [Fact]
    public void Rule_sets_are_known_by_name()
    {
        Assert.Equal(RuleSet.Names, RuleSet.Names.Select(n => RuleSet.Named(n).Name));
        Assert.Contains("faithful, corrected", Assert.Throws<InputException>(() => RuleSet.Named("strict")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Judging_allocates_nothing()
    {
        string[] ipc = ["H01L21/00", "G06N 20/00; B25J9/00"];
        var text = string.Concat(Enumerable.Repeat("an array of arms carves trains and recurrent naïve 表面 nets; training ", 40));
        foreach (var rules in new[] { Faithful, Corrected })
        {
            // Code that is not yet optimised may box; what counts is where it settles, which takes a busy machine long.
            var (settled, waited) = (long.MaxValue, System.Diagnostics.Stopwatch.StartNew());
            while (settled > 0 && waited.Elapsed < TimeSpan.FromMinutes(3))
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 100; i++)
                    Judge(rules);
                settled = GC.GetAllocatedBytesForCurrentThread() - before;
                Thread.Sleep(settled > 0 ? 20 : 0);
            }

            Assert.Equal(0, settled);
        }

        void Judge(RuleSet rules)
        {
            rules.Judge(ipc, text, text);
            rules.Judge([], "Of birds", text);
            rules.Judge([], "Of birds", "and nothing else");
        }
    }

    private static string Text(Verdict verdict) => verdict.Kept ? $"{verdict.Rule} {verdict.Match}" : verdict.Match;

    private static string Words(Verdict verdict) => verdict.Kept ? $"{verdict.Match} {verdict.Where}" : "";
}
