using System.Globalization;
using DeepInnovation.Claims;
using DeepInnovation.Core;

namespace DeepInnovation.Tests.Claims;

/// <summary>The claims as data: complete, well formed, and with the numbers that the paper prints.</summary>
public sealed class ClaimBookTests
{
    private static readonly ClaimBook Book = ClaimBook.DeepInnovationAI;

    /// <summary>
    /// Every claim and its number, typed from the paper's tables; the consistency claims restate numbers of other rows.
    /// </summary>
    private const string Printed = """
        patents.rows 2356204; papers.rows 3511929; patents.fields 8; papers.fields 13
        cosine.pairs.arxiv 100000000; cosine.pairs.journal 3511929; cosine.fields 3; years.first 1960; years.last 2020
        patents.2016 173026; patents.2017 209168; patents.2018 245895; patents.2019 274896; patents.2020 260688; patents.2016-2020 1163673
        table5.train.accuracy .984; table5.train.non-ai.precision .989; table5.train.non-ai.recall .981; table5.train.non-ai.f1 .985
        table5.train.ai.precision .979; table5.train.ai.recall .988; table5.train.ai.f1 .983
        table5.validation.accuracy .977; table5.validation.non-ai.precision .977; table5.validation.non-ai.recall .972
        table5.validation.non-ai.f1 .975; table5.validation.ai.precision .977; table5.validation.ai.recall .981; table5.validation.ai.f1 .979
        table5.test.accuracy .975; table5.test.non-ai.precision .983; table5.test.non-ai.recall .975; table5.test.non-ai.f1 .979
        table5.test.ai.precision .963; table5.test.ai.recall .974; table5.test.ai.f1 .968
        table5.manual.accuracy .908; table5.manual.non-ai.precision .993; table5.manual.non-ai.recall .837; table5.manual.non-ai.f1 .915
        table5.manual.ai.precision .807; table5.manual.ai.recall .992; table5.manual.ai.f1 .900; bert.auprc.test .996
        novelty.mean.2016 12.335; novelty.mean.2017 12.380; novelty.mean.2018 12.417; novelty.mean.2019 12.396; novelty.mean.2020 12.438
        novelty.mean.2016-2020 12.398; rules.ipc.entries 148; rules.ipc.unique 119; rules.keywords.entries 178; rules.keywords.unique 171
        novelty.dimensions 20; embedding.dimensions 384
        consistency.table5.train.non-ai.f1 .985; consistency.table5.train.ai.f1 .983; consistency.table5.validation.non-ai.f1 .975
        consistency.table5.validation.ai.f1 .979; consistency.table5.test.non-ai.f1 .979; consistency.table5.test.ai.f1 .968
        consistency.table5.manual.non-ai.f1 .915; consistency.table5.manual.ai.f1 .900; consistency.table5.test.prevalence .5
        consistency.auprc.hard-labels .996; consistency.cosine.one-count 1; consistency.cosine.explained 100000000
        consistency.cosine.one-per-paper 0; consistency.patents.sum 1163673; consistency.novelty.mean 12.398; consistency.novelty.flat 11.98
        consistency.readme.novelty -; consistency.dual-layer 2; consistency.multilingual -
        """;

    [Fact]
    public void Every_row_of_the_papers_numbers_is_there_once_with_its_number()
    {
        var printed = Printed.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split(' '))
            .Select(entry => (entry[0], entry[1] == "-" ? (double?)null : double.Parse(entry[1], CultureInfo.InvariantCulture)));
        Assert.Equal(printed, Book.Claims.Select(claim => (claim.Id, claim.Expected)));
    }

    [Fact]
    public void Each_claim_says_who_says_so_and_states_its_matter_without_a_full_stop()
    {
        Assert.Equal(["C", "I", "P", "S", "U"], Book.Tags.Keys);
        foreach (var claim in Book.Claims)
        {
            Assert.Contains(claim.Tag, Book.Tags.Keys);
            Assert.False(string.IsNullOrWhiteSpace(claim.Statement) || claim.Statement.EndsWith('.'), claim.Id);
        }
    }

    [Fact]
    public void Only_the_oldest_year_rests_on_a_secondary_summary_and_what_we_infer_is_called_inference()
    {
        Assert.Equal(["years.first"], Book.Claims.Where(claim => claim.Tag == "S").Select(claim => claim.Id));
        Assert.Equal(
            ["novelty.dimensions", "consistency.cosine.explained", "consistency.novelty.flat"],
            Book.Claims.Where(claim => claim.Tag == "I").Select(claim => claim.Id));
    }

    [Theory]
    [InlineData("\"tag\": \"P\"", "\"tag\": \"X\"", "claim a has a tag that is not declared, found \"X\"")]
    [InlineData("\"value\": 0.1", "\"value\": -1", "claim a has a tolerance that makes no sense")]
    [InlineData("\"kind\": \"absolute\"", "\"kind\": \"exact\"", "claim a has a tolerance that makes no sense")]
    [InlineData("\"kind\": \"absolute\"", "\"kind\": \"vague\"", "these are no claims")]
    [InlineData("\"expected\": 1", "\"expected\": null", "claim a needs an expected value and a measurement")]
    [InlineData("\"subject\": \"none\"", "\"subject\": \"papers\"", "claim a must name papers, patents or both")]
    [InlineData("\"unit\": \"\"", "\"unti\": \"\"", "these are no claims")]
    [InlineData("] }", ", ENTRY] }", "a claim's id occurs twice, found \"a\"")]
    public void A_fault_in_a_book_of_claims_is_named(string right, string wrong, string message)
    {
        const string Entry = """
            { "id": "a", "topic": "t", "statement": "s", "expected": 1, "unit": "", "tolerance": { "kind": "absolute", "value": 0.1 },
              "tag": "P", "needs": "any", "subject": "none", "measurement": "m" }
            """;
        const string Json = $$"""{ "source": "s", "tags": { "P": "paper" }, "claims": [ {{Entry}} ] }""";
        Assert.Single(ClaimBook.Parse(Json).Claims);
        var broken = Json.Replace(right, wrong.Replace("ENTRY", Entry, StringComparison.Ordinal), StringComparison.Ordinal);
        var fault = Assert.Throws<InputException>(() => ClaimBook.Parse(broken, "my-claims.json"));
        Assert.StartsWith("my-claims.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Single(fault.Message.Split('\n'));
    }
}
