using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.Lens;

/// <summary>
/// Records of Lens.org as its API and JSON Lines exports give them, one a line, in arrays or in whole
/// answers (<c>{"total": …, "data": […]}</c>; https://docs.api.lens.org/response-patent.html and
/// https://docs.api.lens.org/response-scholar.html). A record with <c>biblio</c> or <c>jurisdiction</c>
/// is a patent, any other a paper.
/// <para>Patents: year of <c>biblio.application_reference.date</c>; title and abstract in English where there is one, else the
/// first; <c>biblio.classifications_ipcr</c>, else <c>classifications_cpc</c>; country = jurisdiction; family = the smallest
/// <c>lens_id</c> among <c>families.simple_family.members</c>; cited = <c>biblio.cited_by.patent_count</c>. Papers:
/// <c>year_published</c>, <c>fields_of_study</c>, <c>keywords</c>, <c>scholarly_citations_count</c>, <c>external_ids</c> of type
/// doi, <c>authors[].affiliations[].country_code</c> (several with commas). id = <c>lens_id</c>.</para>
/// </summary>
internal sealed class LensImporter : LineImporter
{
    /// <inheritdoc/>
    public override string Name => "lens";

    /// <inheritdoc/>
    public override string Description => "Lens.org exports of patents or scholarly works: CSV, JSON Lines or answers of the API";

    private protected override string? AnswerList => "data";

    private protected override ImportedDocument Parse(ReadOnlySpan<byte> line) => JsonRecord.Parse(line, record =>
        record.KindOf("biblio") != System.Text.Json.JsonValueKind.Null || record.Text("jurisdiction") is not null
            ? Patent(record) : Paper(record));

    private static ImportedDocument Patent(JsonRecord record)
    {
        var biblio = record.Object("biblio");
        var title = LocalText.Best(biblio?.Objects("invention_title"), "text", "lang");
        var text = LocalText.Best(record.Objects("abstract"), "text", "lang");
        var filed = Filed(record, biblio);
        var office = Fields.Country(record.Text("jurisdiction"));
        var ipc = Symbols(biblio?.Object("classifications_ipcr"));
        return RecordFields.WithText(new ImportedDocument
        {
            Kind = DocumentKind.Patent,
            Id = Id(record),
            Title = title.Text,
            Abstract = text.Text,
            Year = filed.Year,
            Date = filed.Date,
            Notes = filed.Notes,
            Country = office,
            Countries = Fields.Distinct(
                (biblio?.Object("parties")?.Objects("applicants") ?? []).Select(a => Fields.Country(a.Text("residence")))),
            Language = title.Language ?? text.Language ?? Fields.Language(record.Text("lang")),
            Ipc = ipc.Count > 0 ? ipc : Symbols(biblio?.Object("classifications_cpc")),
            Cited = biblio?.Object("cited_by") is { } cited ? RecordFields.Count(cited, "patent_count") : null,
            Family = record.Object("families")?.Object("simple_family")?.Objects("members").Select(m => m.Text("lens_id"))
                .Where(id => id is not null).Min(StringComparer.Ordinal),
            Type = record.Text("publication_type")?.ToLowerInvariant(),
            Withdrawn = IsWithdrawn(record.Object("legal_status")?.Text("patent_status")),
        }, record, "biblio");
    }

    private static ImportedDocument Paper(JsonRecord record)
    {
        var countries = Fields.Distinct(record.Objects("authors").SelectMany(a => a.Objects("affiliations")
            .SelectMany(f => (f.Text("country_code") ?? "").Split(',')).ToList()).Select(Fields.Country));
        return RecordFields.WithText(new ImportedDocument
        {
            Kind = DocumentKind.Paper,
            Id = Id(record),
            Title = Fields.OneLine(record.Text("title")),
            Abstract = record.Text("abstract") ?? "",
            Year = RecordFields.Year(record, "year_published"),
            Date = RecordFields.Date(record, "date_published"),
            Country = countries.FirstOrDefault(),
            Countries = countries,
            Language = Fields.Language(record.Texts("languages").FirstOrDefault()),
            Field = string.Join("; ", Fields.Distinct(record.Texts("fields_of_study"))) is { Length: > 0 } fields ? fields : null,
            Keywords = Fields.Distinct(record.Texts("keywords")),
            Cited = RecordFields.Count(record, "scholarly_citations_count"),
            Doi = Fields.Doi(string.Join(' ', record.Objects("external_ids")
                .Where(e => "doi".Equals(e.Text("type"), StringComparison.OrdinalIgnoreCase)).Select(e => e.Text("value")))),
            Type = record.Text("publication_type")?.ToLowerInvariant(),
            Venue = record.Object("source")?.Text("title"),
            Withdrawn = RetractionUpdates.Withdraw(record),
        }, record, "title");
    }

    private static FilingDate Filed(JsonRecord record, JsonRecord? biblio)
    {
        if (biblio?.Object("application_reference") is not { } application)
            return default;
        RecordFields.Day(application, "date"); // one that is not written as a date is a fault of the record
        return FilingDate.Of("biblio.application_reference.date", application.Text("date"),
            FilingDate.Later(record.Text("date_published")));
    }

    /// <summary>What the legal status says: <c>Withdrawn</c>, <c>WITHDRAWN</c>.</summary>
    internal static bool IsWithdrawn(string? legalStatus) =>
        legalStatus?.Contains("withdrawn", StringComparison.OrdinalIgnoreCase) == true;

    private static string Id(JsonRecord record) => record.Text("lens_id") ?? throw record.Fault("lens_id", "the id is empty");

    private static List<string> Symbols(JsonRecord? scheme) =>
        Fields.Distinct(
            (scheme?.Objects("classifications") ?? []).Select(c => c.Text("symbol")?.Replace(" ", "", StringComparison.Ordinal)));
}
