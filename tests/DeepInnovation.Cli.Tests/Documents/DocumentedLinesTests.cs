namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>Lines of prose fit on a screen beside another; tables and code have no choice.</summary>
public sealed class DocumentedLinesTests
{
    private const int Longest = 130;

    [Theory]
    [MemberData(nameof(RepositoryFiles.Rows), MemberType = typeof(RepositoryFiles))]
    public void Prose_has_at_most_130_columns(string document) => Assert.Empty(Faults(RepositoryFiles.Read(document)));

    [Fact]
    public void A_longer_line_is_seen_and_a_table_or_code_is_none()
    {
        var text = new string('a', Longest);

        Assert.Equal([2], Faults($"{text}\n{text}b\n"));
        Assert.Empty(Faults($"| {text} |\n\n    {text}\n\n```csharp\n{text}b\n```\n"));
    }

    private static List<int> Faults(string text) =>
        [.. DocumentText.Prose(text).Where(line => line.Text.Length > Longest && !line.Text.StartsWith('|')).Select(line => line.Number)];
}
