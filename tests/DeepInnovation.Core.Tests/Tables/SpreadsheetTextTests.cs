using CsCheck;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Core.Tests.Tables;

public sealed class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A1")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    [InlineData("'=1")]
    [InlineData("-")]
    public void What_looks_like_a_formula_gets_an_apostrophe(string cell) =>
        Assert.Equal("'" + cell, SpreadsheetText.Guard(cell));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-0.5")]
    [InlineData("+3e-7")]
    [InlineData("a title = another")]
    [InlineData("'quoted'")]
    [InlineData("[\"=1\"]")]
    public void Numbers_and_texts_stay(string? cell) => Assert.Equal(cell, SpreadsheetText.Guard(cell));

    [Fact]
    public void Restoring_gives_what_was_guarded() =>
        Gen.String[Gen.Char["'=+-@\t\r\n1a "], 0, 5].Sample(
            cell => SpreadsheetText.Restore(SpreadsheetText.Guard(cell)) == cell, seed: "0N0XIzNsQ0O2");
}
