using System.CommandLine;
using System.Globalization;
using DeepInnovation.Classifier;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation score</c>: applies a trained classifier to a corpus of any size.</summary>
internal sealed class ScoreCommand
{
    private Option<string> Model { get; } = new("--model")
    {
        Description = "What the classifier stage wrote: RUN/05-classifier/dual-bert.zip, baseline.zip or another",
        Required = true,
        HelpName = "FILE",
    };
    private Option<string?> Papers { get; } =
        new("--papers") { Description = "The papers: CSV, JSON Lines or Parquet, plain, .gz or .zst", HelpName = "FILE" };
    private Option<string?> Patents { get; } = new("--patents") { Description = "The patents, likewise", HelpName = "FILE" };
    private Option<string> Out { get; } = new("--out")
    {
        Description = "The folder for the shards; a stopped scoring continues there",
        Required = true,
        HelpName = "FOLDER",
    };
    private Option<bool> Int8 { get; } = new("--int8")
    {
        Description = "Compute a BERT's dense layers with 8-bit integers: faster, a little less exact",
    };
    private Option<int> ShardRows { get; } =
        new("--shard-rows") { Description = "Documents in a shard", DefaultValueFactory = _ => 50_000, HelpName = "N" };
    private Option<OnError> OnErrorOption { get; } =
        new("--on-error") { Description = "What to do with a row that cannot be read", DefaultValueFactory = _ => OnError.Fail };

    public static Command Create() => new ScoreCommand().Build();

    private Command Build()
    {
        var command = new Command("score",
            "Score every document of a corpus with a trained classifier, BERT or the baseline: "
            + "shards of Parquet with its probabilities and its verdict.\n\n"
            + "Example:\n  deepinnovation score --model runs/default/05-classifier/dual-bert.zip --papers "
            + "all.jsonl.gz --out scores/")
        {
            Model, Papers, Patents, Out, Int8, ShardRows, OnErrorOption,
        };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        var files = new[]
        {
            (Path: parse.GetValue(Papers), Kind: DocumentKind.Paper), (Path: parse.GetValue(Patents), Kind: DocumentKind.Patent),
        }.Where(f => f.Path is not null).ToList();
        if (files.Count == 0)
            throw new InputException("there is nothing to score", "Give --papers, --patents or both");
        if (parse.GetValue(ShardRows) < 1)
            throw new InputException("--shard-rows must be at least 1", "Give a whole number from 1");
        var (path, folder) = (parse.GetValue(Model)!, parse.GetValue(Out)!);
        var precision = parse.GetValue(Int8) ? BertPrecision.I8 : BertPrecision.F32;
        using var model = TrainedClassifier.Load(path, precision);
        if (parse.GetValue(Int8) && !model.HasBert)
            throw new InputException("--int8 needs a BERT, and this model is not one", path, null, value: model.Classifier.Name,
                hint: "Leave --int8 out");
        List<DocumentSource> sources = [.. files.Select(f => new DocumentSource(f.Path!, f.Kind, parse.GetValue(OnErrorOption)))];
        var fingerprint = Sha256.OfText(string.Join('\n', files.Select(f => $"{f.Kind} {Sha256.OfFile(f.Path!)}")
            .Append($"model {Sha256.OfFile(path)}").Append($"{precision}")));
        var scoring = new CorpusScoring(model.Classifier, model.Threshold, folder, parse.GetValue(ShardRows));
        var display = new RunDisplay(parse.InvocationConfiguration.Output);
        var result = display.Watch("score", progress => scoring.Run(
            sources, fingerprint, done => progress.Report(new WorkProgress("score", done, 0, "documents")), cancellation));
        display.Line(string.Create(CultureInfo.InvariantCulture,
            $"{result.Documents:N0} documents scored, {result.AI:N0} of them about AI; "
            + $"{result.Shards} shards in {folder}{(result.Reused > 0 ? $", {result.Reused} of them already there" : "")}."));
        return ExitCode.Success;
    }
}
