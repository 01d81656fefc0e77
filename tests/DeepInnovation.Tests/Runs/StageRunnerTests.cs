using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Runs;

public sealed class StageRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Input => _folder["input.txt"];

    private RunFolder Run(long seed = 42) => new(_folder["run"], seed);

    public StageRunnerTests() => _folder.Write("input.txt", "one");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_stage_whose_inputs_parameters_and_seed_are_unchanged_is_skipped()
    {
        var stage = new CopyStage(Input);
        Assert.False(StageRunner.Run(Run(), stage).Skipped);
        Assert.True(StageRunner.Run(Run(), stage).Skipped);
        Assert.Equal(1, stage.Executions);
    }

    [Fact]
    public void Force_a_changed_input_parameter_or_seed_and_a_damaged_output_run_it_again()
    {
        StageRunner.Run(Run(), new CopyStage(Input));
        Assert.False(StageRunner.Run(Run(), new CopyStage(Input), force: true).Skipped);
        Assert.False(StageRunner.Run(Run(), new CopyStage(Input) { Mode = "other" }).Skipped);
        Assert.False(StageRunner.Run(Run(seed: 43), new CopyStage(Input) { Mode = "other" }).Skipped);
        _folder.Write("input.txt", "two");
        Assert.False(StageRunner.Run(Run(seed: 43), new CopyStage(Input) { Mode = "other" }).Skipped);
        File.AppendAllText(Run().PathOf("01-copy", "copy.txt"), "x");
        Assert.False(StageRunner.Run(Run(seed: 43), new CopyStage(Input) { Mode = "other" }).Skipped);
        File.Delete(Run().PathOf("01-copy", "copy.txt"));
        Assert.False(StageRunner.Run(Run(seed: 43), new CopyStage(Input) { Mode = "other" }).Skipped);
        Assert.True(StageRunner.Run(Run(seed: 43), new CopyStage(Input) { Mode = "other" }).Skipped);
    }

    [Fact]
    public void A_stage_that_fails_half_way_has_no_manifest_and_runs_again()
    {
        var stage = new CopyStage(Input) { Fail = true };
        Assert.Throws<InvalidOperationException>(() => StageRunner.Run(Run(), stage));
        Assert.Null(Run().ManifestOf("01-copy"));
        stage.Fail = false;
        Assert.False(StageRunner.Run(Run(), stage).Skipped);
    }

    [Fact]
    public void A_stage_that_is_run_again_and_killed_does_not_keep_its_old_manifest()
    {
        StageRunner.Run(Run(), new CopyStage(Input));
        Assert.Throws<InvalidOperationException>(() => StageRunner.Run(Run(), new CopyStage(Input) { Fail = true }, force: true));
        Assert.Null(Run().ManifestOf("01-copy"));
    }

    [Fact]
    public void Cancelling_stops_the_stage()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => StageRunner.Run(Run(), new CopyStage(Input), cancellation: source.Token));
        Assert.Null(Run().ManifestOf("01-copy"));
    }

    [Fact]
    public void The_manifest_tells_inputs_outputs_counts_versions_time_and_memory()
    {
        StageRunner.Run(Run(), new CopyStage(Input));
        var manifest = Run().ManifestOf("01-copy")!;
        Assert.Equal("copy", manifest.Stage);
        Assert.Equal(42, manifest.Seed);
        // echo -n one | sha256sum
        Assert.Equal("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed", Assert.Single(manifest.Inputs).Sha256);
        var output = Assert.Single(manifest.Outputs);
        Assert.Equal(("copy.txt", 3L, 1L), (output.File, output.Bytes, output.Rows));
        Assert.Equal(3, manifest.Counts["bytes"]);
        Assert.Equal("plain", manifest.Parameters["mode"]);
        Assert.Contains("DuckDB.NET.Data", manifest.Versions.Keys);
        Assert.True(manifest.PeakMemoryBytes > 1 << 20);
        Assert.True(manifest.WallSeconds >= 0);
    }

    [Fact]
    public void A_stage_that_was_stopped_and_done_again_reports_the_time_of_all_attempts()
    {
        var stage = new CopyStage(Input) { Fail = true, Work = TimeSpan.FromMilliseconds(60) };
        Assert.Throws<InvalidOperationException>(() => StageRunner.Run(Run(), stage));
        stage.Fail = false;
        stage.Work = TimeSpan.Zero;
        StageRunner.Run(Run(), stage);
        var manifest = Run().ManifestOf("01-copy")!;
        Assert.Equal(2, manifest.Attempts);
        Assert.True(manifest.WallSeconds >= 0.06, $"{manifest.WallSeconds} s");
        Assert.False(File.Exists(Run().PathOf("01-copy", StageAttempts.FileName)));

        // With another parameter it is another piece of work, and its time begins anew.
        Assert.Throws<InvalidOperationException>(
            () => StageRunner.Run(Run(), new CopyStage(Input) { Fail = true, Mode = "other" }));
        StageRunner.Run(Run(), new CopyStage(Input) { Mode = "third" });
        Assert.Equal(1, Run().ManifestOf("01-copy")!.Attempts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a b c")]
    [InlineData("a 1 -1")]
    public void A_damaged_file_of_attempts_counts_for_nothing(string text)
    {
        Directory.CreateDirectory(Run().PathOf("01-copy"));
        File.WriteAllText(Run().PathOf("01-copy", StageAttempts.FileName), text);
        StageRunner.Run(Run(), new CopyStage(Input));
        Assert.Equal(1, Run().ManifestOf("01-copy")!.Attempts);
    }

    [Fact]
    public void A_missing_input_is_named()
    {
        var error = Assert.Throws<InputException>(() => StageRunner.Run(Run(), new CopyStage(_folder["none.txt"])));
        Assert.Contains("none.txt, which does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_processes_never_work_in_one_run()
    {
        using var first = FolderLock.Take(Run().Root);
        var error = Assert.Throws<InputException>(() => FolderLock.Take(Run().Root));
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }

    private sealed class CopyStage(string input) : IStage
    {
        private static readonly StagePlace CopyPlace = new("copy", "01-copy");

        public StagePlace Place => CopyPlace;

        public IReadOnlyList<RunFile> Reads => [];

        public IReadOnlyList<RunFile> Writes => [CopyPlace.File("copy.txt")];

        public string Mode { get; init; } = "plain";

        public bool Fail { get; set; }

        public TimeSpan Work { get; set; }

        public int Executions { get; private set; }

        public IReadOnlyList<string> Given(RunFolder run) => [input];

        public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string> { ["mode"] = Mode };

        public void Execute(StageContext context)
        {
            Executions++;
            Thread.Sleep(Work);
            var bytes = File.ReadAllBytes(input);
            context.WriteFile(CopyPlace.File("copy.txt"), stream => stream.Write(bytes), rows: 1);
            context.Count("bytes", bytes.Length);
            if (Fail)
                throw new InvalidOperationException("killed");
        }

        public string Summary(StageManifest manifest) => $"{manifest.Number("bytes")} bytes";
    }
}
