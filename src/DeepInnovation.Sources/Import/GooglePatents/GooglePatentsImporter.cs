using System.Globalization;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.GooglePatents;

/// <summary>
/// Exports of Google's public table <c>patents-public-data.patents.publications</c>, one JSON record a line or in an array
/// (https://console.cloud.google.com/marketplace/product/google_patents_public_datasets/google-patents-public-data):
/// publication_number, country_code, filing_date, publication_date and grant_date (yyyymmdd, 0 for none), family_id,
/// title_localized and abstract_localized (text, language), ipc and cpc (code), assignee_harmonized (country_code). BigQuery
/// writes whole numbers as texts; both are taken.
/// <para>id: publication_number (<c>US-10000000-B2</c>). The English text where there is one, else the first. cited stays
/// unknown: the table has the citations that a patent makes, not those it gets.</para>
/// </summary>
internal sealed class GooglePatentsImporter : LineImporter
{
    /// <inheritdoc/>
    public override string Name => "googlepatents";

    /// <inheritdoc/>
    public override string Description => "Google Patents public data: exports of patents.publications as JSON Lines or Parquet";

    private protected override ImportedDocument Parse(ReadOnlySpan<byte> line) => JsonRecord.Parse(line, Document);

    internal static ImportedDocument Document(JsonRecord patent)
    {
        var title = LocalText.Best(patent.Objects("title_localized"), "text", "language");
        var text = LocalText.Best(patent.Objects("abstract_localized"), "text", "language");
        var filed = Filed(patent);
        var ipc = Fields.Distinct(patent.Objects("ipc").Select(c => c.Text("code")));
        return RecordFields.WithText(new ImportedDocument
        {
            Kind = DocumentKind.Patent,
            Id = patent.Text("publication_number") ?? throw patent.Fault("publication_number", "the id is empty"),
            Title = title.Text,
            Abstract = text.Text,
            Year = filed.Year,
            Date = filed.Date,
            Notes = filed.Notes,
            Country = Fields.Country(patent.Text("country_code")),
            Countries = Fields.Distinct(
                patent.Objects("assignee_harmonized").Select(a => Fields.Country(a.Text("country_code")))),
            Language = title.Language ?? text.Language,
            Ipc = ipc.Count > 0 ? ipc : Fields.Distinct(patent.Objects("cpc").Select(c => c.Text("code"))),
            Family = patent.Text("family_id") is { } family && family is not ("0" or "-1") ? family : null,
            Type = patent.Text("kind_code"),
        }, patent, "title_localized");
    }

    private static FilingDate Filed(JsonRecord patent)
    {
        if (patent.Number("filing_date") is not { } number || number == 0)
            return default;
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (Fields.Day(text) is null)
            throw patent.Fault("filing_date", "the date is not written as yyyymmdd");
        return FilingDate.Of("filing_date", text, FilingDate.Later(patent.Number("grant_date")
            ?.ToString(CultureInfo.InvariantCulture), patent.Number("publication_date")?.ToString(CultureInfo.InvariantCulture)));
    }
}
