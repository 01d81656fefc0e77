using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Tests.Import;

public sealed class DoiTextTests
{
    [Theory]
    [InlineData("10.5555/d.1", "10.5555/d.1")]
    [InlineData("10.5555/d.1 10.5555/d.1e", "10.5555/d.1 10.5555/d.1e")]
    [InlineData("10.5555/d.2, 10.5555/d.2e", "10.5555/d.2 10.5555/d.2e")]
    [InlineData("10.5555/d.3;10.5555/d.3e", "10.5555/d.3 10.5555/d.3e")]
    [InlineData("10.5555/d.6\n  10.5555/d.6e", "10.5555/d.6 10.5555/d.6e")]
    [InlineData("10.5555/a,https://doi.org/10.5555/b;doi:10.5555/c | 10.5555/a", "10.5555/a 10.5555/b 10.5555/c")]
    [InlineData("DOI: 10.5555/D.5", "10.5555/d.5")]
    [InlineData("https://doi.org/10.1103/PhysRevD.76.013009", "10.1103/physrevd.76.013009")]
    [InlineData("10.1002/(SICI)1097-4571(1999)50:9<1::AID-ASI1>3.0.CO;2-7",
        "10.1002/(sici)1097-4571(1999)50:9<1::aid-asi1>3.0.co;2-7")]
    [InlineData("https://doi.org/10.1002/%28SICI%291097-4571%281999%2950%3A9", "10.1002/(sici)1097-4571(1999)50:9")]
    [InlineData("10.1016/0370-2693(96)00123-4.", "10.1016/0370-2693(96)00123-4")]
    [InlineData("no doi; see page 10.5", null)]
    [InlineData("10.5555/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_field_gives_its_dois_bare_and_once(string? text, string? dois) => Assert.Equal(dois, Fields.Doi(text));

    [Theory]
    [InlineData("arXiv:2401.01007", "10.48550/arXiv.2401.01007")]
    [InlineData("arXiv:2401.01007", "https://doi.org/10.48550/ARXIV.2401.01007v2")]
    [InlineData("arXiv:2401.01007v3", "10.48550/arxiv.2401.01007")]
    [InlineData("arXiv:hep-th/9901001", "http://dx.doi.org/10.48550/arXiv.hep-th/9901001")]
    [InlineData("arXiv:hep-th/9901001", "10.48550/arXiv.hep-th/9901001v12")]
    [InlineData("arXiv:math/0309136", "10.48550/arXiv.math.GT/0309136")]
    [InlineData("arXiv:math.GT/0309136", "10.48550/arXiv.math/0309136")]
    public void Arxivs_own_doi_names_the_document_in_any_writing(string id, string text) =>
        Assert.Equal(DoiText.OfArxivDocument(id), DoiText.Comparable(Assert.Single(DoiText.All(text))));

    [Fact]
    public void Another_id_or_another_document_has_another_doi()
    {
        Assert.Null(DoiText.OfArxivDocument("W2401"));
        Assert.NotEqual(DoiText.OfArxivDocument("arXiv:2401.01007"), DoiText.Comparable("10.48550/arxiv.2401.01008"));
        Assert.Equal("10.5555/abcv2", DoiText.Comparable("10.5555/abcv2"));
    }

    /// <summary>However DOIs are written side by side, the same ones come out; and once read they read the same again.</summary>
    [Fact]
    public void Any_way_of_writing_several_gives_them_all()
    {
        var random = new SeededRandom(7, "doi");
        string[] before = ["", "doi:", "DOI:", "https://doi.org/", "http://dx.doi.org/"],
            between = [" ", ",", ";", ", ", "; ", "\n  ", " | "];
        for (var i = 0; i < 2000; i++)
        {
            string[] dois = [.. Enumerable.Range(0, 1 + random.Next(4))
                .Select(n => $"10.{1000 + random.Next(9000)}/{"abc(d)-._;/,"[random.Next(12)]}x{n}")];
            var text = string.Join(between[random.Next(between.Length)],
                dois.Select(d => before[random.Next(before.Length)] + (random.Next(2) == 0 ? d.ToUpperInvariant() : d)));
            Assert.Equal(dois, DoiText.All(text));
            Assert.Equal(dois, DoiText.All(Fields.Doi(text)));
        }
    }
}
