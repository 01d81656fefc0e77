using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Import.OpenAlex;

/// <summary>
/// Works that OpenAlex merged into others, from <c>merged_ids/works/*.csv.gz</c> (<c>merge_date,id,merge_into_id</c>):
/// their records must be deleted. Merges are taken in the order of their days; one into a work brings that one back.
/// Memory is about 50 bytes a merge.
/// </summary>
internal sealed class MergedWorks
{
    private static readonly string[] Columns = ["merge_date", "id", "merge_into_id"];
    private readonly Dictionary<long, long> _into = [];

    /// <exception cref="InputException">A file is no such table.</exception>
    internal static MergedWorks Read(IEnumerable<SourceFile> files)
    {
        var merges = files.SelectMany(f => Rows(f.Path)).ToList();
        merges.Sort();
        var merged = new MergedWorks();
        foreach (var (_, id, into) in merges)
        {
            if (id == into)
                continue;
            merged._into[id] = into;
            merged._into.Remove(into);
        }

        return merged;
    }

    /// <summary>
    /// The work that a work was merged into, or an empty text where the table does not say; null for a work that stands.
    /// </summary>
    internal string? Into(string work) =>
        _into.Count > 0 && WorkId.NumberOf(work) is { } number && _into.TryGetValue(number, out var into)
            ? into < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"W{into}") : null;

    private static IEnumerable<(DateOnly Day, long Id, long Into)> Rows(string path)
    {
        const string hint = "Give merged_ids/works as OpenAlex publishes it: merge_date,id,merge_into_id";
        var table = new CsvTable(path);
        var columns = Columns.Select(name => table.Columns.ToList().IndexOf(name)).ToArray();
        if (columns.Contains(-1))
            throw new InputException(
                $"this is not a table of merged works; the header has {string.Join(", ", table.Columns)}", path, 1, hint: hint);
        foreach (var row in table.Rows())
        {
            if (row.Fault is { } fault)
                throw new InputException(fault.Reason, path, row.Line, fault.Column, fault.Value, hint);
            var (date, id, into) = (row.Cells[columns[0]].Text.Trim(), row.Cells[columns[1]].Text.Trim(),
                row.Cells[columns[2]].Text.Trim());
            if (RecordVersion.Time(date) is not { } day)
                throw new InputException("the date of the merge is not a date", path, row.Line, "merge_date", date, hint);
            if (NumberOf(id) is not { } work)
                throw new InputException("the id is none of a work", path, row.Line, "id", id, hint);
            if (into.Length > 0 && NumberOf(into) is null)
                throw new InputException("the id is none of a work", path, row.Line, "merge_into_id", into, hint);
            yield return (DateOnly.FromDateTime(day), work, into.Length > 0 ? NumberOf(into)!.Value : -1);
        }
    }

    private static long? NumberOf(string id) => WorkId.Of(id) is { } key ? WorkId.NumberOf(key) : null;
}
