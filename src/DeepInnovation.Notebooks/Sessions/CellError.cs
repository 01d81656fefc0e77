namespace DeepInnovation.Notebooks.Sessions;

/// <summary>Why and where a cell failed.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>, <c>DirectiveError</c>,
/// <c>Timeout</c>, <c>Cancelled</c>.</param>
/// <param name="Message">Its message.</param>
/// <param name="File">The notebook or imported file with the fault.</param>
/// <param name="CellNumber">The cell's number among the file's code cells, counted from 1: [n] in the executed notebook.</param>
/// <param name="CellId">The cell's id.</param>
/// <param name="Line">The line in the cell, counted from 1; null if unknown.</param>
/// <param name="Column">The column in that line, counted from 1, for compile errors.</param>
public sealed record CellError(string Name, string Message, string File, int CellNumber, string CellId, int? Line, int? Column)
{
    /// <summary>The place in words: notebook, cell, line and column.</summary>
    public string Place =>
        $"{File}, cell {CellNumber}{(CellId.Length > 0 ? $" (id {CellId})" : "")}{(Line is null ? "" : $", line {Line}")}"
        + $"{(Column is null ? "" : $", column {Column}")}";

    /// <summary>Place, name and message in one line.</summary>
    public override string ToString() => $"{Place}: {Name}: {Message.ReplaceLineEndings(" ")}";
}
