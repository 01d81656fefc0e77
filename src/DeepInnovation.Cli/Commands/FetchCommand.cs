using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Sources.Fetching;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation fetch</c>: downloads the paper's tables and models and verifies every byte.</summary>
internal sealed class FetchCommand
{
    private Argument<string> Set { get; } = new("SET")
    {
        Description = string.Join("; ", FetchCatalogue.Sets.Select(set => $"{set.Name}: {set.Title}")),
    };
    private Option<string?> Out { get; } = new("--out")
    {
        Description = "The folder; by default fetched/SET. Complete files there are not fetched again",
        HelpName = "FOLDER",
    };
    private Option<string?> BaseUrl { get; } = new("--base-url")
    {
        Description = "A mirror: replaces scheme and host of every documented address (docs/fetch.md)",
        HelpName = "URL",
    };

    public static Command Create() => new FetchCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "fetch",
            "Fetches published files, continues where it was stopped, and keeps no file with a wrong checksum.\n"
            + "Example: deepinnovation fetch minilm --out models/minilm")
        { Set, Out, BaseUrl };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        var set = FetchCatalogue.Find(parse.GetValue(Set)!);
        var folder = parse.GetValue(Out) ?? Path.Combine("fetched", set.Name);
        var mirror = parse.GetValue(BaseUrl) is { } address ? FetchMirror.At(address) : FetchMirror.None;
        var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        var summary = await Task.Run(() => new RunDisplay(output).Watch(set.Name, progress =>
            new SetFetch(set, folder, mirror, new FetchOptions(), error.WriteLine, progress).RunAsync(cancellation).GetAwaiter()
                .GetResult()), CancellationToken.None).ConfigureAwait(false);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{set.Name}: {summary.Fetched} files fetched, {summary.Kept} already there, {summary.Bytes:N0} bytes in {folder}, "
            + $"all checked. Licence: {set.Licence}. {set.Page.OriginalString}"));
        return ExitCode.Success;
    }
}
