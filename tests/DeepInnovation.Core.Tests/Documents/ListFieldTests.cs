using CsCheck;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Core.Tests.Documents;

public sealed class ListFieldTests
{
    private static readonly Gen<string[]> Items = Gen.OneOf(Gen.Char["ab '\"\\[],;\n\t{}é表"], Gen.Char[' ', '~']).Array[1, 8]
        .Select(c => new string(c).Trim()).Where(s => s.Length > 0).Array[0, 6];

    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("[]", "")]
    [InlineData("[ ]", "")]
    [InlineData("[\"\"]", "")]
    [InlineData("[\"a\", \"\", \" b \", null]", "a|b")]
    [InlineData("['a', 'b']", "a|b")]
    [InlineData("['a', \"b's\", 'c\\'d', 'e\\\\f', '\\u8868', '\\xe9', '',]", "a|b's|c'd|e\\f|表|é")]
    [InlineData("a;b;;c; ", "a|b|c")]
    [InlineData("G06N3/08;;A61B5/00", "G06N3/08|A61B5/00")]
    [InlineData("one, and only", "one, and only")]
    [InlineData("[18F]FDG; PET", "[18F]FDG|PET")]
    public void Keywords_are_read_in_every_spelling(string text, string items) =>
        Assert.Equal(items, string.Join('|', ListField.Parse(text, ";")!));

    [Theory]
    [InlineData("G06N3/08, A61B5/00;H04L9/00", "G06N3/08|A61B5/00|H04L9/00")]
    [InlineData("G06N3/08", "G06N3/08")]
    public void Classes_are_split_at_commas_too(string text, string items) =>
        Assert.Equal(items, string.Join('|', ListField.Parse(text, ";,")!));

    [Theory]
    [InlineData("[")]
    [InlineData("[\"a\"")]
    [InlineData("[\"a\" \"b\"]")]
    [InlineData("['a'")]
    [InlineData("['a]")]
    [InlineData("['a' 'b']")]
    [InlineData("['\\u12']")]
    [InlineData("['a'] + ['b']")]
    [InlineData("['\\ud800']")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("[__import__('os').getcwd()]")]
    [InlineData("[1]")]
    [InlineData("[[\"a\"]]")]
    public void A_broken_list_is_no_list(string text) => Assert.Null(ListField.Parse(text, ";"));

    [Fact]
    public void Where_the_format_has_JSON_nothing_else_is_tried()
    {
        Assert.Null(ListField.Parse("{\"a\":1}", ";", mustBeJson: true));
        Assert.Equal(["a"], ListField.Parse("[\"a\"]", ";", mustBeJson: true)!);
    }

    [Fact]
    public void What_is_formatted_is_read_back() =>
        Items.Sample(items => Assert.Equal(items, ListField.Parse(ListField.Format(items), ";")!), seed: "000000000000",
            iter: 2000, threads: 1);

    [Fact]
    public void A_Python_list_written_by_hand_is_read_back() =>
        Items.Sample(items => Assert.Equal(items, ListField.Parse("[" + string.Join(", ", items.Select(Python)) + "]", ";")!),
            seed: "000000000000", iter: 2000, threads: 1);

    // As Python's repr writes a str: double quotes only around a text with single quotes and no double ones.
    private static string Python(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? "\"" : "'";
        var body = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);
        return quote + (quote == "'" ? body.Replace("'", "\\'", StringComparison.Ordinal) : body) + quote;
    }
}
