namespace DeepInnovation.Sources.Import;

/// <summary>
/// A value that a document came without, since it cannot be right. The importer puts it beside the document; the import counts it
/// and lists it in <c>notes.csv</c>, where <c>rejected.csv</c> lists records that gave no document at all.
/// </summary>
/// <param name="Field">The field as the source names it.</param>
/// <param name="Value">What was found there.</param>
/// <param name="Reason">What is wrong and what was done, as a sentence without its full stop; the same words for
/// every value of one kind.</param>
/// <param name="File">The file that holds the value, where that is not the document's own.</param>
/// <param name="Row">The line in <paramref name="File"/>.</param>
internal sealed record ImportNote(string Field, string? Value, string Reason, string? File = null, long Row = 0)
{
    /// <summary>The note with its place; without one of its own it is where the document is.</summary>
    public ImportFault Of(ImportedDocument document) =>
        new(File ?? document.SourceFile, File is null ? document.SourceRow : Row, Field, RecordException.Short(Value), Reason);
}
