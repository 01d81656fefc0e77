using System.Text.RegularExpressions;
using CsCheck;
using DeepInnovation.Candidates;

namespace DeepInnovation.Tests.Candidates;

public sealed class KeywordMatcherTests
{
    private static readonly KeywordMatcher Python = new(PublishedRules.Keywords);
    private static readonly KeywordMatcher DotNet = new(PublishedRules.Keywords, RegexDialect.DotNet);
    private static readonly string[] Neighbours =
        [
            " ", " ", " ", "-",
            "_", ",", "é", "中", "\u0301", "\u200D", "²", "\uFF3F", "\U0001D400", "\uD835", "\u0903", "0", "\n", "x", "İ",
        ];

    private static readonly Regex Oracle = PlainRegex.Of(PublishedRules.Keywords);

    [Theory]
    [InlineData("A new 3D Imaging device", "3d imaging")]
    [InlineData("Q-Learning", "q-learning")]
    [InlineData("XAI", "XAI")]
    [InlineData("on ai ethics.", "AI ethics")]
    [InlineData("a regression model", "regression")]
    [InlineData("text analytics", "text analytics")]
    [InlineData("an (AR) display", "ar")]
    [InlineData("x3d imaging", null)]
    [InlineData("q learning", null)]
    [InlineData("argon", null)]
    [InlineData("_ar_", null)]
    [InlineData("machine  learning", null)]
    [InlineData("classifications", null)]
    [InlineData("a", null)]
    [InlineData("", null)]
    public void The_first_keyword_is_found_as_the_list_spells_it(string text, string? keyword) =>
        Assert.Equal(keyword, Found(Python, text));

    [Theory]
    [InlineData("\u017Fvm", "svm", null)] // long s
    [InlineData("data m\u0131n\u0130ng", "data mining", null)] // Turkish i
    [InlineData("\u212A-nearest neighbors", "k-nearest neighbors", "k-nearest neighbors")] // Kelvin sign
    [InlineData("e\u0301svm", "svm", null)] // an accent as a mark of its own
    [InlineData("\u00B2svm", null, "svm")] // superscript two
    [InlineData("svm\u200D", "svm", null)] // zero-width joiner
    [InlineData("\U0001D400svm", null, "svm")] // a letter outside the basic plane
    [InlineData("\u4E2Dsvm", null, null)]
    public void Where_Python_and_DotNet_differ_each_dialect_follows_its_own(string text, string? python, string? dotNet)
    {
        Assert.Equal(python, Found(Python, text));
        Assert.Equal(dotNet, Found(DotNet, text));
    }

    [Fact]
    public void Pythons_re_found_the_same_in_every_recorded_text()
    {
        Assert.True(PythonFixture.Instance.Texts.Count(t => t.Start >= 0) > 2000);
        foreach (var (text, start, matched) in PythonFixture.Instance.Texts)
        {
            var found = Python.TryFind(text, out var match);
            Assert.Equal((text, start >= 0, matched), (text, found, found ? text.Substring(match.Start, match.Length) : ""));
            if (found)
                Assert.Equal(start, text.AsSpan(0, match.Start).ToString().EnumerateRunes().Count());
        }
    }

    [Fact]
    public void Random_texts_match_where_Regex_matches()
    {
        var keyword = Gen.Int[0, PublishedRules.Keywords.Count - 1].Select(i => PublishedRules.Keywords[i]);
        var cased = Gen.Select(keyword, Gen.Int[0, 3], (k, how) => how switch
        {
            0 => k.ToUpperInvariant(),
            1 => k.Replace('s', '\u017F').Replace('i', '\u0130'),
            2 => k.Replace('k', '\u212A').Replace('i', '\u0131'),
            _ => k,
        });
        var fragment = Gen.Select(keyword, Gen.Int[0, 30], Gen.Int[0, 30],
            (k, from, to) => k[Math.Min(from, k.Length)..Math.Clamp(to, Math.Min(from, k.Length), k.Length)]);
        var neighbour = Gen.Int[0, Neighbours.Length - 1].Select(i => Neighbours[i]);
        var word = Gen.String[Gen.Char["aemrtv kis"], 0, 12];
        Gen.OneOf(cased, fragment, neighbour, neighbour, word).Array[0, 24].Select(string.Concat)
            .Sample(text => AssertSameMatches(text), seed: "0000DeepInno", iter: 20_000);
    }

    [Fact]
    public void Every_keyword_is_found_at_every_place_of_a_block()
    {
        foreach (var keyword in PublishedRules.Keywords)
        {
            for (var place = 0; place < 70; place++)
                AssertSameMatches(new string(' ', place) + keyword.ToUpperInvariant() + " x");
        }
    }

    [Theory]
    [InlineData("papers.csv.gz")]
    [InlineData("patents.csv.gz")]
    public void Real_documents_match_where_Regex_matches(string file)
    {
        var differ = 0;
        foreach (var document in SharedData.Read(file))
        {
            var text = $"Title: {document.Title} Abstract: {document.Abstract}";
            AssertSameMatches(text, all: false);
            if (Found(Python, text) != Found(DotNet, text))
                differ++;
        }

        TestContext.Current.SendDiagnosticMessage($"{file}: {differ} documents differ between Python's and .NET's words.");
    }

    [Fact]
    public void A_keyword_that_is_not_plain_is_refused()
    {
        foreach (var keyword in new[] { "a", "", "naïve", "c++", " ar", "a\nb" })
            Assert.Contains($"\"{keyword}\"", Assert.Throws<ArgumentException>(() => new KeywordMatcher([keyword])).Message,
                StringComparison.Ordinal);
    }

    private static string? Found(KeywordMatcher matcher, string text) =>
        matcher.TryFind(text, out var match) ? matcher.Keywords[match.Keyword] : null;

    private static void AssertSameMatches(string text, bool all = true)
    {
        var from = 0;
        for (var expected = Oracle.Match(text); ; expected = expected.NextMatch())
        {
            var found = DotNet.TryFind(text, out var match, from);
            if (found != expected.Success || (found && (match.Start, match.Length) != (expected.Index, expected.Length)))
                Assert.Fail($"Regex {expected.Index}+{expected.Length}, ours {(found ? match : null)} in \"{text}\"");
            if (!found || !all)
                return;
            from = match.End;
        }
    }
}
