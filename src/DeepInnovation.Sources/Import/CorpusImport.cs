using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// Imports one source into a corpus folder: <c>documents-NNNNN.parquet</c>, <c>rejected.csv</c> and, last, <c>import.json</c>.
/// Every record of the source ends in one of the two tables; values that a document came without are counted and listed in
/// <c>notes.csv</c>. A repeated id within a kind is rejected, the first one stays; where the source says that a repeated id is an
/// update, the newest stays and the others are counted as superseded and listed in <c>superseded.csv</c>.
/// <para>Killed at any point and started again it continues behind the last whole part and ends with the same bytes: what it
/// needs for that lies in the folder <c>unfinished</c> until it is done. O(bytes) time; memory O(two parts) and 23 to 46 bytes a
/// document for its id, 35 to 69 where a repeated id is an update.</para>
/// </summary>
/// <param name="importer">The source.</param>
/// <param name="partRows">Most documents a part, and most rejected records between two parts.</param>
public sealed class CorpusImport(IImporter importer, int partRows = CorpusImport.DefaultPartRows)
{
    /// <summary>Documents a part: some 100 MB of texts.</summary>
    public const int DefaultPartRows = 50_000;

    /// <summary>The table of rejected records: file, row, field, value, reason.</summary>
    public const string Rejected = "rejected.csv";

    /// <summary>
    /// The table of values that documents came without: file, row, field, value, reason. Written where there are any.
    /// </summary>
    public const string NotesFile = "notes.csv";

    /// <summary>The table of superseded records: file, row, field, value, reason. Written where there are any.</summary>
    public const string SupersededFile = "superseded.csv";

    /// <summary>
    /// The most values that <see cref="NotesFile"/> lists, and the most records that
    /// <see cref="SupersededFile"/> does; all are counted.
    /// </summary>
    public const int MostNotes = 100_000;

    private const string Unfinished = "unfinished";

    /// <summary>Called behind each part with its number; for tests that stop an import there.</summary>
    internal Action<int>? AfterPart { get; init; }

    /// <summary>The most values listed; for tests of the limit.</summary>
    internal int NotesLimit { get; init; } = MostNotes;

    /// <summary>Imports, continues, or finds that all is done.</summary>
    /// <param name="paths">Files and folders of the source.</param>
    /// <param name="folder">The corpus folder; made when missing.</param>
    /// <param name="force">Start anew even when the folder holds another import.</param>
    /// <param name="progress">Is told the bytes hashed and then the records read.</param>
    /// <param name="cancellation">Stops the import at a record; it can be continued.</param>
    /// <exception cref="InputException">A file of the source cannot be used, or the folder holds another import.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public ImportManifest Run(
        IReadOnlyList<string> paths, string folder, bool force = false, IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (partRows < 1)
            throw new InputException($"a part of {partRows} documents cannot be written", "Give 1 or more");
        var files = importer.Find(paths);
        var tables = importer.Tables(files);
        using var held = FolderLock.Take(Path.GetFullPath(folder));
        var work = new ImportManifest
        {
            Source = importer.Name,
            PartRows = partRows,
            Version = typeof(CorpusImport).Assembly.GetName().Version!.ToString(),
            Files = [.. Hash(files, progress, cancellation)],
            LeftOut = importer.LeftOut(paths),
            Options = importer.Options is { Count: > 0 } options ? options : null,
            Tables = tables.Count > 0 ? tables : null,
        };
        var state = Begin(folder, work, force);
        if (File.Exists(Path.Combine(folder, ImportManifest.FileName)))
            return Marked(folder, state);
        try
        {
            state = new Writer(this, folder, state).Run(files, progress, cancellation);
        }
        catch (InputException)
        {
            // The same files continue, as after a kill; other files need no --force.
            (ImportManifest.Read(StatePath(folder)) with { Failed = true }).Write(StatePath(folder));
            throw;
        }

        return Finish(folder, state with { Failed = HasFailed(state) });
    }

    /// <summary>Whether rejected records make the import a failed one.</summary>
    public OnError OnError { get; init; } = OnError.Skip;

    private bool HasFailed(ImportManifest manifest) =>
        manifest.Documents == 0 || (manifest.Rejected > 0 && OnError == OnError.Fail);

    /// <summary>The same import done again may be judged otherwise.</summary>
    private ImportManifest Marked(string folder, ImportManifest manifest)
    {
        if (manifest.Failed == HasFailed(manifest))
            return manifest;
        manifest = manifest with { Failed = HasFailed(manifest) };
        manifest.Write(Path.Combine(folder, ImportManifest.FileName));
        return manifest;
    }

    private IEnumerable<ImportedFile> Hash(IReadOnlyList<SourceFile> files, IProgress<WorkProgress>? progress,
        CancellationToken cancellation)
    {
        long done = 0, total = files.Sum(f => new FileInfo(f.Path).Length) >> 20;
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new WorkProgress($"check {importer.Name}", done >> 20, total, "MiB"));
            var bytes = new FileInfo(file.Path).Length;
            yield return new ImportedFile(file.Name, bytes, Sha256.OfFile(file.Path));
            done += bytes;
        }
    }

    private static string StatePath(string folder) => Path.Combine(folder, Unfinished, "state.json");

    private static string RejectedPart(string folder, int part) =>
        Path.Combine(folder, Unfinished, FormattableString.Invariant($"rejected-{part:00000}.parquet"));

    private static string NotesPart(string folder, int part) =>
        Path.Combine(folder, Unfinished, FormattableString.Invariant($"notes-{part:00000}.parquet"));

    private static string SupersededPart(string folder, int part) =>
        Path.Combine(folder, Unfinished, FormattableString.Invariant($"superseded-{part:00000}.parquet"));

    private static string ClaimPart(string folder, int part) =>
        Path.Combine(folder, Unfinished, FormattableString.Invariant($"claims-{part:00000}.parquet"));

    private static ImportManifest Begin(string folder, ImportManifest work, bool force)
    {
        var (manifest, state) = (Path.Combine(folder, ImportManifest.FileName), StatePath(folder));
        var found = File.Exists(manifest) ? manifest : File.Exists(state) ? state : null;
        if (!force && found is not null)
        {
            var before = ImportManifest.Read(found);
            if (!work.IsSameWork(before) && !before.Failed)
                throw new InputException($"{folder} contains another import: with other files, other options or another version",
                    "Choose another folder, or start over with --force");
            if (work.IsSameWork(before))
            {
                if (found == manifest)
                    RemoveUnfinished(folder);
                return before with { Failed = found == manifest && before.Failed };
            }
        }

        if (!force && Directory.GetFiles(folder, CorpusFolder.Pattern).Length > 0 && found is null)
            throw new InputException($"{folder} contains documents from something else",
                "Choose another folder, or start over with --force");
        Disk.Delete(manifest);
        RemoveUnfinished(folder);
        foreach (var part in Directory.GetFiles(folder, CorpusFolder.Pattern))
            Disk.Delete(part);
        Disk.Delete(Path.Combine(folder, Rejected));
        Disk.Delete(Path.Combine(folder, NotesFile));
        Disk.Delete(Path.Combine(folder, SupersededFile));
        Directory.CreateDirectory(Path.Combine(folder, Unfinished));
        work.Write(state);
        return work;
    }

    private static ImportManifest Finish(string folder, ImportManifest state)
    {
        WriteTable(folder, Rejected, state.RejectedParts, RejectedPart);
        if (state.Notes > 0)
            WriteTable(folder, NotesFile, state.NoteParts, NotesPart);
        if (state.Superseded > 0)
            WriteTable(folder, SupersededFile, state.SupersededParts, SupersededPart);
        var manifest = state with
        {
            Next = default,
            RejectedParts = 0,
            NoteParts = 0,
            SupersededParts = 0,
            ClaimParts = 0,
            Removing = false,
        };
        manifest.Write(Path.Combine(folder, ImportManifest.FileName));
        RemoveUnfinished(folder);
        return manifest;
    }

    private static void WriteTable(string folder, string name, int parts, Func<string, int, string> partOf) =>
        RejectedRecord.WriteCsv(Path.Combine(folder, name),
            Enumerable.Range(0, parts).SelectMany(part => ParquetTable.Stream<RejectedRecord>(partOf(folder, part))));

    private static void RemoveUnfinished(string folder)
    {
        AtomicFile.RemoveLeftovers(folder);
        if (Directory.Exists(Path.Combine(folder, Unfinished)))
            Disk.DeleteFolder(Path.Combine(folder, Unfinished));
    }

    /// <summary>The part of an import between two flushes.</summary>
    private sealed class Writer
    {
        private readonly CorpusImport _import;
        private readonly string _folder;
        private List<ImportedDocument> _documents = [];
        private List<RejectedRecord> _rejected = [];
        private NotedValues _noted;
        private NotedValues _superseded;
        private Task _writing = Task.CompletedTask;
        private readonly IdSet _ids = new();
        private readonly ClaimedIds _claims = new();
        private ImportManifest _state;

        internal Writer(CorpusImport import, string folder, ImportManifest state)
        {
            (_import, _folder, _state) = (import, folder, state);
            _noted = new NotedValues(import.NotesLimit - state.NotesListed);
            _superseded = new NotedValues(import.NotesLimit - state.SupersededListed);
            AtomicFile.RemoveLeftovers(folder);
            AtomicFile.RemoveLeftovers(Path.Combine(folder, Unfinished));
            for (var part = 0; part < state.ClaimParts; part++)
                _claims.Restore(ClaimPart(folder, part));
            foreach (var part in state.ClaimParts > 0 ? [] : state.Parts)
                RememberIds(Path.Combine(folder, part.Name));
        }

        internal ImportManifest Run(IReadOnlyList<SourceFile> files, IProgress<WorkProgress>? progress,
            CancellationToken cancellation)
        {
            try
            {
                Read(files, progress, cancellation);
                _writing.GetAwaiter().GetResult();
                if (_claims.AnyReplaced)
                    RemoveReplaced();
            }
            finally
            {
                // Whatever stops the reading: a part that is being written is finished first.
                Task.WaitAny([_writing], CancellationToken.None);
            }

            return _state;
        }

        private void Read(IReadOnlyList<SourceFile> files, IProgress<WorkProgress>? progress, CancellationToken cancellation)
        {
            var next = _state.Next;
            var progressOf = new Progressed(_state.Files);
            var shown = Environment.TickCount64;
            foreach (var row in _import.Importer.Read(files, next, cancellation))
            {
                next = row.File == next.File ? next with { Records = next.Records + 1 } : new ImportPosition(row.File, 1);
                Take(row);
                if (_documents.Count == _import.PartRows || _rejected.Count == _import.PartRows
                    || _superseded.Count == _import.PartRows)
                    Flush(next);
                if (Environment.TickCount64 - shown > 200)
                {
                    shown = Environment.TickCount64;
                    progress?.Report(progressOf.At($"import {_import.Importer.Name}", row));
                    cancellation.ThrowIfCancellationRequested();
                }
            }

            _writing.GetAwaiter().GetResult();
            if (_documents.Count + _rejected.Count + _superseded.Count > 0 || _state.Parts.Count == 0)
                Flush(next);
        }

        private void Take(ImportedRow row)
        {
            if (row.Document is not { } document)
                TakeFault(row.Fault!);
            else if (document.Version is { } version)
                TakeUpdate(document, version, row.Notes);
            else if (!_ids.Add(document.Kind.ToString(), document.Id))
                _rejected.Add(new RejectedRecord
                {
                    File = document.SourceFile,
                    Row = document.SourceRow,
                    Field = "id",
                    Value = document.Id,
                    Reason = "an earlier record has the same id",
                });
            else
                Keep(document, row.Notes);
        }

        private void TakeFault(ImportFault fault)
        {
            if (fault.Superseded)
                _superseded.Add(fault);
            else if (fault.Claim is { } claim && _claims.Take(claim, isDocument: false) is { } older)
                _superseded.Add(new ImportFault(fault.File, fault.Row, "id", claim.Id, older));
            else
                _rejected.Add(RejectedRecord.Of(fault));
        }

        private void TakeUpdate(ImportedDocument document, RecordVersion version, IReadOnlyList<ImportFault> notes)
        {
            if (_claims.Take(new RecordClaim(document.Kind, document.Id, version), isDocument: true) is { } older)
                _superseded.Add(new ImportFault(document.SourceFile, document.SourceRow, "id", document.Id, older));
            else
                Keep(document, notes);
        }

        private void Keep(ImportedDocument document, IReadOnlyList<ImportFault> notes)
        {
            _documents.Add(document);
            foreach (var note in notes)
                _noted.Add(note);
        }

        /// <summary>Hands over what was gathered to be written while reading goes on: one part at a time, in order.</summary>
        private void Flush(ImportPosition next)
        {
            _writing.GetAwaiter().GetResult();
            var (documents, rejected, noted, superseded, claims) = (_documents, _rejected, _noted,
                _superseded, _claims.TakeNew());
            (_documents, _rejected) = (new List<ImportedDocument>(documents.Count), []);
            (_noted, _superseded) = (new NotedValues(noted.Room), new NotedValues(superseded.Room));
            _writing = Task.Run(() => Write(documents, rejected, noted, superseded, claims, next));
        }

        /// <summary>Writes a part; the state goes last, so that a part without it is written again.</summary>
        private void Write(
            List<ImportedDocument> documents, List<RejectedRecord> rejected, NotedValues noted, NotedValues superseded,
            List<ClaimedIds.Claim> claims, ImportPosition next)
        {
            IReadOnlyList<ImportedPart> parts = _state.Parts;
            if (documents.Count > 0 || parts.Count == 0)
            {
                var name = CorpusFolder.PartName(parts.Count);
                ParquetTable.Write(Path.Combine(_folder, name), documents);
                parts = [.. parts, new ImportedPart(name, documents.Count, Sha256.OfFile(Path.Combine(_folder, name)))];
            }

            var reasons = new SortedDictionary<string, long>(_state.Reasons, StringComparer.Ordinal);
            foreach (var record in rejected)
                reasons[record.Reason] = reasons.GetValueOrDefault(record.Reason) + 1;
            if (rejected.Count > 0)
                ParquetTable.Write(RejectedPart(_folder, _state.RejectedParts), rejected);
            if (noted.Listed.Count > 0)
                ParquetTable.Write(NotesPart(_folder, _state.NoteParts), noted.Listed);
            if (superseded.Listed.Count > 0)
                ParquetTable.Write(SupersededPart(_folder, _state.SupersededParts), superseded.Listed);
            if (claims.Count > 0)
                ParquetTable.Write(ClaimPart(_folder, _state.ClaimParts), claims);
            _state = _state with
            {
                Parts = parts,
                RowsIn = _state.RowsIn + documents.Count + rejected.Count + superseded.Count,
                Documents = _state.Documents + documents.Count,
                Rejected = _state.Rejected + rejected.Count,
                RejectedParts = _state.RejectedParts + (rejected.Count > 0 ? 1 : 0),
                Reasons = reasons,
                Notes = _state.Notes + noted.Count,
                NotesListed = _state.NotesListed + noted.Listed.Count,
                NoteParts = _state.NoteParts + (noted.Listed.Count > 0 ? 1 : 0),
                NoteReasons = noted.ReasonsWith(_state.NoteReasons),
                ClaimParts = _state.ClaimParts + (claims.Count > 0 ? 1 : 0),
                Next = next,
            };
            _state = With(superseded);
            _state.Write(StatePath(_folder));
            _import.AfterPart?.Invoke(parts.Count);
        }

        private ImportManifest With(NotedValues superseded) => _state with
        {
            Superseded = _state.Superseded + superseded.Count,
            SupersededListed = _state.SupersededListed + superseded.Listed.Count,
            SupersededParts = _state.SupersededParts + (superseded.Listed.Count > 0 ? 1 : 0),
            SupersededReasons = superseded.ReasonsWith(_state.SupersededReasons),
        };

        /// <summary>
        /// Takes out of the parts what a newer record replaced after it was written. What is counted and listed goes first, so
        /// that parts without the replaced documents are not counted again when this was killed.
        /// </summary>
        private void RemoveReplaced()
        {
            if (!_state.Removing)
            {
                var replaced = CountReplaced();
                if (replaced.Listed.Count > 0)
                    ParquetTable.Write(SupersededPart(_folder, _state.SupersededParts), replaced.Listed);
                _state = With(replaced) with { Documents = _state.Documents - replaced.Count, Removing = true };
                _state.Write(StatePath(_folder));
            }

            var (parts, seen) = (_state.Parts.ToArray(), new HashSet<UInt128>());
            for (var i = parts.Length - 1; i >= 0; i--)
            {
                var path = Path.Combine(_folder, parts[i].Name);
                var (kept, replaced) = _claims.Split(ParquetTable.Read<ImportedDocument>(path), seen);
                if (replaced.Count > 0)
                {
                    ParquetTable.Write(path, kept);
                    _import.AfterPart?.Invoke(i);
                }

                // Also where that was done before this was killed.
                if (kept.Count < parts[i].Rows)
                    parts[i] = new ImportedPart(parts[i].Name, kept.Count, Sha256.OfFile(path));
            }

            _state = _state with { Parts = parts };
        }

        /// <summary>The documents that newer records replaced; the first of them in the order of the parts are listed.</summary>
        private NotedValues CountReplaced()
        {
            var (values, first, seen) = (new NotedValues(_superseded.Room), new Queue<ImportFault>(), new HashSet<UInt128>());
            for (var i = _state.Parts.Count - 1; i >= 0; i--)
            {
                var replaced = _claims.Split(
                    ParquetTable.Read<ImportedDocument>(Path.Combine(_folder, _state.Parts[i].Name)), seen).Replaced;
                for (var d = replaced.Count - 1; d >= 0; d--)
                {
                    first.Enqueue(
                        new ImportFault(replaced[d].SourceFile, replaced[d].SourceRow, "id", replaced[d].Id, ClaimedIds.Newer));
                    if (first.Count > values.Room)
                        values.Skip(first.Dequeue());
                }
            }

            foreach (var fault in first.Reverse())
                values.Add(fault);
            return values;
        }

        private void RememberIds(string part)
        {
            if (!File.Exists(part))
                throw new InputException("a part of the unfinished import is gone", part, null,
                    hint: "Import again with --force");
            using var connection = ParquetTable.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT kind, id FROM read_parquet({ParquetTable.FileLiteral(part)})";
            command.UseStreamingMode = true;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                _ids.Add(Enum.Parse<DocumentKind>(reader.GetString(0), ignoreCase: true).ToString(), reader.GetString(1));
        }
    }

    /// <summary>
    /// Files are compressed and of very different size: the time left follows from bytes on disk, not from records.
    /// </summary>
    private sealed class Progressed(IReadOnlyList<ImportedFile> files)
    {
        private readonly long _total = files.Sum(f => f.Bytes);
        private readonly long[] _before = Before(files);

        private static long[] Before(IReadOnlyList<ImportedFile> files)
        {
            var before = new long[files.Count];
            for (var i = 1; i < before.Length; i++)
                before[i] = before[i - 1] + files[i - 1].Bytes;
            return before;
        }

        internal WorkProgress At(string stage, ImportedRow row) =>
            new(stage, (_before[row.File] + row.FileBytes) >> 20, _total >> 20,
                files.Count == 1 ? "MiB" : FormattableString.Invariant($"MiB in {files.Count:N0} files"));
    }

    private IImporter Importer => importer;

    private int PartRows => partRows;
}
