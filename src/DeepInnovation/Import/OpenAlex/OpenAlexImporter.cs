using DeepInnovation.Corpus;

namespace DeepInnovation.Import.OpenAlex;

/// <summary>
/// Works of OpenAlex: the snapshot's JSON Lines (<c>works/updated_date=…/part_000.gz</c>) or records of its API, one a line. Fields after
/// https://docs.openalex.org/api-entities/works/work-object and https://docs.openalex.org/download-all-data/openalex-snapshot.
/// <para>id: the last segment (<c>W2741809807</c>). title: <c>title</c>, else <c>display_name</c>. abstract: rebuilt from <c>abstract_inverted_index</c>.
/// field: <c>primary_topic.field.display_name</c>, else the highest-scored <c>concepts</c> of level 0. keywords: <c>keywords[].display_name</c> (earlier
/// snapshots: <c>keyword</c>). countries: <c>authorships[].countries</c>, else the institutions' <c>country_code</c>. Withdrawn: <c>is_retracted</c>.
/// <c>is_paratext</c> gives the type <c>paratext</c>.</para>
/// </summary>
public sealed class OpenAlexImporter : LineImporter
{
    /// <inheritdoc/>
    public override string Name => "openalex";

    /// <inheritdoc/>
    public override string Description => "OpenAlex works: JSON Lines of the snapshot (folders of part_NNN.gz) or of the API";

    private protected override bool Belongs(string name) => base.Belongs(name) && !name.EndsWith("manifest", StringComparison.Ordinal);

    private protected override ImportedDocument Parse(ReadOnlySpan<byte> line) => JsonRecord.Parse(line, Document);

    private static ImportedDocument Document(JsonRecord work)
    {
        var countries = Countries(work);
        var document = new ImportedDocument
        {
            Kind = DocumentKind.Paper,
            Id = LastSegment(work.Text("id")) ?? throw work.Fault("id", "the id is empty"),
            Title = work.Text("title") ?? work.Text("display_name") ?? "",
            Abstract = InvertedAbstract.Rebuild(work),
            Year = Fields.Year(work, "publication_year"),
            Date = Fields.Date(work, "publication_date"),
            Country = countries.FirstOrDefault(),
            Countries = countries,
            Language = work.Text("language"),
            Field = FieldOf(work),
            Keywords = Fields.Distinct(work.Objects("keywords").Select(k => k.Text("display_name") ?? k.Text("keyword"))),
            Cited = Fields.Count(work, "cited_by_count"),
            Doi = Fields.Doi(work.Text("doi")),
            Type = work.Flag("is_paratext") == true ? "paratext" : work.Text("type"),
            Withdrawn = work.Flag("is_retracted") ?? false,
            Venue = (work.Object("primary_location") ?? work.Object("host_venue"))?.Object("source")?.Text("display_name") ?? work.Object("host_venue")?.Text("display_name"),
        };
        return Fields.WithText(document, work, "title");
    }

    private static string? LastSegment(string? id) => id is null ? null : id[(id.LastIndexOf('/') + 1)..] is { Length: > 0 } last ? last : null;

    private static string? FieldOf(JsonRecord work) =>
        work.Object("primary_topic")?.Object("field")?.Text("display_name")
        ?? work.Objects("concepts").Where(c => c.Number("level") == 0).Select(c => c.Text("display_name")).FirstOrDefault();

    private static List<string> Countries(JsonRecord work) => Fields.Distinct(work.Objects("authorships").SelectMany(author =>
    {
        var named = author.Texts("countries").ToList();
        return named.Count > 0 ? named : author.Objects("institutions").Select(i => i.Text("country_code") ?? "").ToList();
    }).Select(Fields.Country));
}
