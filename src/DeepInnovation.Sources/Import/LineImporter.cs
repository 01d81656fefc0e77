using System.Collections.Concurrent;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// A source whose files have one JSON record a line, or records in arrays or in answers of its API (<see cref="JsonRecords"/>).
/// One thread reads records, others parse blocks of them, and the rows come out in the order of the records, so the number of
/// threads leaves no trace. Memory is O(threads · block).
/// </summary>
internal abstract class LineImporter : IImporter
{
    private const int BlockBytes = 1 << 20;

    /// <summary>The most threads that parse; the bytes are the same for any.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths) =>
        SourceFiles.Find(paths, name => Belongs(name),
            "JSON Lines files (.jsonl, .ndjson, .json, plain or with .gz, .zst) or a folder of them");

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> LeftOut(IReadOnlyList<string> paths) => [];

    /// <inheritdoc/>
    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var pending = new BlockingCollection<Task<ImportedRow[]>>(2 * Math.Max(1, Threads));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var places = new SemaphoreSlim(Math.Max(1, Threads));
        var parser = ParserOf(files);
        var reading = Task.Run(() => ReadBlocks(files, start, parser, pending, places, stop.Token), CancellationToken.None);
        try
        {
            foreach (var block in pending.GetConsumingEnumerable(CancellationToken.None))
            {
                foreach (var row in block.GetAwaiter().GetResult())
                    yield return row;
                cancellation.ThrowIfCancellationRequested();
            }

            reading.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            // Nothing of ours runs on when the caller has left, for whatever reason.
            while (pending.TryTake(out var left, Timeout.Infinite, CancellationToken.None))
                Task.WaitAny([left], CancellationToken.None);
            Task.WaitAny([reading], CancellationToken.None);
        }
    }

    /// <summary>Parses one line; called from several threads at once.</summary>
    /// <exception cref="RecordException">The line gives no document.</exception>
    private protected abstract ImportedDocument Parse(ReadOnlySpan<byte> line);

    /// <summary>Parses one record of a file; called from several threads at once.</summary>
    /// <exception cref="RecordException">The record gives no document.</exception>
    private protected delegate ImportedDocument Parser(ReadOnlySpan<byte> record, SourceFile source);

    /// <summary>How the records of some files are parsed, for a source in which that depends on the files.</summary>
    private protected virtual Parser ParserOf(IReadOnlyList<SourceFile> files) => (record, _) => Parse(record);

    /// <summary>The field in which an answer of the source's API holds its records; null where there is none.</summary>
    private protected virtual string? AnswerList => null;

    /// <summary>The records of a file.</summary>
    private protected virtual RecordReader Open(SourceFile file) => JsonRecords.Open(file.Path, AnswerList);

    /// <summary>True for a file in a folder that belongs to the source.</summary>
    private protected virtual bool Belongs(string name) => InputText.Ending(name) is ".jsonl" or ".ndjson" or ".json" or "";

    private void ReadBlocks(
        IReadOnlyList<SourceFile> files, ImportPosition start, Parser parser, BlockingCollection<Task<ImportedRow[]>> pending,
        SemaphoreSlim places, CancellationToken stop)
    {
        try
        {
            for (var file = start.File; file < files.Count; file++)
            {
                using var reader = Open(files[file]);
                var skip = file == start.File ? start.Records : 0;
                while (NextBlock(reader, ref skip) is { } block)
                {
                    var (at, source) = (file, files[file]);
                    places.Wait(stop);
                    pending.Add(Task.Run(() => ParseBlock(block, at, source, parser, places), CancellationToken.None), stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever cancelled knows.
        }
        finally
        {
            pending.CompleteAdding();
        }
    }

    /// <summary>
    /// The next records, lines with nothing in them left out, behind the first <paramref name="skip"/>; null at the end.
    /// </summary>
    private static LineBlock? NextBlock(RecordReader reader, ref long skip)
    {
        LineBlock? block = null;
        while ((block is null || block.Bytes < BlockBytes) && reader.Read())
        {
            if (reader.Bytes.Trim(" \t\r"u8).IsEmpty)
                continue;
            block ??= new LineBlock();
            if (skip > 0)
            {
                skip--;
                continue;
            }

            block.Add(reader.Bytes, reader.Row);
        }

        if (block is not null)
            block.FileBytes = reader.FileBytes;

        return block;
    }

    private ImportedRow[] ParseBlock(LineBlock block, int file, SourceFile source, Parser parser, SemaphoreSlim places)
    {
        try
        {
            var rows = new ImportedRow[block.Count];
            for (var i = 0; i < rows.Length; i++)
            {
                var line = block.LineOf(i);
                try
                {
                    var document = parser(block[i], source);
                    (document.Source, document.SourceFile, document.SourceRow) = (Name, source.Name, line);
                    rows[i] = new ImportedRow(file, document, null, block.FileBytes);
                }
                catch (RecordException fault)
                {
                    rows[i] = new ImportedRow(file, null, fault.ToFault(source.Name, line));
                }
            }

            return rows;
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Lines side by side in one buffer.</summary>
    private sealed class LineBlock
    {
        private readonly List<(int End, long Line)> _lines = [];
        private byte[] _bytes = new byte[BlockBytes + (BlockBytes / 4)];

        internal int Bytes => _lines.Count == 0 ? 0 : _lines[^1].End;

        internal long FileBytes { get; set; }

        internal int Count => _lines.Count;

        internal ReadOnlySpan<byte> this[int i] =>
            _bytes.AsSpan(i == 0 ? 0 : _lines[i - 1].End, _lines[i].End - (i == 0 ? 0 : _lines[i - 1].End));

        internal long LineOf(int i) => _lines[i].Line;

        internal void Add(ReadOnlySpan<byte> line, long number)
        {
            var end = Bytes + line.Length;
            if (end > _bytes.Length)
                Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
            line.CopyTo(_bytes.AsSpan(Bytes));
            _lines.Add((end, number));
        }
    }
}
