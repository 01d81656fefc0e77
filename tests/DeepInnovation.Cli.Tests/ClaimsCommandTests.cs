using System.Text.Json;
using DeepInnovation.Claims;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Tests;

public sealed class ClaimsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_prints_an_aligned_table_the_counts_and_why_claims_differ()
    {
        WriteLedger();
        var (code, output, error) = Cli.Run("claims", "--run", _folder);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """
            verdict       claim         tag    claimed  measured  tolerance  unit
            not testable  patents.rows  P    2,356,204        20      exact  rows
            differs       f1            P          0.9      0.89    ±0.0011

            f1 differs. F1 is the harmonic mean. 0.89 against 0.9: outside the tolerance (±0.0011).
            2 claims: 0 reproduced, 1 differs, 1 not testable.
            All reasons and sources: 11-claims/ledger.md.

            """, output, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Json_is_the_stages_own_file()
    {
        WriteLedger();
        var (code, output, _) = Cli.Run("claims", "--run", _folder, "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("sample", json.RootElement.GetProperty("scope").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("claims").GetArrayLength());
    }

    [Fact]
    public void A_folder_that_is_no_run_or_not_there_or_unfinished_is_said_so_in_one_line()
    {
        Assert.Contains("is not a run: no stage has finished in it", Fault(_folder), StringComparison.Ordinal);
        Assert.Contains("there is no folder", Fault(Path.Combine(_folder, "none")), StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder, "01-corpus"));
        new StageManifest { Stage = "corpus" }.Write(Path.Combine(_folder, "01-corpus", StageManifest.FileName));
        Assert.Contains("stage claims has not finished", Fault(_folder), StringComparison.Ordinal);
    }

    [Fact]
    public void The_run_must_be_named_and_help_shows_an_example()
    {
        var (code, _, error) = Cli.Run("claims");
        Assert.Equal(2, code);
        Assert.Contains("--run", error, StringComparison.Ordinal);
        Assert.Contains("Example: deepinnovation claims --run", Cli.Run("claims", "--help").Output, StringComparison.Ordinal);
    }

    private static string Fault(string folder)
    {
        var (code, output, error) = Cli.Run("claims", "--run", folder);
        Assert.Equal((2, ""), (code, output));
        Assert.Single(error.Trim().Split('\n'));
        return error;
    }

    private void WriteLedger()
    {
        LedgerRow[] rows =
        [
            new()
            {
                Id = "patents.rows", Topic = "tables", Statement = "One row a patent", Tag = "P",
                Expected = 2356204, Measured = 20,
                Unit = "rows", Tolerance = "exact", Verdict = Verdict.NotTestable,
                Reason = "The claim is about the full release.",
            },
            new()
            {
                Id = "f1", Topic = "consistency", Statement = "F1 is the harmonic mean", Tag = "P",
                Expected = 0.9, Measured = 0.89,
                Tolerance = "±0.0011", Verdict = Verdict.Differs, Reason = "0.89 against 0.9: outside the tolerance (±0.0011).",
            },
        ];
        var run = new RunFolder(_folder);
        ParquetTable.Write(ClaimsStage.Verdicts.In(run), rows);
        AtomicFile.WriteText(ClaimsStage.VerdictsJson.In(run), LedgerJson.Write(DataScope.Sample, rows));
        new StageManifest { Stage = "claims" }.Write(run.PathOf(ClaimsStage.Place.Folder, StageManifest.FileName));
    }
}
