using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Cleaning;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import;

public sealed class TypeNameTests
{
    [Theory]
    [InlineData("libguide", "libguides", true)]
    [InlineData("supplementary-materials", "Supplementary Material", true)]
    [InlineData("reference-entry", "REFERENCE_ENTRIES", true)]
    [InlineData("data set", "Dataset", true)]
    [InlineData("peer-review", "PeerReviews", true)]
    [InlineData("news", "NEWS", true)]
    [InlineData("conference proceedings", "conference proceedings article", false)]
    [InlineData("letter", "letterpress", false)]
    [InlineData("pres", "press", false)]
    public void One_type_in_two_writings_folds_to_one_name(string a, string b, bool same) =>
        Assert.Equal(same, TypeName.Fold(a) == TypeName.Fold(b));

    [Theory]
    [InlineData(DocumentKind.Paper, "journal article", false)]
    [InlineData(DocumentKind.Paper, "conference proceedings article", false)]
    [InlineData(DocumentKind.Paper, "Conference Proceedings", true)]
    [InlineData(DocumentKind.Paper, "journal volume", true)]
    [InlineData(DocumentKind.Paper, "journal_issue", true)]
    [InlineData(DocumentKind.Paper, "Article; Retracted Publication", true)]
    [InlineData(DocumentKind.Paper, "Article; Early Access", false)]
    [InlineData(DocumentKind.Paper, "preprint", false)]
    [InlineData(DocumentKind.Patent, "DESIGN_RIGHT", true)]
    [InlineData(DocumentKind.Patent, "Plant Patents", true)]
    [InlineData(DocumentKind.Patent, "statutory-invention-registration", true)]
    [InlineData(DocumentKind.Patent, "Granted Patent", false)]
    [InlineData(DocumentKind.Patent, "editorial", false)]
    public void Types_that_are_no_article_are_known_in_any_writing(DocumentKind kind, string type, bool none) =>
        Assert.Equal(none, ArticleTypes.IsNone(new ImportedDocument { Kind = kind, Type = type }));

    /// <summary>Case, separators and the plural of any word never matter.</summary>
    [Fact]
    public void Any_writing_of_words_folds_to_the_same_name()
    {
        var random = new SeededRandom(5, "types");
        string[] words = ["journal", "article", "review", "design", "right", "entry", "volume", "data", "letter"],
            separators = ["", " ", "-", "_", " - "];
        for (var i = 0; i < 2000; i++)
        {
            string[] type = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => words[random.Next(words.Length)])];
            // Where words run together only the last can bear a plural that shows.
            var separator = separators[random.Next(separators.Length)];
            var written = string.Join(separator, type.Select(
                (w, n) => Case(random, random.Next(2) == 0 && (separator.Length > 0 || n == type.Length - 1) ? Plural(w) : w)));
            Assert.Equal(string.Concat(type), TypeName.Fold(written));
        }
    }

    private static string Plural(string word) => word[^1] == 'y' ? word[..^1] + "ies" : word + "s";

    private static string Case(SeededRandom random, string word) =>
        random.Next(3) switch { 0 => word, 1 => word.ToUpperInvariant(), _ => char.ToUpperInvariant(word[0]) + word[1..] };
}
