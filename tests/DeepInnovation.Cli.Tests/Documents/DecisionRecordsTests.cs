using System.Text.RegularExpressions;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>Each decision has one number, and whoever names a number means a record that is there.</summary>
public sealed partial class DecisionRecordsTests
{
    private static readonly string[] Records =
        [.. RepositoryFiles.All.Where(f => f.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    [Fact]
    public void Numbers_count_from_one_and_head_their_records() =>
        Assert.Empty(NumberFaults([.. Records.Select(record => (Path.GetFileName(record), RepositoryFiles.Read(record)))]));

    [Theory]
    [InlineData("001-a.md", "# 001: A", "001-b.md", "# 001: B")]
    [InlineData("001-a.md", "# 001: A", "003-b.md", "# 003: B")]
    [InlineData("001-a.md", "# 001: A", "002-b.md", "# 2. B")]
    [InlineData("001-a.md", "# 001: A", "b.md", "# 002: B")]
    public void A_wrong_number_is_seen(string first, string firstText, string second, string secondText) =>
        Assert.NotEmpty(NumberFaults([(first, firstText), (second, secondText)]));

    [Theory]
    [MemberData(nameof(RepositoryFiles.Rows), MemberType = typeof(RepositoryFiles))]
    public void A_decision_is_named_by_its_own_number(string document) =>
        Assert.Empty(MentionFaults(RepositoryFiles.Read(document)));

    [Theory]
    [InlineData("See decision 999.")]
    [InlineData("See [decision 14](decisions/015-one-reader-of-json.md).")]
    [InlineData("See decision [018](decisions/017-what-the-same-bytes-depend-on.md).")]
    public void A_mention_of_another_number_is_seen(string text) => Assert.Single(MentionFaults(text));

    [Theory]
    [InlineData("See [decision 015](decisions/015-one-reader-of-json.md), "
        + "[why](decisions/017-what-the-same-bytes-depend-on.md) and decision 002.")]
    public void A_right_mention_passes(string text) => Assert.Empty(MentionFaults(text));

    private static List<string> NumberFaults(IReadOnlyList<(string Name, string Text)> records) =>
        [.. records.Where((record, i) => !record.Name.StartsWith($"{i + 1:000}-", StringComparison.Ordinal)
                || !record.Text.StartsWith($"# {i + 1:000}: ", StringComparison.Ordinal))
            .Select(record => record.Name)];

    private static List<string> MentionFaults(string text)
    {
        var linked = LinkedMention().Matches(text).Where(m => m.Groups[1].Value.PadLeft(3, '0') != m.Groups[2].Value)
            .Select(m => m.Value).ToList();
        var plain = Mention().Matches(LinkedMention().Replace(text, ""))
            .Where(m => !Records.Any(
                record => Path.GetFileName(record).StartsWith(m.Groups[1].Value.PadLeft(3, '0') + "-", StringComparison.Ordinal)))
            .Select(m => m.Value);
        return [.. linked, .. plain];
    }

    [GeneratedRegex(@"\[(?:[Dd]ecision\s)?(\d+)\]\([^)]*decisions/(\d{3})-[^)]*\)")]
    private static partial Regex LinkedMention();

    [GeneratedRegex(@"\b[Dd]ecision\s(\d+)\b")]
    private static partial Regex Mention();
}
