using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.PatentsView;

/// <summary>A row of the main table and what the other tables say of its patent, in their order.</summary>
/// <param name="Set">Whose tables these are.</param>
/// <param name="Line">The row's line.</param>
/// <param name="Id">The id as the tables have it.</param>
/// <param name="Type">The type.</param>
/// <param name="Later">The day of the grant or publication, as written.</param>
/// <param name="Title">The title.</param>
/// <param name="Withdrawn">The flag, as written.</param>
/// <param name="Abstract">The abstract.</param>
/// <param name="Filing">The day of filing as written, with its line and the file where that is not the main one.</param>
/// <param name="Ipc">IPC symbols.</param>
/// <param name="Cpc">CPC symbols.</param>
/// <param name="Countries">The assignees' countries.</param>
internal sealed record PatentParts(
    PatentsViewSchema Set, long Line, string Id, string Type, string Later, string Title, string Withdrawn,
    string Abstract, (string Date, long Line, string? File)? Filing, List<string> Ipc, List<string> Cpc, List<string> Countries)
{
    /// <exception cref="RecordException">The row gives no document.</exception>
    internal ImportedDocument ToDocument()
    {
        var ipc = Fields.Distinct(Ipc);
        var later = FilingDate.Later(Later);
        var filed = Filing is { } filing ? FilingDate.Of("filing_date", filing.Date, later, filing.File, filing.Line) : default;
        return new ImportedDocument
        {
            Kind = DocumentKind.Patent,
            Id = Id.Length > 0 ? "US" + Id : throw new RecordException(Set.Key, "", "the id is empty"),
            Title = Title.Length + Abstract.Length > 0 ? Title : throw new RecordException(
                Set == PatentsViewSchema.Grants ? "patent_title" : "application_title", "", "title and abstract are both empty"),
            Abstract = Abstract,
            Year = filed.Year,
            Date = filed.Date,
            Country = "US",
            Countries = Fields.Distinct(Countries.Select(Fields.Country)),
            Language = "en",
            Ipc = ipc.Count > 0 ? ipc : Fields.Distinct(Cpc),
            Type = Type.Length > 0 ? Type : null,
            Notes = later is null && Later.Length > 0
                ? [.. filed.Notes, new ImportNote(Set.LaterField, Later,
                    "the day of the grant or publication is none; the filing date was not compared with it")] : filed.Notes,
            Withdrawn = Withdrawn switch
            {
                "1" => true,
                "0" or "" => false,
                var other => throw new RecordException("withdrawn", other, "neither 0 nor 1"),
            },
        };
    }
}
