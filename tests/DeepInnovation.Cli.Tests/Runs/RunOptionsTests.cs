using System.CommandLine;
using System.Globalization;
using CsCheck;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Tests.Runs;

public sealed class RunOptionsTests
{
    /// <summary>An option, two values for it, and how a run's options hold them.</summary>
    private static readonly (string Name, string[] Values, Func<ReproductionOptions, string?> Held)[] Choices =
    [
        ("--papers", ["/a.csv", "/b.csv"], o => o.Papers),
        ("--patents", ["/c.csv", "/d.csv"], o => o.Patents),
        ("--answers", ["/e.jsonl", "/f.jsonl"], o => o.Answers),
        ("--manual", ["/g.csv", "/h.csv"], o => o.Manual),
        ("--truth", ["/i.csv", "/j.csv"], o => o.Truth),
        ("--labels", ["Given", "Filter"], o => o.Labels.ToString()),
        ("--prompt", ["ai-relevance-1", "ai-relevance-2"], o => o.Prompt),
        ("--target-recall", ["0.9", "0.95"], o => o.TargetRecall?.ToString(CultureInfo.InvariantCulture)),
        ("--rules", ["faithful", "corrected"], o => o.Rules),
        ("--sample-size", ["100", "200"], o => o.SampleSize.ToString(CultureInfo.InvariantCulture)),
        ("--classifier", ["Bert", "Baseline"], o => o.Classifier.ToString()),
        ("--checkpoint", ["/k", "/l"], o => o.Checkpoint),
        ("--pretraining-documents", ["10", "20"], o => o.PretrainingDocuments.ToString(CultureInfo.InvariantCulture)),
        ("--recipe", ["tiny", "paper"], o => o.Recipe),
        ("--encoder", ["contrastive", "/"], o => o.Encoder),
        ("--novelty-step", ["limited", "published"], o => o.NoveltyStep),
        ("--top", ["1", "2"], o => o.Top?.ToString(CultureInfo.InvariantCulture)),
        ("--threshold", ["0.5", "0.6"], o => o.Threshold?.ToString(CultureInfo.InvariantCulture)),
        ("--scope", ["own", "release"], o => o.Scope.ToString().ToLowerInvariant()),
        ("--on-error", ["Fail", "Skip"], o => o.OnError.ToString()),
        ("--seed", ["1", "2"], o => o.Seed.ToString(CultureInfo.InvariantCulture)),
    ];

    [Fact]
    public void Every_option_of_a_run_is_among_those_tried_here() => Assert.Equal(
        new RunOptions(new LiveLabelOptions()).All.Select(option => option.Name).Append("--prompt")
            .Except(["--corpus", "--unset"]).Order(StringComparer.Ordinal),
        Choices.Select(choice => choice.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Given_options_change_and_no_other_does()
    {
        // For each option: which value the run has, and which the command gives (2: none).
        Gen.Select(Gen.Int[0, 1].Array[Choices.Length], Gen.Int[0, 2].Array[Choices.Length]).Sample((had, given) =>
        {
            var known = Read(null, Choices.SelectMany((choice, i) => new[] { choice.Name, choice.Values[had[i]] }));
            var then = Read(known,
                Choices.SelectMany((choice, i) => given[i] == 2 ? [] : new[] { choice.Name, choice.Values[given[i]] }));
            for (var i = 0; i < Choices.Length; i++)
                Assert.Equal(Choices[i].Values[given[i] == 2 ? had[i] : given[i]], Choices[i].Held(then));
            Assert.Equal(
                Enumerable.Range(0, Choices.Length).Where(i => given[i] != 2 && given[i] != had[i])
                    .Select(i => Choices[i].Name[2..]).Order(StringComparer.Ordinal),
                known.ChangesTo(then).Select(change => change.Name));
        }, iter: 300);
    }

    [Fact]
    public void Unset_gives_each_option_back_what_a_new_run_has()
    {
        var known = Read(null, Choices.SelectMany(choice => new[] { choice.Name, choice.Values[1] }));
        foreach (var (name, _, held) in Choices.Where(choice => choice.Name is not ("--prompt" or "--papers" or "--patents")))
        {
            var then = Read(known, ["--unset", name[2..]]);
            Assert.Equal(held(new ReproductionOptions()), held(then));
            Assert.True(known.ChangesTo(then).Count <= 1, name);
        }
    }

    [Fact]
    public void A_corpus_folder_and_files_take_each_others_place()
    {
        var files = Read(null, ["--papers", "/a.csv", "--patents", "/b.csv"]);
        var folder = Read(files, ["--corpus", "/c"]);
        Assert.Equal((null, null, "/c"), (folder.Papers, folder.Patents, folder.Corpus));
        Assert.Equal(("/a.csv", null, null),
            (Read(folder, ["--papers", "/a.csv"]).Papers, folder.Patents, Read(folder, ["--papers", "/a.csv"]).Corpus));
    }

    private static ReproductionOptions Read(ReproductionOptions? known, IEnumerable<string> arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // as CommandLine.Run does
        var live = new LiveLabelOptions();
        var options = new RunOptions(live);
        var command = new Command("reproduce");
        foreach (var option in (IEnumerable<Option>)[.. options.All, live.Prompt])
            command.Options.Add(option);
        var parse = command.Parse([.. arguments]);
        Assert.Empty(parse.Errors);
        return options.Read(parse, known, "/run");
    }
}
