using System.IO.Compression;
using DeepInnovation.Audit;
using DeepInnovation.Claims;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Samples.Release;

namespace DeepInnovation.Tests.Audit;

public sealed class ReleaseAuditTests
{
    private const string Patents = """""
        abs,id,PN,IPC,title,YEAR,Keywords,Novelty
        "two
        lines",1,US1A,"[""G06N3/08"", ""G06N""]",A,2016,"[""a b"", """"]",12
        x,2,US2A,"[""Y02E 60/10""]",A,2016.0,"[""c"", ""d""]",14
        x,3,2A,,B,,not a list,nan

        x,4,US2A,"[""G06N3/08"", ""G06N 3/08""]",C,1950,"[""c"", ""d""]",1e3
        """"";

    private const string Papers = """""
        ,ID,Title,Abstract,Source,Type,Year,Cited,Keywords,DOI,Name,Language,Affiliations,Novelty
        0,10,P,,,,2015,1,"[""a"", ""b""]",,,en,,
        1,11,Q,,,,2018,-1,"[""a"", ""b""]",,,,,
        2,12,R,,,,2015,1,"[""a"", ""b""]",,,,,
        """"";

    private const string Pairs = """""
        Patent_ID,Paper_ID,Similarity,Paper_Year,Patent_Year
        1,10,0.5,2015,2016
        "1",11,-0.25,2018,2016
        9,10,nan,2015,2016
        1,10,0.5,2014,2016

        1,"1"1,0.5,2018,2018
        1,12,0.5
        ,12,0.5,2015,2016
        """"";

    [Fact]
    public void Findings_of_a_hand_made_release_are_those_counted_by_hand()
    {
        using var folder = Release();
        var report = ReleaseAudit.Run(folder.Path);
        string[] expected =
        [
            "papers.cited.type 3", "papers.null.abstract 2 3 4", "papers.null.affiliations 2 3 4", "papers.null.doi 2 3 4",
            "papers.null.language 3 4", "papers.null.name 2 3 4", "papers.null.novelty 2 3 4", "papers.null.source 2 3 4",
            "papers.null.type 2 3 4", "pairs.coverage", "pairs.duplicate 5", "pairs.null.patent_id 9", "pairs.patent.unknown 4",
            "pairs.rows.broken 7", "pairs.rows.fields 8", "pairs.similarity.negative 3", "pairs.similarity.range 4",
            "pairs.year.paper 5", "pairs.year.rule 3", "pairs.year.rule.tables 3", "patents.ipc.group 2",
            "patents.ipc.repeated 7", "patents.ipc.symbol 4", "patents.keywords.empty 2", "patents.keywords.few 2",
            "patents.keywords.list 5", "patents.novelty.range 5 7", "patents.null.ipc 5", "patents.null.year 5",
            "patents.pn.duplicate 7", "patents.pn.form 5", "patents.title.duplicate 4", "patents.year.range 7",
        ];
        var found = report.Findings.Where(f => f.Verdict == AuditVerdict.Found)
            .Select(f => $"{f.Id} {string.Join(' ', f.Places().Select(p => p.Line))}".Trim());
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Measured_figures_stand_beside_the_papers_and_few_rows_decide_nothing()
    {
        using var folder = Release();
        var claims = ReleaseAudit.Run(folder.Path).Claims.ToDictionary(c => c.Id);
        Assert.Equal(3, claims["papers.rows"].Measured);
        Assert.Equal(4, claims["patents.rows"].Measured);
        Assert.Equal(8, claims["patents.fields"].Measured);
        Assert.Equal(13, claims["papers.fields"].Measured);
        Assert.Equal(13, claims["novelty.mean.2016"].Measured);
        Assert.Equal(2, claims["patents.2016"].Measured);
        Assert.Equal(7, claims["cosine.pairs.journal"].Measured);
        Assert.All(claims.Values, claim => Assert.Equal(Verdict.NotTestable, claim.Verdict));
    }

    [Fact]
    public void A_table_that_is_missing_makes_its_checks_not_testable_and_compressed_ones_are_read()
    {
        using var folder = Release();
        var whole = ReleaseAudit.Run(folder.Path);
        using (var file = File.Create(folder["DeepPatentAI.csv.gz"]))
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            gzip.Write(File.ReadAllBytes(folder["DeepPatentAI.csv"]));
        File.Delete(folder["DeepPatentAI.csv"]);
        Assert.Equal(whole.Findings.Select(f => (f.Id, f.Count)),
            ReleaseAudit.Run(folder.Path).Findings.Select(f => (f.Id, f.Count)));

        File.Delete(folder["DeepPatentAI.csv.gz"]);
        var report = ReleaseAudit.Run(folder.Path);
        var findings = report.Findings.ToDictionary(f => f.Id);
        Assert.All(report.Findings.Where(f => f.Table == "patents"), f => Assert.Equal(AuditVerdict.NotTestable, f.Verdict));
        Assert.Equal(AuditVerdict.NotTestable, findings["pairs.patent.unknown"].Verdict);
        Assert.Equal(AuditVerdict.NotTestable, findings["pairs.year.rule.tables"].Verdict);
        Assert.Equal((AuditVerdict.Found, 1), (findings["pairs.duplicate"].Verdict, findings["pairs.duplicate"].Count));
    }

    [Fact]
    public void The_page_escapes_what_the_files_hold_and_results_come_whole()
    {
        using var folder = Release();
        folder.Write("DeepCosineAI.csv", "Paper_ID,Patent_ID,Similarity\n<script>alert(1)</script>,1,0.5\n");
        var report = ReleaseAudit.Run(folder.Path);
        ReleaseAudit.Write(report, folder["out"]);
        Assert.Equal(["audit.html", "audit.json", "audit.parquet", "ledger.parquet"],
            Directory.GetFiles(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var page = File.ReadAllText(Path.Combine(folder["out"], "audit.html"));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.Equal(report.Findings.Select(f => (f.Id, f.Count)),
            ParquetTable.Read<AuditFinding>(Path.Combine(folder["out"], "audit.parquet")).Select(f => (f.Id, f.Count)));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a,b\n1,2\n", "lacks Paper_ID")]
    [InlineData("PAR1", "Parquet")]
    public void A_file_that_is_no_table_of_pairs_is_told(string content, string told)
    {
        using var folder = new TemporaryFolder();
        folder.Write("DeepCosineAI.csv", content);
        Assert.Contains(told, Assert.Throws<InputException>(() => ReleaseAudit.Run(folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_alone_is_a_table_without_rows()
    {
        using var folder = new TemporaryFolder();
        folder.Write("DeepCosineAI.csv", "Paper_ID,Patent_ID,Similarity\n");
        folder.Write("DeepPatentAI.csv", "ID,PN,IPC,Title,Abstract,Year,Keywords,Novelty\n");
        var report = ReleaseAudit.Run(folder.Path);
        Assert.Empty(report.Defects);
        Assert.All(report.Tables, table => Assert.Equal(0, table.Rows));
    }

    [Fact]
    public void A_missing_folder_and_one_without_tables_are_told()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("there is no folder", Assert.Throws<InputException>(() => ReleaseAudit.Run(folder["none"])).Message,
            StringComparison.Ordinal);
        Assert.Contains("has none of", Assert.Throws<InputException>(() => ReleaseAudit.Run(folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_generated_release_is_never_taken_for_the_papers_and_has_the_same_bytes_for_any_thread_count()
    {
        using var folder = new TemporaryFolder();
        var size = new ReleaseSize(45_000, 41_000, 90_000);
        GeneratedRelease.Write(folder["a"], size, 9, ["bad-utf8"], threads: 1);
        GeneratedRelease.Write(folder["b"], size, 9, ["bad-utf8"], threads: 3);
        foreach (var file in Directory.GetFiles(folder["a"]))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder["b"], Path.GetFileName(file))));
        var report = ReleaseAudit.Run(folder["a"]);
        Assert.Equal(DataScope.Sample, report.Scope);
        Assert.DoesNotContain(report.Claims, claim => claim.Verdict != Verdict.NotTestable);
        // Yearly means of the generator lie near those published: 1.9 nats a patent, some thousands a year.
        Assert.All(report.Claims.Where(c => c.Id.StartsWith("novelty.mean.20", StringComparison.Ordinal)),
            c => Assert.Equal(c.Expected!.Value, c.Measured!.Value, 0.2));
        Assert.Equal(3003, report.Claims.Single(c => c.Id == "patents.2016").Measured!.Value, 15.0);
    }

    private static TemporaryFolder Release()
    {
        var folder = new TemporaryFolder();
        folder.Write("DeepPatentAI.csv", Patents);
        folder.Write("DeepDiveAI.csv", Papers);
        folder.Write("DeepCosineAI.csv", Pairs);
        return folder;
    }
}
