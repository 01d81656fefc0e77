using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Tests.Import;

public sealed class FieldsTests
{
    [Theory]
    [InlineData("1975-03-09", "1975-03-09", 1975)]
    [InlineData("19750309", "1975-03-09", 1975)]
    [InlineData("1975-03-09T10:00:00", "1975-03-09", 1975)]
    [InlineData("19750000", null, 1975)]
    [InlineData("1975-00-00", null, 1975)]
    [InlineData("19750300", null, 1975)]
    public void A_date_whose_day_an_office_did_not_know_still_has_its_year(string text, string? date, int year) =>
        Assert.Equal((date, year), Fields.Day(text));

    [Theory]
    [InlineData("0000-00-00")]
    [InlineData("19751300")]
    [InlineData("19750230")]
    [InlineData("197500")]
    [InlineData("1975/00/00")]
    [InlineData("20003000")]
    [InlineData("99990000")]
    [InlineData("year0000")]
    public void What_is_no_date_is_none(string text) => Assert.Null(Fields.Day(text));
}
