using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sources;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Import.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation import</c>: converts a source's files into a Parquet corpus.</summary>
internal sealed class ImportCommand
{
    private Argument<string> Source { get; } = new("SOURCE") { Description = "The source of the files" };
    private Argument<string[]> Paths { get; } =
        new("PATH") { Description = "Files and folders of the source", Arity = ArgumentArity.OneOrMore };
    private Option<string> Out { get; } = new("--out")
    {
        Description = "The folder of the corpus: documents-*.parquet, rejected.csv, superseded.csv, notes.csv, import.json",
        Required = true,
        HelpName = "FOLDER",
    };
    private Option<OnError> OnErrorOption { get; } = new("--on-error")
    {
        Description =
            "skip: a record that cannot be used goes to rejected.csv; fail: the import ends with exit code 2 if there is one",
        DefaultValueFactory = _ => OnError.Skip,
    };
    private Option<int> PartRows { get; } = new("--part-rows")
    {
        Description = "The most documents in a Parquet file",
        DefaultValueFactory = _ => CorpusImport.DefaultPartRows,
        HelpName = "N",
    };
    private Option<int> Threads { get; } = new("--threads")
    {
        Description = "The most threads that parse; the bytes do not depend on it",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
    };
    private Option<string[]> Map { get; } = new("--map")
    {
        Description = "papers, patents: the column of a field, for tables with unknown column names: "
            + "--map title=Heading --map id=No; may be given for each field",
        HelpName = "FIELD=COLUMN",
    };
    private Option<bool> CutCopyright { get; } = new("--cut-copyright")
    {
        Description = "papers, patents: leave out the publisher's copyright line at the end of abstracts",
    };
    private Option<bool> Force { get; } = new("--force") { Description = "Start over, whatever the folder contains" };

    public static Command Create() => new ImportCommand().Build();

    private Command Build()
    {
        var sources = string.Join("\n", Importers.All(1).Select(i => $"  {i.Name,-18}{i.Description}"));
        Source.AcceptOnlyFromAmong([.. Importers.All(1).Select(i => i.Name)]);
        var command = new Command(
            "import",
            "Imports a source's own files into a corpus that every other command reads. After a stop or a kill it continues.\n"
            + $"Sources:\n{sources}\n"
            + "Example: deepinnovation import openalex openalex-snapshot/data --out corpus/openalex")
        { Source, Paths, Out, OnErrorOption, PartRows, Threads, Map, CutCopyright, Force };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        if (parse.GetValue(Threads) < 1)
            throw new InputException("--threads must be at least 1", "Give a whole number from 1");
        var import = new CorpusImport(Importer(parse), parse.GetValue(PartRows)) { OnError = parse.GetValue(OnErrorOption) };
        var (folder, output) = (parse.GetValue(Out)!, parse.InvocationConfiguration.Output);
        var display = new RunDisplay(output);
        var manifest = display.Watch("import",
            progress => import.Run(parse.GetValue(Paths)!, folder, parse.GetValue(Force), progress, cancellation));
        ImportedTablesText.Write(output, manifest.Tables ?? []);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{manifest.RowsIn:N0} records in {manifest.Files.Count:N0} {(manifest.Files.Count == 1 ? "file" : "files")}: "
            + $"{manifest.Documents:N0} documents in {folder}, {manifest.Rejected:N0} "
            + $"rejected{(manifest.Rejected > 0 ? $" ({Path.Combine(folder, CorpusImport.Rejected)}):" : ".")}"));
        foreach (var (reason, count) in manifest.Reasons.OrderByDescending(r => r.Value).Take(10))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,12:N0}  {reason}"));
        if (manifest.Hint is { } advice)
            output.WriteLine($"  {advice}.");
        if (manifest.Superseded > 0)
            output.WriteLine(SupersededText(manifest, folder));
        foreach (var (reason, count) in manifest.SupersededReasons.OrderByDescending(r => r.Value).Take(10))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,12:N0}  {reason}"));
        if (manifest.Notes > 0)
            output.WriteLine(NotesText(manifest, folder));
        foreach (var (reason, count) in manifest.NoteReasons.OrderByDescending(r => r.Value).Take(10))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,12:N0}  {reason}"));
        foreach (var thing in manifest.LeftOut)
            output.WriteLine($"left out: {thing}");
        if (manifest.Documents == 0 || (manifest.Rejected > 0 && parse.GetValue(OnErrorOption) == OnError.Fail))
            throw new InputException(
                manifest.Documents == 0 ? "no record could be used" : $"{manifest.Rejected} records could not be used",
                $"See the reasons in {Path.Combine(folder, CorpusImport.Rejected)}");
        return ExitCode.Success;
    }

    private static string SupersededText(ImportManifest manifest, string folder) => string.Create(CultureInfo.InvariantCulture,
        $"{manifest.Superseded:N0} {(manifest.Superseded == 1 ? "record" : "records")} superseded "
        + $"({Path.Combine(folder, CorpusImport.SupersededFile)}{Cut(manifest.SupersededListed, manifest.Superseded)}):");

    private IImporter Importer(ParseResult parse)
    {
        var (name, map, cut) = (parse.GetValue(Source)!, parse.GetValue(Map) ?? [], parse.GetValue(CutCopyright));
        DocumentKind? kind = name switch { "papers" => DocumentKind.Paper, "patents" => DocumentKind.Patent, _ => null };
        if (kind is { } table)
            return new TableImporter(table) { Map = map, CutCopyright = cut };
        if (map.Length > 0 || cut)
            throw new InputException($"{(map.Length > 0 ? "--map" : "--cut-copyright")} is for tables of papers or patents; "
                + $"{name} has columns of its own", "Leave it out, or import the table as papers or patents");
        return Importers.Named(name, parse.GetValue(Threads));
    }

    private static string NotesText(ImportManifest manifest, string folder) => string.Create(CultureInfo.InvariantCulture,
        $"{manifest.Notes:N0} {(manifest.Notes == 1 ? "note" : "notes")} on values "
        + $"({Path.Combine(folder, CorpusImport.NotesFile)}{Cut(manifest.NotesListed, manifest.Notes)}):");

    private static string Cut(long listed, long all) =>
        listed < all ? FormattableString.Invariant($" lists the first {listed:N0}") : "";
}
