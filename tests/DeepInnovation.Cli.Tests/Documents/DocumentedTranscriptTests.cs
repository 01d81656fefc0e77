using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Cli.Site;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>The README shows a run as the command prints it: each stage's line in the same words, whatever the numbers.</summary>
public sealed partial class DocumentedTranscriptTests
{
    private static readonly Reproduction Run =
        Reproduction.Open(Path.Combine(Path.GetTempPath(), "deepinnovation-no-run"),
            ReproductionOptions.ForSamples(), NotebooksStage.Entry);

    [Fact]
    public void Every_stage_has_the_line_that_the_command_prints() => Assert.Empty(Faults(RepositoryFiles.Read("README.md")));

    [Theory]
    [InlineData("patents kept by the faithful filter", "patents taken by the faithful filter", "candidates")]
    [InlineData("      maps  ", "      map   ", "maps")]
    [InlineData("classified as AI", "judged AI", "classifier")]
    public void Another_word_is_seen(string printed, string wrong, string stage)
    {
        var readme = RepositoryFiles.Read("README.md");
        Assert.Contains(printed, readme, StringComparison.Ordinal);

        Assert.Equal([stage], Faults(readme.Replace(printed, wrong, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Faults(string text)
    {
        var shown = Line().Matches(text).ToDictionary(line => line.Groups[1].Value, line => WithoutNumbers(line.Groups[2].Value));
        return Run.Stages.Where(stage => shown.GetValueOrDefault(stage) != WithoutNumbers(Printed(stage)));
    }

    private static string Printed(string stage) => Run.Create(stage).Summary(new StageManifest
    {
        Stage = stage,
        Counts = new EveryCount(),
        Parameters = new Dictionary<string, string> { ["rules"] = "faithful", ["labeler"] = "recorded" },
    });

    private static string WithoutNumbers(string text) => Number().Replace(text, "#");

    [GeneratedRegex(@"^      ([a-z-]+) +[\d.]+ s +\d+ MiB  (.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"\d[\d,]*")]
    private static partial Regex Number();

    /// <summary>One of everything but of what only some runs have.</summary>
    private sealed class EveryCount : IReadOnlyDictionary<string, long>
    {
        public IEnumerable<string> Keys => [];

        public IEnumerable<long> Values => [];

        public int Count => 0;

        public long this[string key] => key == "labels.of-filter" ? 0 : 1;

        public bool ContainsKey(string key) => true;

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out long value)
        {
            value = this[key];
            return true;
        }

        public IEnumerator<KeyValuePair<string, long>> GetEnumerator() =>
            Enumerable.Empty<KeyValuePair<string, long>>().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
