namespace DeepInnovation.Sources.Import;

/// <summary>How a table was understood: part of <c>import.json</c>.</summary>
/// <param name="File">As <see cref="ImportedDocument.SourceFile"/>.</param>
/// <param name="Layout">The database whose export it is; null for a plain table.</param>
/// <param name="Form">How it is written, such as <c>tab-delimited, UTF-16</c>; null for a plain table.</param>
/// <param name="Skipped">The lines above the header.</param>
/// <param name="Columns">The columns that fill each field: where there are several, a row takes the
/// first with something in it.</param>
/// <param name="NotUsed">Columns whose meaning is known and that fill no field, with what they are.</param>
/// <param name="Ignored">All other columns.</param>
public sealed record ImportedTable(
    string File, string? Layout, string? Form, IReadOnlyList<string> Skipped,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns,
    IReadOnlyDictionary<string, string> NotUsed, IReadOnlyList<string> Ignored);
