using System.CommandLine;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Formats;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Commands.Notebooks;

/// <summary><c>deepinnovation notebook convert</c>: converts between ipynb, dib and Markdown.</summary>
internal sealed class ConvertNotebookCommand
{
    private Argument<string> Source { get; } =
        new("notebook") { Description = "An .ipynb, .dib or .md file, or a folder of them", HelpName = "NOTEBOOK" };
    private Option<string?> To { get; } = new("--to")
    {
        Description = "The format to write: ipynb, dib or md; by default that of --out's extension",
        HelpName = "FORMAT",
    };
    private Option<string?> Out { get; } = new("--out")
    {
        Description = "The file to write, or the folder for a folder; by default beside the notebook",
        HelpName = "PATH",
    };
    private Option<bool> Force { get; } = new("--force") { Description = "Replace existing files that differ" };

    public static Command Create() => new ConvertNotebookCommand().Build();

    private Command Build()
    {
        To.AcceptOnlyFromAmong("ipynb", "dib", "md");
        var command = new Command(
            "convert",
            "Converts notebooks to another format: ipynb, dib (the text format of Polyglot Notebooks) or Markdown. "
            + "Ids, tags and metadata are kept; outputs are not.\n"
            + "Example: deepinnovation notebook convert notebooks --to dib --out dib")
        { Source, To, Out, Force };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        var (source, to) = (parse.GetValue(Source)!, parse.GetValue(Out));
        var isFolder = Directory.Exists(source);
        var format = Format(parse.GetValue(To), to, isFolder);
        // Convert all in memory first, so that a fault in the last one leaves nothing half done.
        var converted = Sources(source, format).Select(file => (File: file, Notebook: NotebookFile.Read(file)))
            .Select(read => (read.File, read.Notebook, Target: Target(read.File, to, isFolder, format),
                Text: NotebookFile.TextOf(read.Notebook, format))).ToList();
        foreach (var (file, _, target, text) in converted)
        {
            if (PathIdentity.AreSame(target, file))
                throw new InputException($"{file} would overwrite itself", "Choose another --to or --out");
            if (!parse.GetValue(Force) && File.Exists(target) && Disk.ReadAllText(target) != text)
                throw new InputException($"{target} already exists and differs", "Give --force to replace it, or another --out");
        }

        foreach (var (file, notebook, target, _) in converted)
        {
            NotebookFile.Write(notebook, target);
            var outputs = format == NotebookFormat.Ipynb ? 0 : notebook.Cells.Sum(cell => cell.Outputs.Count);
            parse.InvocationConfiguration.Output.WriteLine(
                $"{file} -> {target}: "
                + $"{notebook.Cells.Count} cells{(outputs > 0 ? $"; {outputs} outputs stay in the .ipynb" : "")}");
        }

        return ExitCode.Success;
    }

    private static NotebookFormat Format(string? named, string? to, bool isFolder)
    {
        if (named is not null)
            return NotebookFile.FormatOf("." + named)!.Value;
        if (to is not null && !isFolder && NotebookFile.FormatOf(to) is { } format)
            return format;
        throw new InputException("the format to write is unknown", "Give --to ipynb, dib or md, or an --out with that ending");
    }

    /// <summary>
    /// The files to convert in a folder: .ipynb first, else .dib, else Markdown that we wrote; never those
    /// already in the wanted format.
    /// </summary>
    private static List<string> Sources(string source, NotebookFormat wanted)
    {
        if (!Directory.Exists(source))
            return [source];
        foreach (var format in Enum.GetValues<NotebookFormat>().Where(format => format != wanted))
        {
            var found = Directory.EnumerateFiles(source, "*" + NotebookFile.ExtensionOf(format))
                .Where(file => format != NotebookFormat.Markdown || NotebookFile.IsMarkdownNotebook(file))
                .Order(StringComparer.Ordinal).ToList();
            if (found.Count > 0)
                return found;
        }

        throw new InputException($"{source} has no notebook to convert to {NotebookFile.ExtensionOf(wanted)}",
            "Name a folder of .ipynb, .dib or converted .md files");
    }

    private static string Target(string file, string? to, bool isFolder, NotebookFormat format)
    {
        var name = Path.GetFileNameWithoutExtension(file) + NotebookFile.ExtensionOf(format);
        if (to is null)
            return Path.Combine(Path.GetDirectoryName(file)!, name);
        return isFolder || Directory.Exists(to) || NotebookFile.FormatOf(to) is null ? Path.Combine(to, name) : to;
    }
}
