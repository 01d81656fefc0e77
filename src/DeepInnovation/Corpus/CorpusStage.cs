using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Runs;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Corpus;

/// <summary>
/// The first stage: reads the user's papers and patents into <c>documents.parquet</c> and keeps what it
/// left out in <c>rejected.csv</c>.
/// </summary>
public sealed class CorpusStage : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("corpus", "01-corpus");

    /// <summary>All <see cref="Document"/>s: papers first, then patents, each in the order of the input.</summary>
    public static Table<Document> Documents { get; } = Place.Table<Document>("documents.parquet");

    /// <summary>Rows left out under <c>--on-error skip</c>, with reasons.</summary>
    public static RunFile Rejected { get; } = Place.File("rejected.csv");

    private readonly (DocumentKind Kind, string Path)[] _files;
    private readonly string? _folder;
    private readonly OnError _onError;

    /// <summary>Makes the stage.</summary>
    /// <param name="papers">The file of papers, or null.</param>
    /// <param name="patents">The file of patents, or null.</param>
    /// <param name="onError">What to do with a bad row.</param>
    /// <exception cref="InputException">Neither file is given.</exception>
    public CorpusStage(string? papers, string? patents, OnError onError = OnError.Fail)
    {
        if (papers is null && patents is null)
            throw new InputException("there is neither a file of papers nor one of patents", "Give --papers, --patents or both");
        _onError = onError;
        _files = [.. new[] { (DocumentKind.Paper, papers), (DocumentKind.Patent, patents) }
            .Where(f => f.Item2 is not null)
            .Select(f => (f.Item1, f.Item2!))];
    }

    /// <summary>
    /// Makes the stage for a corpus that was imported or cleaned: rows that cannot be used were left out there.
    /// </summary>
    /// <param name="folder">The folder of <see cref="CorpusFolder"/>.</param>
    public CorpusStage(string folder)
    {
        _folder = folder;
        _files = [];
    }

    StagePlace IStage.Place => Place;

    /// <summary>
    /// The names of the files (without folders: they stand in <c>rejected.csv</c>) and what is done with bad rows.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parameters =>
        _folder is not null ? new Dictionary<string, string> { ["corpus"] = Path.GetFileName(Path.GetFullPath(_folder)) }
        : _files.ToDictionary(f => Plural(f.Kind), f => Path.GetFileName(f.Path))
            .Append(new("on_error", _onError.ToString().ToLowerInvariant())).ToDictionary();

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads => [];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [Documents, Rejected];

    /// <inheritdoc/>
    public IReadOnlyList<string> Given(RunFolder run) => _folder is not null
        ? [.. CorpusFolder.Parts(_folder).Select(Path.GetFullPath)]
        : [.. _files.Select(file => Checked(file.Path))];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest)
    {
        var rejected = manifest.Counts.Where(c => c.Key.EndsWith(".rejected", StringComparison.Ordinal)).Sum(c => c.Value);
        return $"{manifest.Number("papers.out")} papers, {manifest.Number("patents.out")} patents"
            + (rejected > 0 ? $", {StageManifest.Text(rejected)} rows left out (see rejected.csv)" : "");
    }

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        long done = 0;
        if (_folder is not null)
        {
            context.Write(Documents, Enum.GetValues<DocumentKind>()
                .SelectMany(kind => Counted(context, kind, CorpusFolder.Read(_folder, kind), () => ++done)));
            context.WriteFile(Rejected, stream => RejectedRow.WriteCsv(stream, []), 0);
            if (done == 0)
                throw new InputException($"the corpus in {_folder} has no documents", "Import it again");
            return;
        }

        var sources = _files.Select(f => (f.Kind, Source: new DocumentSource(f.Path, f.Kind, _onError))).ToList();
        context.Write(Documents, sources.SelectMany(s => Counted(context, s.Kind, s.Source, () => ++done)));
        var rejected = sources.SelectMany(s => s.Source.Rejected).ToList();
        context.WriteFile(Rejected, stream => RejectedRow.WriteCsv(stream, rejected), rejected.Count);
        if (sources.FirstOrDefault(s => s.Source.RowsOut == 0) is { Source: not null } none)
        {
            throw new InputException(
                $"not one of the {none.Source.RowsIn} {Plural(none.Kind)} could be used",
                $"See the reasons in {Rejected.In(context.Run)}");
        }
    }

    private static IEnumerable<Document> Counted(StageContext context, DocumentKind kind, DocumentSource source, Func<long> count)
    {
        foreach (var document in Counted(context, kind, source.Read(), count))
            yield return document;
        var name = Plural(kind);
        context.Count($"{name}.in", source.RowsIn);
        context.Count($"{name}.rejected", source.Rejected.Count);
        foreach (var (column, values) in source.IgnoredColumns)
            context.Count($"{name}.ignored.{column}", values);
        foreach (var (reason, values) in source.Remarks)
            context.Count($"{name}.remark.{reason}", values);
    }

    private static IEnumerable<Document> Counted(StageContext context, DocumentKind kind,
        IEnumerable<Document> documents, Func<long> count)
    {
        long all = 0, noYear = 0, noAbstract = 0, noKeywords = 0, labelled = 0;
        foreach (var document in documents)
        {
            all++;
            noYear += document.Year is null ? 1 : 0;
            noAbstract += string.IsNullOrWhiteSpace(document.Abstract) ? 1 : 0;
            noKeywords += document.Keywords.Count == 0 ? 1 : 0;
            labelled += document.Label is null ? 0 : 1;
            if (count() is var done && done % 1000 == 0)
                context.Report(done, 0, "documents");
            yield return document;
        }

        var name = Plural(kind);
        context.Count($"{name}.in", all);
        context.Count($"{name}.out", all);
        context.Count($"{name}.rejected", 0);
        context.Count($"{name}.labelled", labelled);
        context.Count($"{name}.missing.year", noYear);
        context.Count($"{name}.missing.abstract", noAbstract);
        context.Count($"{name}.missing.keywords", noKeywords);
    }

    private static string Checked(string path)
    {
        InputText.Check(path);
        return Path.GetFullPath(path);
    }

    private static string Plural(DocumentKind kind) => kind == DocumentKind.Paper ? "papers" : "patents";
}
