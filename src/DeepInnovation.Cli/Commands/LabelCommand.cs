using System.CommandLine;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Labels;
using DeepInnovation.Runs;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation label</c>: asks a language model which documents are about AI, within a budget.</summary>
internal sealed class LabelCommand
{
    private LiveLabelOptions Live { get; } = new();
    private Option<string?> Documents { get; } = new("--documents")
    {
        Description = "Documents with id, title and abstract: CSV, JSON Lines or Parquet",
        HelpName = "FILE",
    };
    private Option<DocumentKind> Kind { get; } =
        new("--kind") { Description = "What the rows of --documents are", DefaultValueFactory = _ => DocumentKind.Paper };
    private Option<string?> Run { get; } =
        new("--run") { Description = "A run: the documents that its sampling stage drew", HelpName = "FOLDER" };
    private Option<string> Answers { get; } = new("--answers")
    {
        Description = "The file of answers; questions answered there are not asked again",
        DefaultValueFactory = _ => "answers.jsonl",
        HelpName = "FILE",
    };
    private Option<bool> Estimate { get; } = new("--estimate") { Description = "Only estimate the cost; nothing is sent" };
    private Option<string> Out { get; } = new("--out")
    {
        Description = "The CSV file of labels: id, kind, label, rationale, and who, which prompt, when",
        DefaultValueFactory = _ => "labels.csv",
        HelpName = "FILE",
    };

    public static Command Create() => new LabelCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "label",
            "Asks a language model whether documents are about AI. It shows the cost first and needs a budget; "
            + "a stopped run continues, and a finished one needs no network.\n"
            + "Example: deepinnovation label --run runs/mine --endpoint https://api.openai.com/v1 --model gpt-4o-mini "
            + "--budget-tokens 2000000 --budget-money 1 --price-in 0.15 --price-out 0.60")
        { Documents, Kind, Run, Answers, Estimate, Out };
        foreach (var option in Live.All)
            command.Options.Add(option);
        command.SetAction((parse, cancellation) => Task.Run(() => Label(parse, cancellation), CancellationToken.None));
        return command;
    }

    private int Label(ParseResult parse, CancellationToken cancellation)
    {
        var (answers, prompt) = (parse.GetValue(Answers)!, parse.GetValue(Live.Prompt) ?? LabelPrompt.Delimited);
        TargetFile.Demand(parse.GetValue(Out), answers, parse.GetValue(Documents));
        var documents = Read(parse);
        if (Live.Ask(parse, documents, answers, prompt, parse.GetValue(Estimate), cancellation) is not { } result)
            return ExitCode.Success;
        var output = parse.InvocationConfiguration.Output;
        output.WriteLine(LiveLabelOptions.Text(result, answers));
        using var client = new RecordedChatClient(answers);
        var labeler = new ChatLabeler(client, promptVersion: prompt);
        var labels = documents.Where(d => client.Knows(d, prompt))
            .Select(d => labeler.LabelAsync(d, cancellation).GetAwaiter().GetResult());
        LabelTable.Write(parse.GetValue(Out)!, labels);
        output.WriteLine($"Labels: {parse.GetValue(Out)}.");
        if (result.BudgetSpent)
            parse.InvocationConfiguration.Error.WriteLine(
                "The budget is spent. The same command with a larger budget asks the rest.");
        return result.BudgetSpent ? ExitCode.BudgetSpent : ExitCode.Success;
    }

    private List<Document> Read(ParseResult parse)
    {
        var (file, run) = (parse.GetValue(Documents), parse.GetValue(Run));
        if (file is null == run is null)
            throw new InputException("give either --documents or --run", "Name the documents to label");
        return file is not null ? [.. new DocumentSource(file, parse.GetValue(Kind)).Read()]
            : SampledDocuments.Read(new RunFolder(run!));
    }
}
