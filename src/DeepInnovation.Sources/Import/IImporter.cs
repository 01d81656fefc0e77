using DeepInnovation.Core;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// Reads one source's own files, in the layout that the source publishes, as documents. An importer streams: memory is
/// O(longest record), whatever the size of the source (what a join of tables needs is spilled to disk). It keeps no books: the
/// import counts, rejects repeated ids, writes and resumes.
/// </summary>
public interface IImporter
{
    /// <summary>The name that users type: <c>openalex</c>.</summary>
    string Name { get; }

    /// <summary>One line for the help: which files of which source.</summary>
    string Description { get; }

    /// <summary>
    /// The source's files under the paths that the user gave (files and folders), in an order that follows from their names
    /// alone, ordinal unless the importer says otherwise, so that an import does not depend on the file system.
    /// </summary>
    /// <exception cref="InputException">A path does not exist, or nothing of this source lies under it.</exception>
    IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths);

    /// <summary>
    /// How each file is read, where that is found in the file: what <see cref="ImportManifest.Tables"/> keeps. Files that cannot
    /// be used are refused here, before anything is written.
    /// </summary>
    /// <param name="files">What <see cref="Find"/> gave.</param>
    /// <exception cref="InputException">A file cannot be used.</exception>
    IReadOnlyList<ImportedTable> Tables(IReadOnlyList<SourceFile> files) => [];

    /// <summary>What the user chose of the importer's options, one text each: an import with others is another import.</summary>
    IReadOnlyList<string> Options => [];

    /// <summary>
    /// What <see cref="Find"/> saw under the paths and left out on purpose, a sentence without its full stop for each thing; no
    /// names of folders above the paths.
    /// </summary>
    /// <param name="paths">What <see cref="Find"/> was given.</param>
    IReadOnlyList<string> LeftOut(IReadOnlyList<string> paths) => [];

    /// <summary>
    /// The records from <paramref name="start"/> on, in a fixed order: each record gives exactly one row, a document or a
    /// fault. Reading again from the same position gives the same rows, so that a killed import continues.
    /// </summary>
    /// <param name="files">What <see cref="Find"/> gave.</param>
    /// <param name="start">Where to begin; <see cref="ImportPosition.Start"/> for the whole source.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InputException">A file as a whole cannot be used: damaged, cut off, without its header.</exception>
    IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation);
}

/// <summary>A file of a source.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its name for <see cref="ImportedDocument.SourceFile"/>: relative to the path that the
/// user gave, with <c>/</c>.</param>
public sealed record SourceFile(string Path, string Name);

/// <summary>A place between two records: what has to be skipped to continue there.</summary>
/// <param name="File">Files read to their end.</param>
/// <param name="Records">Records already read of the next file.</param>
public readonly record struct ImportPosition(int File, long Records)
{
    /// <summary>Before the first record.</summary>
    public static ImportPosition Start => default;
}

/// <summary>What became of one record.</summary>
/// <param name="File">The number of its file, from 0: a continued import skips whole files, then records in one.</param>
/// <param name="Document">The document; null for a fault.</param>
/// <param name="Fault">Why there is no document; null for a document.</param>
/// <param name="FileBytes">About how much of its file had been read by then, in bytes on disk, for the time left; 0
/// where that is not known.</param>
public readonly record struct ImportedRow(int File, ImportedDocument? Document, ImportFault? Fault, long FileBytes = 0)
{
    /// <summary>Values that the document came without because they cannot be right: rows of <c>notes.csv</c>.</summary>
    public IReadOnlyList<ImportFault> Notes =>
        Document is { Notes.Count: > 0 } document ? [.. document.Notes.Select(n => n.Of(document))] : [];
}

/// <summary>
/// A record that gives no document: a row of <c>rejected.csv</c>. Or a value that a document came
/// without: a row of <c>notes.csv</c>.
/// </summary>
/// <param name="File">As <see cref="ImportedDocument.SourceFile"/>.</param>
/// <param name="Row">As <see cref="ImportedDocument.SourceRow"/>.</param>
/// <param name="Field">The field as the source names it; null when the record as a whole is broken.</param>
/// <param name="Value">What was found there, shortened to 1,000 characters.</param>
/// <param name="Reason">What is wrong, as a sentence without its full stop.</param>
public sealed record ImportFault(string File, long Row, string? Field, string? Value, string Reason)
{
    internal RecordClaim? Claim { get; init; }

    internal bool Superseded { get; init; }
}
