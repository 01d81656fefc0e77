using DeepInnovation.Corpus;

namespace DeepInnovation.Import.PatentsView;

/// <summary>A row of g_patent and what the other tables say of its patent, in their order.</summary>
internal sealed record PatentParts(
    long Line, string Id, string Type, string Title, string Withdrawn,
    List<string> Abstracts, List<string> Filings, List<string> Ipc, List<string> Cpc, List<string> Countries)
{
    /// <exception cref="RecordException">The row gives no document.</exception>
    internal ImportedDocument ToDocument()
    {
        var (text, filed) = (Abstracts.FirstOrDefault() ?? "", Filings.FirstOrDefault());
        var (date, year) = filed is null ? default : Fields.Day(filed) ?? throw new RecordException("filing_date", filed, "the date is not written as year-month-day");
        var ipc = Fields.Distinct(Ipc);
        return new ImportedDocument
        {
            Kind = DocumentKind.Patent,
            Id = Id.Length > 0 ? "US" + Id : throw new RecordException("patent_id", "", "the id is empty"),
            Title = Title.Length + text.Length > 0 ? Title : throw new RecordException("patent_title", "", "title and abstract are both empty"),
            Abstract = text,
            Year = year,
            Date = date,
            Country = "US",
            Countries = Fields.Distinct(Countries.Select(Fields.Country)),
            Language = "en",
            Ipc = ipc.Count > 0 ? ipc : Fields.Distinct(Cpc),
            Type = Type.Length > 0 ? Type : null,
            Withdrawn = Withdrawn switch
            {
                "1" => true,
                "0" or "" => false,
                var other => throw new RecordException("withdrawn", other, "neither 0 nor 1"),
            },
        };
    }
}
