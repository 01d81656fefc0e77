using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Runs;

/// <summary>
/// What a stage gets while it works: the run, its folder, its random streams, and the books that become its manifest.
/// </summary>
public sealed class StageContext
{
    private readonly IStage _stage;
    private readonly IProgress<WorkProgress>? _progress;
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OutputFile> _outputs = new(StringComparer.Ordinal);

    internal StageContext(RunFolder run, IStage stage, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        (Run, _stage, _progress, Cancellation) = (run, stage, progress, cancellation);
    }

    /// <summary>The run that the stage belongs to.</summary>
    public RunFolder Run { get; }

    /// <summary>Set when the user asks to stop; long loops look at it.</summary>
    public CancellationToken Cancellation { get; }

    internal IReadOnlyDictionary<string, long> Counts => _counts;

    internal IReadOnlyDictionary<string, OutputFile> Outputs => _outputs;

    /// <summary>The absolute path of a file in the stage's own folder.</summary>
    public string PathOf(string file) => Run.PathOf(_stage.Place.Folder, file);

    /// <summary>A random stream of this stage under the run's seed.</summary>
    public SeededRandom Random(string purpose) => new(Run.Seed, $"{_stage.Place.Name}/{purpose}");

    /// <summary>Notes a number for the manifest, such as <c>documents.kept</c>.</summary>
    public void Count(string name, long value) => _counts[name] = value;

    /// <summary>Tells whoever watches how far the stage is, and stops here when the user asked for it.</summary>
    /// <exception cref="OperationCanceledException">The user stopped the run.</exception>
    public void Report(long done, long total, string unit)
    {
        Cancellation.ThrowIfCancellationRequested();
        _progress?.Report(new WorkProgress(_stage.Place.Name, done, total, unit));
    }

    /// <summary>Writes one of the stage's tables and notes it as an output.</summary>
    public void Write<TRow>(Table<TRow> table, IEnumerable<TRow> rows)
        where TRow : class, new() => NoteOutput(table, ParquetTable.Write(table.In(Run), rows));

    /// <summary>Writes any file into the stage's folder and notes it as an output.</summary>
    /// <param name="file">The file.</param>
    /// <param name="write">Gets the stream to write to.</param>
    /// <param name="rows">How many rows it holds, where it is a table.</param>
    public void WriteFile(RunFile file, Action<Stream> write, long? rows = null)
    {
        AtomicFile.Write(file.In(Run), write);
        NoteOutput(file, rows);
    }

    /// <summary>Notes a file that the stage wrote itself (by <see cref="AtomicFile"/>) as an output.</summary>
    public void NoteOutput(RunFile file, long? rows = null) => NoteOutput(file.Name, rows);

    /// <summary>The same for a file whose name the stage learns as it works.</summary>
    public void NoteOutput(string file, long? rows = null) =>
        _outputs[file] = new OutputFile(file, Sha256.OfFile(PathOf(file)), new FileInfo(PathOf(file)).Length, rows);
}
