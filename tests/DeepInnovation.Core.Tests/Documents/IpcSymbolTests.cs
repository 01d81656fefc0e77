using DeepInnovation.Core.Documents;

namespace DeepInnovation.Core.Tests.Documents;

public sealed class IpcSymbolTests
{
    [Theory]
    [InlineData("G06N3/08", "G06N3/08")]
    [InlineData("G06N 3/08", "G06N3/08")]
    [InlineData("G06N   3/08", "G06N3/08")]
    [InlineData(" g06n 3/08 ", "G06N3/08")]
    [InlineData("G06N0003080000", "G06N3/08")]
    [InlineData("G06T0007215000", "G06T7/215")]
    [InlineData("G06N0020000000", "G06N20/00")]
    [InlineData("G06T-019/20", "G06T19/20")]
    [InlineData("G06N 3/08 (2006.01)", "G06N3/08")]
    [InlineData("G06N  3/08        20060101AFI", "G06N3/08")]
    [InlineData("A61B5/0476", "A61B5/0476")]
    [InlineData("G06N2201/10", "G06N2201/10")]
    [InlineData("G06N", "G06N")]
    [InlineData("B60W30", "B60W30")]
    [InlineData("Y02T10/40", "Y02T10/40")]
    [InlineData("no IPC", null)]
    [InlineData("", null)]
    [InlineData("G06", null)]
    [InlineData("X06N3/08", null)]
    [InlineData("G06N3/", null)]
    [InlineData("G06N3/8", null)]
    [InlineData("G06N/08", null)]
    [InlineData("G06N00030800", null)]
    [InlineData("G06N3/08x", null)]
    public void Spellings_of_a_symbol_become_one(string text, string? normal) => Assert.Equal(normal, IpcSymbol.Normalize(text));

    [Theory]
    [InlineData("h04n 7/15", 'H')]
    [InlineData("nothing", '?')]
    public void The_section_is_the_first_letter_of_a_symbol(string text, char section) =>
        Assert.Equal(section, IpcSymbol.Section(text));
}
