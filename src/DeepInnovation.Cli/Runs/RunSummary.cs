namespace DeepInnovation.Cli.Runs;

internal static class RunSummary
{
    public static string Of(Reproduction reproduction, bool withPages) => LedgerSummary.Of(reproduction.Run);
}
