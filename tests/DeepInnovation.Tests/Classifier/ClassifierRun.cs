using DeepInnovation.Candidates;
using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Labels;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Classifier;

/// <summary>
/// A run whose first four stages are written by hand: 600 documents, of which every third is sampled and labelled.
/// </summary>
internal sealed class ClassifierRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ClassifierRun()
    {
        var texts = Texts.Make(600, seed: 4);
        for (var i = 0; i < texts.Count; i++)
        {
            // Papers and patents share ids on purpose: an id is unique within its kind only.
            var (id, kind) = ($"d{i % 300}", i < 300 ? DocumentKind.Paper : DocumentKind.Patent);
            var words = texts[i].Text.Split(' ', 3);
            Documents.Add(
                new Document { Id = id, Kind = kind, Title = words[0], Abstract = $"{words[1]} {words[2]}", Year = 2015 });
            if (i % 3 != 0)
                continue;
            var split = (i / 3 % 5) switch { < 3 => Split.Train, 3 => Split.Validation, _ => Split.Test };
            Sample.Add(
                new SampledDocument { Id = id, Kind = kind, Split = split, Candidate = (i % 5 == 0) || texts[i].Label == 1 });
            Labels.Add(new DocumentLabel { Id = id, Kind = kind, Label = texts[i].Label });
        }
    }

    public List<Document> Documents { get; } = [];

    public List<SampledDocument> Sample { get; } = [];

    public List<DocumentLabel> Labels { get; } = [];

    /// <summary>
    /// The cells that the sample is from: of the rest four documents for each drawn one, and one more; of candidates those drawn.
    /// Written before the stage runs, from <see cref="Sample"/> as it is then.
    /// </summary>
    public IEnumerable<Quota> Quotas => Sample.GroupBy(s => (s.Kind, s.Candidate, s.Stratum)).Select(cell => new Quota
    {
        Kind = cell.Key.Kind,
        Candidate = cell.Key.Candidate,
        Stratum = cell.Key.Stratum,
        Available = cell.Key.Candidate ? cell.Count() : (4 * cell.Count()) + 1,
        Drawn = cell.Count(),
    });

    /// <summary>Experts' labels; the file is written only where there are some.</summary>
    public List<ManualLabel> Manual { get; } = [];

    public List<WorkProgress> Progress { get; } = [];

    public RunFolder Folder => new(_folder.Path, seed: 7);

    public string this[string file] => Folder.PathOf(ClassifierStage.Place.Folder, file);

    public StageManifest Execute(ClassifierStage? stage = null)
    {
        ParquetTable.Write(CorpusStage.Documents.In(Folder), Documents);
        ParquetTable.Write(SamplingStage.Sample.In(Folder), Sample);
        ParquetTable.Write(SamplingStage.Quotas.In(Folder), Quotas);
        ParquetTable.Write(LabelsStage.DocumentLabels.In(Folder), Labels);
        if (Manual.Count > 0)
        {
            ParquetTable.Write(LabelsStage.ManualLabels.In(Folder), Manual);
            ParquetTable.Write(CandidatesStage.Verdicts.In(Folder),
                Documents.Select(d => new Candidate { Id = d.Id, Kind = d.Kind, Kept = IsKept(d) }));
        }

        return StageRunner.Run(Folder, stage ?? new ClassifierStage { Resamples = 50 },
            progress: new Recorder(Progress)).Manifest;
    }

    /// <summary>The filter's verdict on documents outside the sample.</summary>
    public static bool IsKept(Document document) => document.Abstract.Contains("neural", StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private sealed class Recorder(List<WorkProgress> progress) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => progress.Add(value);
    }
}

/// <summary>Such a run after its classifier stage, shared by tests that only look.</summary>
public sealed class ExecutedClassifierRun : IDisposable
{
    public ExecutedClassifierRun() => Manifest = Run.Execute();

    public StageManifest Manifest { get; }

    internal ClassifierRun Run { get; } = new();

    public void Dispose() => Run.Dispose();
}
