using DeepInnovation.Candidates;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Labels;

/// <summary>The labels stage: a judgement for every sampled document, and the agreement with labels that came with the corpus.</summary>
public sealed class LabelsStage : IStage
{
    private readonly LabelerKind _labeler;
    private readonly string? _answers;

    /// <summary>Chooses where labels come from.</summary>
    /// <param name="labeler">Recorded answers, given labels or the filter's verdicts.</param>
    /// <param name="answers">The file of recorded answers; only for <see cref="LabelerKind.Recorded"/>, which needs it.</param>
    /// <exception cref="InputException">Recorded answers are asked for without a file.</exception>
    public LabelsStage(LabelerKind labeler, string? answers = null)
    {
        if (labeler == LabelerKind.Recorded && answers is null)
            throw new InputException("the recorded labeler needs a file of answers", "Name one, or label by \"given\" or \"filter\" instead");
        _labeler = labeler;
        _answers = labeler == LabelerKind.Recorded ? Path.GetFullPath(answers!) : null;
    }

    /// <inheritdoc/>
    public string Name => "labels";

    /// <inheritdoc/>
    public string Folder => LabelFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>
    {
        ["labeler"] = _labeler.ToString().ToLowerInvariant(),
        ["prompt"] = _labeler == LabelerKind.Recorded ? LabelPrompt.Version : "",
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run) =>
    [
        run.PathOf(CorpusFiles.Folder, CorpusFiles.Documents),
        run.PathOf(SamplingFiles.Folder, SamplingFiles.Sample),
        .. _labeler switch
        {
            LabelerKind.Recorded => new[] { _answers! },
            LabelerKind.Filter => [run.PathOf(CandidateFiles.Folder, CandidateFiles.Candidates)],
            _ => [],
        },
    ];

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        var documents = new Dictionary<(DocumentKind, string), Document>();
        foreach (var document in ParquetTable.Read<Document>(context.Run.PathOf(CorpusFiles.Folder, CorpusFiles.Documents)))
            documents.Add((document.Kind, document.Id), document);
        var sample = ParquetTable.Read<SampledDocument>(context.Run.PathOf(SamplingFiles.Folder, SamplingFiles.Sample));
        var labeler = Open(context.Run);
        var judged = new List<(Document, DocumentLabel)>(sample.Count);
        foreach (var drawn in sample)
        {
            if (!documents.TryGetValue((drawn.Kind, drawn.Id), out var document))
                throw new InputException($"the sample names {drawn.Kind} {drawn.Id}, which is not in the corpus", "Run the sampling stage again");
            judged.Add((document, labeler.LabelAsync(document, context.Cancellation).GetAwaiter().GetResult()));
            context.Report(judged.Count, sample.Count, "documents");
        }

        context.WriteTable(LabelFiles.Labels, judged.Select(j => j.Item2));
        var agreement = LabelAgreement.Of(Parameters["labeler"], judged, compare: _labeler != LabelerKind.Given);
        context.WriteFile(LabelFiles.Agreement, agreement.Write);
        context.Count("documents.labelled", judged.Count);
        context.Count("documents.ai", judged.Count(j => j.Item2.Label == 1));
    }

    private ILabeler Open(RunFolder run) => _labeler switch
    {
        LabelerKind.Recorded => new ChatLabeler(new RecordedChatClient(_answers!)),
        LabelerKind.Given => new GivenLabeler(),
        _ => new FilterLabeler(ParquetTable.Read<Candidate>(run.PathOf(CandidateFiles.Folder, CandidateFiles.Candidates))),
    };
}
