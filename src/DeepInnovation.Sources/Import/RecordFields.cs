using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import;

/// <summary>Reads values that many sources share from a record; a fault names the field.</summary>
internal static class RecordFields
{
    /// <summary>A year from 1500 to 2100; null when missing.</summary>
    internal static int? Year(JsonRecord record, string name) => record.Number(name) switch
    {
        null => null,
        >= Fields.FirstYear and <= Fields.LastYear and var year => (int)year,
        _ => throw record.Fault(name, $"the year is no whole number from {Fields.FirstYear} to {Fields.LastYear}"),
    };

    /// <summary>A count from 0; null when missing.</summary>
    internal static int? Count(JsonRecord record, string name) => record.Number(name) switch
    {
        null => null,
        >= 0 and <= int.MaxValue and var count => (int)count,
        _ => throw record.Fault(name, "the count is no whole number from 0"),
    };

    /// <summary>
    /// An ISO date <c>yyyy-MM-dd</c>, with or without a time behind it; null when missing or when its day is not known.
    /// </summary>
    internal static string? Date(JsonRecord record, string name) => Day(record, name).Date;

    /// <summary>The same with its year, which a date without a known day still has.</summary>
    internal static (string? Date, int? Year) Day(JsonRecord record, string name) => record.Text(name) is not { } text ? default
        : Fields.Day(text) ?? throw record.Fault(name, "the date is not written as year-month-day");

    /// <summary>The document, if it has any text.</summary>
    /// <exception cref="RecordException">Title and abstract are both empty.</exception>
    internal static ImportedDocument WithText(ImportedDocument document, JsonRecord record, string title) =>
        document.Title.Length + document.Abstract.Length > 0 ? document
            : throw record.Fault(title, "title and abstract are both empty");
}
