using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import.Lens;

/// <summary>Fields as the documentation of the API and real exports have them.</summary>
public sealed class LensFieldTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Exports_of_before_2019_count_citations_under_another_name() =>
        Assert.Equal(7, Read("a.csv", "lens_id,jurisdiction,title,cited_count\n1,US,T,7\n").Cited);

    [Theory]
    [InlineData("Withdrawn", true)]
    [InlineData("Active", false)]
    [InlineData("", false)]
    public void A_withdrawn_patent_is_marked(string status, bool withdrawn)
    {
        Assert.Equal(withdrawn, Read("a.csv", $"Lens ID,Jurisdiction,Title,Legal Status\n1,US,T,{status}\n").Withdrawn);
        var json =
            $$$"""{"lens_id":"1","jurisdiction":"US","biblio":{"invention_title":[{"text":"T"}]},"legal_status":{"patent_status":"{{{status.ToUpperInvariant()}}}"}}""";
        Assert.Equal(withdrawn, Read("b.jsonl", json).Withdrawn);
    }

    [Fact]
    public void Scholarly_lists_are_separated_by_one_semicolon_or_two()
    {
        var work = Read("a.csv", "Lens ID,Title,Fields of Study,Keywords\n1,T,Medicine; Oncology,a;;b;c\n");
        Assert.Equal(("Medicine; Oncology", DocumentKind.Paper), (work.Field, work.Kind));
        Assert.Equal(["a", "b", "c"], work.Keywords);
    }

    [Fact]
    public void An_affiliation_may_name_several_countries() =>
        Assert.Equal(["DE", "FR", "US"], Read("a.jsonl",
            """{"lens_id":"1","title":"T","authors":[{"affiliations":[{"country_code":"DE,FR"}]},{"affiliations":[{"country_code":"US"},{"country_code":"DE"}]}]}""")
            .Countries);

    [Theory]
    [InlineData("ENG", "en")]
    [InlineData("DE", "de")]
    [InlineData("UNDETERMINED", null)]
    public void A_language_has_two_letters(string given, string? code) =>
        Assert.Equal(code, Read("a.jsonl", $$"""{"lens_id":"1","title":"T","languages":["{{given}}"]}""").Language);

    [Fact]
    [Trait("Category", "Slow")]
    public void A_real_export_is_imported_whole()
    {
        var data = Environment.GetEnvironmentVariable("DEEPINNOVATION_SHARED_DATA");
        Assert.SkipWhen(data is null, "DEEPINNOVATION_SHARED_DATA names no folder of real documents");
        var rows = Importing.Rows("lens", Path.Combine(data!, "lens-drones.csv.gz"));
        var documents = rows.Select(r => r.Document).OfType<ImportedDocument>().ToList();
        // 9,071 rows, 167 of the EPO, 1 without any symbol, as counted with Python's csv.
        Assert.Equal((9071, 9071, 167, 1),
            (rows.Count, documents.Count, documents.Count(d => d.Country == "EP"), documents.Count(d => d.Ipc.Count == 0)));
        Assert.All(documents, d => Assert.True(d.Year is >= 1940 and <= 2017 && d.Cited is not null));
    }

    private ImportedDocument Read(string name, string text) =>
        Assert.Single(Importing.Rows("lens", _folder.Write(name, text))).Document!;
}
