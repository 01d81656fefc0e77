using System.CommandLine;

namespace DeepInnovation.Cli.Commands;

/// <summary>
/// All commands in <c>--help</c> order. Each call builds a new tree, because concurrent parses must not share options.
/// </summary>
internal static class All
{
    public static IEnumerable<Command> Create() =>
    [
        ReproduceCommand.Create(),
        FetchCommand.Create(),
        RunCommand.Create(),
        KernelCommand.Create(),
        NotebookCommand.Create(),
        ImportCommand.Create(),
        CleanCommand.Create(),
        SamplesCommand.Create(),
        CandidatesCommand.Create(),
        SampleCommand.Create(),
        LabelCommand.Create(),
        AgreementCommand.Create(),
        ScoreCommand.Create(),
        MetricsCommand.Create(),
        KeywordsCommand.Create(),
        HypergraphCommand.Create(),
        NoveltyCommand.Create(),
        NoveltyCheckCommand.Create(),
        InnovationCommand.Create(),
        EmbedCommand.Create(),
        JoinCommand.Create(),
        ClaimsCommand.Create(),
        AuditCommand.Create(),
    ];
}
