using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import.Arxiv;

namespace DeepInnovation.Sources.Tests.Import.Arxiv;

/// <summary>
/// Notices against mentions: twenty records in the layout of the snapshot, and 377 sentences in three sets
/// (docs/cleaning.md says how they came about).
/// </summary>
public sealed class WithdrawalNoticeTests
{
    private const string Cases = "tests/DeepInnovation.Sources.Tests/Import/Arxiv/cases/";

    [Fact]
    public void Every_record_of_the_cases_is_told_rightly()
    {
        var expected = CsvRows("arxiv-withdrawn.expected.csv")
            .Select(r => (Id: "arXiv:" + r[0], Withdrawn: r[1] == "true")).Order().ToList();
        Assert.Equal(20, expected.Count);
        var found = Importing.Rows("arxiv", RepositoryFile.Find(Cases + "arxiv-withdrawn.json"))
            .Select(r => (r.Document!.Id, r.Document.Withdrawn)).Order();
        Assert.Equal(expected, found);
    }

    [Fact]
    public void No_mention_of_the_first_two_sets_is_taken_for_a_notice_and_the_notices_missed_are_these() => Assert.Equal(
    [
        "missed title: Withdrawn - On the number of boards in a box",
        "missed comments: Erroneous proof; to be withdrawn",
        "missed comments: This paper, which had a wrong title, has been withdrawn",
        "missed abstract: A bug makes all figures of this paper wrong. It has been withdrawn.",
    ], Wrong("1", "2"));

    /// <summary>
    /// Written when the rules stood, and the rules were not changed for it: this is what docs/cleaning.md calls the held-out set.
    /// </summary>
    [Fact]
    public void Of_the_held_out_set_these_are_told_wrongly() => Assert.Equal(
    [
        "missed comments: The authors have chosen to withdraw this work",
        "missed comments: This preliminary report has been withdrawn",
        "missed comments: This technical report has been withdrawn by the author",
        "missed comments: We have found a fatal mistake and therefore withdraw this paper",
        "missed abstract: Has been withdrawn by the author.",
        "missed title: Withdrawn: Toy spectra of boards",
        "taken abstract: This paper is withdrawn in the sense of Nobody if its core is a retract.",
    ], Wrong("3"));

    [Theory]
    [InlineData("v2: paper withdrawn, error in Lemma 3", 2, true)]
    [InlineData("v2: paper withdrawn, error in Lemma 3", 3, false)]
    [InlineData("v2: withdrawn; v3: mended", 0, false)]
    [InlineData("v3 withdrawn", 3, true)]
    [InlineData("v3 withdrawn", 4, false)]
    public void A_notice_about_a_version_that_others_follow_is_none(string comments, int versions, bool withdrawn) =>
        Assert.Equal(withdrawn, WithdrawalNotice.IsIn("A title", comments, "An abstract.", versions));

    [Fact]
    public void The_paper_as_subject_makes_a_notice_and_a_part_of_it_or_another_paper_does_not()
    {
        string[] before = ["", "12 pages. ", "12 pages, 3 figures; ", "Submitted to a journal. "];
        string[] verbs =
        [
            "has been withdrawn", "is withdrawn",
            "was withdrawn", "has been retracted", "is hereby withdrawn", "has now been withdrawn",
        ];
        string[] reasons =
        [
            "", " by the author",
            " by the authors", " due to an error in Lemma 2", " because the proof of Theorem 3 fails", " by arXiv administrators",
        ];
        string[] self =
        [
            "This paper",
            "This submission", "The manuscript", "The present article", "This preprint", "Our paper", "The current version",
        ];
        string[] other =
        [
            "Section 4", "The claim of uniqueness", "Theorem 2", "An earlier version", "The previous version of this paper",
            "The companion paper", "arXiv:1201.00001", "Our earlier paper", "The paper of Nobody", "Version 1 of this manuscript",
            "The drug", "Table 3 in this paper", "A comment on this paper", "The talk",
        ];
        IEnumerable<string> Said(string[] subjects) => from b in before
                                                       from s in subjects
                                                       from v in verbs
                                                       from r in reasons
                                                       select $"{b}{s} {v}{r}";
        Assert.All(Said(self), text => Assert.True(WithdrawalNotice.IsIn(null, text, null, 0), text));
        Assert.All(Said(other), text => Assert.False(WithdrawalNotice.IsIn(null, text, null, 0), text));
    }

    /// <summary>Line breaks and capitals change nothing: the snapshot wraps its texts.</summary>
    [Fact]
    public void Wrapped_and_in_capitals_the_answer_is_the_same()
    {
        var random = new SeededRandom(3, "wrap");
        foreach (var (_, field, _, text) in Notices().Where(n => n.Field != "title"))
        {
            var wrapped = string.Concat(text.Select(c => c == ' ' && random.Next(4) == 0 ? "\n  " : c.ToString()));
            Assert.Equal(Is(field, text), Is(field, wrapped));
            Assert.Equal(Is(field, text), Is(field, text.ToUpperInvariant()));
        }
    }

    private static string[] Wrong(params string[] sets) =>
        [.. Notices().Where(n => sets.Contains(n.Set) && Is(n.Field, n.Text) != n.Withdrawn)
            .Select(n => $"{(n.Withdrawn ? "missed" : "taken")} {n.Field}: {n.Text}")];

    private static bool Is(string field, string text) => field switch
    {
        "title" => WithdrawalNotice.IsIn(text, null, null, 0),
        "comments" => WithdrawalNotice.IsIn(null, text, null, 0),
        _ => WithdrawalNotice.IsIn(null, null, text, 0),
    };

    private static IEnumerable<(string Set, string Field, bool Withdrawn, string Text)> Notices() =>
        CsvRows("withdrawal-notices.csv").Select(r => (r[0], r[1], r[2] == "true", r[3]));

    private static IEnumerable<string[]> CsvRows(string file)
    {
        using var reader = new CsvRecordReader(RepositoryFile.Find(Cases + file));
        reader.Read();
        while (reader.Read())
            yield return [.. reader.Fields];
    }
}
