using System.Text.Json;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.OpenAlex;

/// <summary>
/// Works of OpenAlex: the snapshot's JSON Lines or Parquet (<c>data/jsonl/works</c>, <c>data/parquet/works</c>; before June 2026
/// <c>data/works</c>), or answers of its API, whole pages or one record a line. Layout after
/// https://developers.openalex.org/download/snapshot-format, fields after
/// https://docs.openalex.org/api-entities/works/work-object.
/// <para>id: the last segment (<c>W2741809807</c>); any other letter is another entity and rejected. title: <c>title</c>, else
/// <c>display_name</c>. abstract: rebuilt from <c>abstract_inverted_index</c> (<see cref="InvertedAbstract"/>). field:
/// <c>primary_topic.field.display_name</c>, else the first <c>concepts</c> of level 0. keywords: <c>keywords[].display_name</c>,
/// earlier <c>keyword</c>, plain texts, or an <c>id</c> alone; where a record has no such field, <c>concepts</c> below level 0
/// with a score of 0.3 or more. countries: <c>authorships[].countries</c>, else the institutions' <c>country_code</c>. Withdrawn:
/// <c>is_retracted</c>. <c>is_paratext</c> gives the type <c>paratext</c>. A year or date out of range is noted and left out;
/// without a year the date's counts.</para>
/// <para>A repeated id is an update: the record of the newest partition <c>updated_date=…</c> holds, within one the newest
/// <c>updated_date</c> of its own, of equally new ones the first by file name and line; files without a partition go by their
/// records' own. That the newest cannot be used or is retracted does not bring an older one back. Works of
/// <c>merged_ids/works</c> vanish.</para>
/// </summary>
internal sealed class OpenAlexImporter : LineImporter
{
    private const double LeastConceptScore = 0.3;
    private static readonly string[] Columns =
    [
        "title", "display_name", InvertedAbstract.Field, "publication_year", "publication_date", "language", "primary_topic",
        "concepts", "keywords", "cited_by_count", "doi", "type", "is_paratext", "is_retracted", "primary_location", "host_venue",
        "authorships", "updated_date",
    ];

    /// <inheritdoc/>
    public override string Name => "openalex";

    /// <inheritdoc/>
    public override string Description => "OpenAlex works: the snapshot's JSON Lines or Parquet, or pages of the API";

    private protected override string AnswerList => "results";

    /// <inheritdoc/>
    public override IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths) => SnapshotFiles.Find(paths).Files;

    /// <inheritdoc/>
    public override IReadOnlyList<string> LeftOut(IReadOnlyList<string> paths) => SnapshotFiles.Find(paths).LeftOut;

    private protected override RecordReader Open(SourceFile file) =>
        SnapshotFiles.IsMergedIds(file) ? new NoRecords()
            : SnapshotFiles.IsParquet(file) ? new ParquetRecords(file.Path, "id", Columns) : base.Open(file);

    private protected override ImportedDocument Parse(ReadOnlySpan<byte> line) => Parse(line, null, null);

    private protected override Parser ParserOf(IReadOnlyList<SourceFile> files)
    {
        var merged = MergedWorks.Read(files.Where(SnapshotFiles.IsMergedIds));
        var partitions = files.ToDictionary(f => f.Path, f => SnapshotFiles.PartitionOf(f.Path), StringComparer.Ordinal);
        return (record, source) => Parse(record, partitions[source.Path], merged);
    }

    private static ImportedDocument Parse(ReadOnlySpan<byte> record, DateOnly? partition, MergedWorks? merged) =>
        JsonRecord.Parse(record, work => Document(work, partition, merged), InvertedAbstract.Field);

    private static ImportedDocument Document(JsonRecord work, DateOnly? partition, MergedWorks? merged)
    {
        var text = work.Text("id") ?? throw work.Fault("id", "the id is empty");
        var id = WorkId.Of(text) ?? throw work.Fault("id", "the id is none of a work: W and a number");
        if (merged?.Into(id) is { } into)
            throw new RecordException("id", into.Length > 0 ? $"{id} into {into}" : id, "the work was merged into another")
            {
                Superseded = true,
            };
        var notes = new List<ImportNote>();
        var version = RecordVersion.Of(partition, Changed(work, notes));
        try
        {
            return Document(work, id, version, notes);
        }
        catch (RecordException fault)
        {
            throw new RecordException(fault.Field, fault.Value, fault.Message)
            {
                Claim = new RecordClaim(DocumentKind.Paper, id, version),
            };
        }
    }

    private static ImportedDocument Document(JsonRecord work, string id, RecordVersion version, List<ImportNote> notes)
    {
        var countries = Countries(work);
        var (date, yearOfDate) = Date(work, notes);
        var document = new ImportedDocument
        {
            Kind = DocumentKind.Paper,
            Id = id,
            Title = work.Text("title") ?? work.Text("display_name") ?? "",
            Abstract = InvertedAbstract.Rebuild(work, notes),
            Year = Year(work, yearOfDate, notes),
            Date = date,
            Country = countries.FirstOrDefault(),
            Countries = countries,
            Language = work.Text("language"),
            Field = FieldOf(work),
            Keywords = Fields.Distinct(Keywords(work)),
            Cited = RecordFields.Count(work, "cited_by_count"),
            Doi = Fields.Doi(work.Text("doi")),
            Type = work.Flag("is_paratext") == true ? "paratext" : work.Text("type"),
            Withdrawn = work.Flag("is_retracted") ?? false,
            Venue = (work.Object("primary_location") ?? work.Object("host_venue"))?.Object("source")?.Text("display_name")
                ?? work.Object("host_venue")?.Text("display_name"),
            Version = version,
            Notes = notes,
        };
        return RecordFields.WithText(document, work, "title");
    }

    private static DateTime? Changed(JsonRecord work, List<ImportNote> notes)
    {
        const string name = "updated_date";
        if (work.Value(name) is not { } value)
            return null;
        var time = value.ValueKind == JsonValueKind.String ? RecordVersion.Time(value.GetString()!.Trim()) : null;
        if (time is null)
            notes.Add(new ImportNote(name, value.GetRawText(),
                "the time of the last change is none: the record counts as older than any with one, within its partition"));
        return time;
    }

    private static (string? Date, int? Year) Date(JsonRecord work, List<ImportNote> notes)
    {
        const string name = "publication_date";
        if (work.Text(name) is not { } text)
            return default;
        if (Fields.Day(text) is { } day)
            return day;
        notes.Add(new ImportNote(name, text, "the date is no year-month-day from 1500 to 2100: left empty"));
        return default;
    }

    private static int? Year(JsonRecord work, int? yearOfDate, List<ImportNote> notes)
    {
        const string name = "publication_year";
        if (work.Number(name) is not { } year)
            return yearOfDate;
        if (Fields.IsYear(year))
            return (int)year;
        notes.Add(new ImportNote(name, work.Value(name)?.GetRawText(), yearOfDate is null
            ? "the year is no whole number from 1500 to 2100: left empty"
            : "the year is no whole number from 1500 to 2100: taken from publication_date"));
        return yearOfDate;
    }

    private static string? FieldOf(JsonRecord work) =>
        work.Object("primary_topic")?.Object("field")?.Text("display_name")
        ?? work.Objects("concepts").Where(c => c.Number("level") == 0).Select(c => c.Text("display_name")).FirstOrDefault();

    /// <summary>
    /// The shapes of the years: <c>{id, display_name, score}</c>, <c>{keyword, score}</c> of early 2024, plain texts of November
    /// 2023, none before: then concepts.
    /// </summary>
    private static IEnumerable<string?> Keywords(JsonRecord work)
    {
        if (!work.Has("keywords"))
            return work.Objects("concepts").Where(c => c.Number("level") > 0 && c.Score("score") >= LeastConceptScore)
                .Select(c => c.Text("display_name"));
        return work.TextsOrObjects("keywords", k => k.Text("display_name") ?? k.Text("keyword") ?? FromId(k.Text("id")));
    }

    /// <summary><c>https://openalex.org/keywords/deep-learning</c> names its keyword.</summary>
    private static string? FromId(string? id) => id?[(id.LastIndexOf('/') + 1)..].Replace('-', ' ').Trim();

    private static List<string> Countries(JsonRecord work) => Fields.Distinct(work.Objects("authorships").SelectMany(author =>
    {
        var named = author.Texts("countries").ToList();
        return named.Count > 0 ? named : author.Objects("institutions").Select(i => i.Text("country_code") ?? "").ToList();
    }).Select(Fields.Country));

    /// <summary>A table of merged works is no record.</summary>
    private sealed class NoRecords : RecordReader
    {
        internal override ReadOnlySpan<byte> Bytes => [];

        internal override long Row => 0;

        internal override long FileBytes => 0;

        internal override bool Read() => false;

        public override void Dispose()
        {
        }
    }
}
