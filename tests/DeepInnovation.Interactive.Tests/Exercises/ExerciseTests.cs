using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Interactive.Exercises;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;

namespace DeepInnovation.Interactive.Tests.Exercises;

public sealed class ExerciseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-exercises-").FullName;
    private readonly RunFolder _run;

    public ExerciseTests()
    {
        _run = new RunFolder(_folder);
        // Three of four patents are younger than their paper, three are of a cosine of 0.6 or more, two are different ones.
        Directory.CreateDirectory(_run.PathOf("08-similarity"));
        ParquetTable.Write(_run.PathOf("08-similarity", "pairs.parquet"),
            new[] { (2000, 2001, 0.9f), (2000, 2003, 0.6f), (2001, 2001, 0.7f), (2002, 2004, 0.1f) }
                .Select((p, i) => new SimilarPair
                {
                    PaperId = $"p{i}",
                    PatentId = $"q{i % 2}",
                    PaperYear = p.Item1,
                    PatentYear = p.Item2,
                    Similarity = p.Item3,
                    Rank = 1,
                }));
    }

    public static TheoryData<string> Notebooks => [.. Enumerable.Range(0, 9).Select(n => $"{n:00}")];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("00.3", 0.75, "Right: 0.75")]
    [InlineData("00.3", 0.754, "Right: 0.75")]
    [InlineData("00.3", 0.76, "Not yet: Nearly.")]
    [InlineData("00.3", 75, "Not yet: Give a share between 0 and 1")]
    [InlineData("00.3", 1, "Not yet: Of the same year is not younger")]
    [InlineData("00.3", 0.25, "Not yet: Those are the pairs of one year")]
    [InlineData("00.3", 0.1, "Not yet: Too small.")]
    [InlineData("00.3", "0.75", "Not yet: The answer is a number")]
    [InlineData("00.3", null, "Your turn: ")]
    [InlineData("00.3", true, "Not yet: This is neither a number nor a text.")]
    [InlineData("06.2", 1.5, "Right: 1.5")]
    [InlineData("06.2", -1.5, "Not yet: A patent is never older")]
    [InlineData("06.3", 2, "Right: 2")]
    [InlineData("06.3", 4L, "Not yet: That is the number of pairs")]
    [InlineData("06.3", 2.4, "Not yet: Too large.")]
    public void The_check_tells_which_mistake_was_made(string id, object? answer, string text) =>
        Assert.StartsWith(text, Exercise.Check(_run, id, answer).Text, StringComparison.Ordinal);

    [Fact]
    public void A_query_of_one_value_is_an_answer_and_a_table_is_none()
    {
        Assert.StartsWith("Right", Exercise.Check(_run, "06.3",
            _run.Query("SELECT count(DISTINCT patent_id) FROM '08-similarity/pairs.parquet'")).Text, StringComparison.Ordinal);
        Assert.Contains("Rows[0][0]", Exercise.Check(_run, "06.3",
            _run.Query("SELECT * FROM '08-similarity/pairs.parquet'")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_an_answer_says_so()
    {
        ParquetTable.Write(_run.PathOf("08-similarity", "pairs.parquet"), Array.Empty<SimilarPair>());
        Assert.StartsWith("No answer here", Exercise.Check(_run, "06.2", 1.5).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_checked_says_what_to_do()
    {
        Assert.Contains("06.1, 06.2, 06.3", Assert.Throws<InputException>(() => Exercise.Check(_run, "06.9", 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("has run", Assert.Throws<InputException>(() => Exercise.Check(_run, "07.1", "US")).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Their answers are checked on a whole run, in the tests of the site.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Each_notebook_has_three_exercises_and_their_solutions(string number)
    {
        var wanted = Enumerable.Range(1, 3).Select(i => $"{number}.{i}").ToList();
        Assert.Equal(wanted, Questions.All.Select(q => q.Id).Where(id => id.StartsWith(number, StringComparison.Ordinal)));
        Assert.All(Questions.All, q => Assert.NotEmpty(q.Pitfalls));
        foreach (var folder in new[] { "notebooks", Path.Combine("notebooks", "solutions") })
        {
            var notebook = File.ReadAllText(Assert.Single(Directory.GetFiles(ProjectFolder.Find(folder), number + "-*.ipynb")));
            Assert.All(wanted, id => Assert.Contains($"Exercise.Check(run, \\\"{id}\\\"", notebook, StringComparison.Ordinal));
        }
    }
}
