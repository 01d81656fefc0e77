using System.Globalization;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.Arxiv;

/// <summary>
/// The arXiv metadata snapshot (<c>arxiv-metadata-oai-snapshot.json</c>, JSON Lines;
/// https://www.kaggle.com/datasets/Cornell-University/arxiv): id, title, abstract, categories, doi, journal-ref, comments,
/// versions[].created, update_date.
/// <para>id: <c>arXiv:</c> + id. year: of the first version, else of <c>update_date</c>. field: the categories, separated by
/// semicolons. Withdrawn: title, comments or abstract give notice of it (<see cref="WithdrawalNotice"/>), which is how arXiv
/// marks it. type: <c>preprint</c>.</para>
/// </summary>
internal sealed class ArxivImporter : LineImporter
{
    /// <inheritdoc/>
    public override string Name => "arxiv";

    /// <inheritdoc/>
    public override string Description => "arXiv metadata snapshot: JSON Lines";

    private protected override ImportedDocument Parse(ReadOnlySpan<byte> line) => JsonRecord.Parse(line, Document);

    private static ImportedDocument Document(JsonRecord paper)
    {
        var date = Created(paper) ?? RecordFields.Date(paper, "update_date");
        var text = Fields.OneLine(paper.Text("abstract"));
        var document = new ImportedDocument
        {
            Kind = DocumentKind.Paper,
            Id = "arXiv:" + (paper.Text("id") ?? throw paper.Fault("id", "the id is empty")),
            Title = Fields.OneLine(paper.Text("title")),
            Abstract = text,
            Year = Fields.YearOf(date),
            Date = date,
            Field = paper.Text("categories") is { } categories
                ? string.Join("; ", categories.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : null,
            Doi = Fields.Doi(paper.Text("doi")),
            Type = "preprint",
            Venue = paper.Text("journal-ref"),
            Withdrawn = WithdrawalNotice.IsIn(paper.Text("title"), paper.Text("comments"), text,
                paper.Objects("versions").Count()),
        };
        return RecordFields.WithText(document, paper, "title");
    }

    /// <summary>The date of the first version: <c>Mon, 2 Apr 2007 19:18:42 GMT</c>.</summary>
    private static string? Created(JsonRecord paper)
    {
        foreach (var version in paper.Objects("versions"))
        {
            if (version.Text("created") is not { } text)
                return null;
            return DateTime.TryParseExact(text, "ddd, d MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var date)
                ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : throw version.Fault("created", "the date is not written as \"Mon, 2 Apr 2007 19:18:42 GMT\"");
        }

        return null;
    }
}
