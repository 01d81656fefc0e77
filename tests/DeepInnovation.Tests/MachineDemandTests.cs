using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Natives;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Training;
using DeepInnovation.Runs;
using DeepInnovation.Samples;

namespace DeepInnovation.Tests;

/// <summary>What a run asks of a machine before its first stage, on machines that are made up.</summary>
public sealed class MachineDemandTests : IDisposable
{
    private static readonly Machine OldLinux = new(MachineSystem.Linux, System.Runtime.InteropServices.Architecture.X64)
    {
        Glibc = new Version(2, 27),
    };
    private static readonly Machine Alpine = OldLinux with { Glibc = null };
    private static readonly Machine BareWindows = new(MachineSystem.Windows, System.Runtime.InteropServices.Architecture.X64);
    private static readonly Machine IntelMac = new(MachineSystem.MacOS, System.Runtime.InteropServices.Architecture.X64);
    private static readonly Machine Windows32 = new(MachineSystem.Windows, System.Runtime.InteropServices.Architecture.X86);

    private static readonly ReproductionOptions Samples = ReproductionOptions.ForSamples();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> WithoutNetworks => new()
    {
        { "old linux", "needs glibc 2.28 or later, and here is 2.27" },
        { "bare windows", "needs the Visual C++ runtime 14.40 or later (msvcp140.dll, msvcp140_1.dll, vcruntime140.dll, "
            + "vcruntime140_1.dll), and here is none that is whole" },
        { "intel mac", "has no library for Macs with Intel processors (osx-x64)" },
    };

    [Theory]
    [MemberData(nameof(WithoutNetworks))]
    public void A_machine_without_ONNX_Runtime_is_offered_the_baseline_which_it_runs(string name, string problem)
    {
        var machine = MachineOf(name);

        var error = Assert.Throws<MissingPartException>(() => Demand(Samples, machine));
        Assert.Contains($"ONNX Runtime, which runs BERT and sentence encoders, {problem}. ", error.Message,
            StringComparison.Ordinal);
        Assert.Contains(", or give --classifier baseline --encoder hashed, which work without it. ", error.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);

        Demand(Samples with { Classifier = ClassifierKind.Baseline }, machine);
    }

    [Theory]
    [InlineData("alpine")]
    [InlineData("windows 32")]
    public void A_machine_without_DuckDB_is_offered_nothing(string name)
    {
        var error = Assert.Throws<MissingPartException>(
            () => Demand(Samples with { Classifier = ClassifierKind.Baseline }, MachineOf(name)));

        Assert.StartsWith("DuckDB, which reads and writes all tables, has no library for ", error.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("baseline", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contrastive")]
    [InlineData("a folder")]
    public void An_encoder_that_is_a_network_needs_ONNX_Runtime_beside_the_baseline_too(string encoder) =>
        Assert.Throws<MissingPartException>(() => Demand(
            Samples with { Classifier = ClassifierKind.Baseline, Encoder = encoder == "a folder" ? _folder.Path : encoder },
            OldLinux));

    [Fact]
    public void Stages_without_networks_go_on_anywhere() =>
        Reproduction.Open(_folder["run"], Samples).DemandMachine(
            ["corpus", "candidates", "sampling", "labels", "novelty", "embeddings", "similarity"], force: false, Lacks(IntelMac));

    [Fact]
    [Trait("Category", "Slow")]
    public void A_run_that_another_machine_has_finished_is_opened_without_ONNX_Runtime()
    {
        var corpus = SampleCorpus.Generate(120, 120, seed: 3);
        ParquetTable.Write(_folder["papers.parquet"],
            corpus.Papers.Select(d => d.Document with { Kind = DocumentKind.Paper, Label = null }).ToList());
        ParquetTable.Write(_folder["patents.parquet"],
            corpus.Patents.Select(d => d.Document with { Kind = DocumentKind.Patent, Label = null }).ToList());
        var reproduction = Reproduction.Open(_folder["run"], new ReproductionOptions
        {
            Papers = _folder["papers.parquet"],
            Patents = _folder["patents.parquet"],
            Labels = LabelOrigin.Filter,
            SampleSize = 120,
            PretrainingDocuments = 60,
        });
        reproduction.Ensure("classifier");

        reproduction.DemandMachine(reproduction.Stages, force: false, Lacks(IntelMac));
        Assert.Throws<MissingPartException>(() => reproduction.DemandMachine(reproduction.Stages, force: true, Lacks(IntelMac)));
    }

    [Fact]
    public void DuckDB_asks_for_less_than_ONNX_Runtime_and_not_for_Visual_Cpp()
    {
        Assert.Null(TableDatabase.Part.LackOn(BareWindows));
        Assert.Null(TableDatabase.Part.LackOn(OldLinux));
        Assert.Null(TableDatabase.Part.LackOn(IntelMac));
        Assert.Null(NetworkRuntime.Part.LackOn(BareWindows with { VisualCpp = new Version(14, 40) }));
        Assert.NotNull(NetworkRuntime.Part.LackOn(BareWindows with { VisualCpp = new Version(14, 38) }));
    }

    private void Demand(ReproductionOptions options, Machine machine)
    {
        var reproduction = Reproduction.Open(_folder["run"], options);
        reproduction.DemandMachine(reproduction.Stages, force: false, Lacks(machine));
    }

    private static Func<NativePart, Lack?> Lacks(Machine machine) => part => part.LackOn(machine);

    private static Machine MachineOf(string name) => name switch
    {
        "old linux" => OldLinux,
        "bare windows" => BareWindows,
        "intel mac" => IntelMac,
        "alpine" => Alpine,
        _ => Windows32,
    };
}
