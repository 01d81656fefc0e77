using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Labels;

/// <summary>
/// The labels stage: a judgement for every sampled document, the agreement with labels that came with the corpus, and experts'
/// labels beside the labeler's where the run has some.
/// </summary>
public sealed class LabelsStage : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("labels", "04-labels");

    /// <summary>The <see cref="DocumentLabel"/>s, in the sample's order.</summary>
    public static Table<DocumentLabel> DocumentLabels { get; } = Place.Table<DocumentLabel>("labels.parquet");

    /// <summary>Agreement of labelers where the corpus brings labels beside the asked ones.</summary>
    public static RunFile Agreement { get; } = Place.File("agreement.json");

    /// <summary>
    /// The <see cref="ManualLabel"/>s: experts' labels in the order of their file; no rows where the run has none.
    /// </summary>
    public static Table<ManualLabel> ManualLabels { get; } = Place.Table<ManualLabel>("manual.parquet");

    private readonly LabelerKind _labeler;
    private readonly string? _answers, _manual;
    private readonly string _prompt;

    /// <summary>Chooses where labels come from.</summary>
    /// <param name="labeler">Recorded answers, given labels or the filter's verdicts.</param>
    /// <param name="answers">The file of recorded answers; only for <see cref="LabelerKind.Recorded"/>, which needs it.</param>
    /// <param name="manual">A file of experts' labels, see <see cref="ManualFile"/>; null for none.</param>
    /// <param name="prompt">The version of the prompt that the recorded answers answer.</param>
    /// <exception cref="InputException">Recorded answers are asked for without a file.</exception>
    public LabelsStage(LabelerKind labeler, string? answers = null, string? manual = null, string prompt = LabelPrompt.Version)
    {
        if (labeler == LabelerKind.Recorded && answers is null)
            throw new InputException("the recorded labeler needs a file of answers",
                "Name one, or label by \"given\" or \"filter\" instead");
        _labeler = labeler;
        _prompt = prompt;
        _answers = labeler == LabelerKind.Recorded ? Path.GetFullPath(answers!) : null;
        _manual = manual is null ? null : Path.GetFullPath(manual);
    }

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>
    {
        ["labeler"] = _labeler.ToString().ToLowerInvariant(),
        ["prompt"] = _labeler == LabelerKind.Recorded ? _prompt : "",
    };

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads =>
    [
        CorpusStage.Documents,
        SamplingStage.Sample,
        .. _labeler == LabelerKind.Filter ? new RunFile[] { CandidatesStage.Verdicts } : [],
    ];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [DocumentLabels, Agreement, ManualLabels];

    /// <inheritdoc/>
    public IReadOnlyList<string> Given(RunFolder run) => [.. new[] { _answers, _manual }.OfType<string>()];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"{manifest.Number("documents.labelled")} labelled ({manifest.Parameters["labeler"]}), "
        + $"{manifest.Number("documents.ai")} of them AI";

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        var documents = new Dictionary<(DocumentKind, string), Document>();
        foreach (var document in CorpusStage.Documents.Read(context.Run))
            documents.Add((document.Kind, document.Id), document);
        var sample = SamplingStage.Sample.Read(context.Run);
        var manual = _manual is null ? [] : ManualFile.Read(_manual, documents.Values);
        using var client = _labeler == LabelerKind.Recorded ? new RecordedChatClient(_answers!) : null;
        var labeler = Open(context.Run, client);
        var judged = new List<(Document, DocumentLabel)>(sample.Count);
        var unlabelled = 0;
        foreach (var drawn in sample)
        {
            if (!documents.TryGetValue((drawn.Kind, drawn.Id), out var document))
                throw new InputException($"the sample names {drawn.Kind} {drawn.Id}, which is not in the corpus",
                    "Run the sampling stage again");
            if (client?.GaveUp(document, _prompt) == true)
                unlabelled++;
            else
                judged.Add((document, labeler.LabelAsync(document, context.Cancellation).GetAwaiter().GetResult()));
            context.Report(judged.Count + unlabelled, sample.Count, "documents");
        }

        context.Write(DocumentLabels, judged.Select(j => j.Item2));
        var agreement = LabelAgreement.Of(Parameters["labeler"], judged, compare: _labeler != LabelerKind.Given);
        context.WriteFile(Agreement, agreement.Write);
        context.Write(ManualLabels,
            WithoutThemselves(manual.Select(m => Judge(m.Document, m.Label, labeler, client, context.Cancellation))));
        context.Count("documents.manual", manual.Count);
        context.Count("documents.labelled", judged.Count);
        context.Count("documents.unlabelled", unlabelled);
        context.Count("documents.ai", judged.Count(j => j.Item2.Label == 1));
        context.Count("documents.of-filter", LabelProvenance.Of([.. judged.Select(j => j.Item2)], sample).OfFilter);
    }

    private ManualLabel Judge(Document document, int expert, ILabeler labeler, RecordedChatClient? client,
        CancellationToken cancellation)
    {
        var asked = _labeler switch
        {
            LabelerKind.Recorded => client!.Knows(document, _prompt),
            LabelerKind.Given => document.Label is not null,
            _ => false,
        };
        var label = asked ? labeler.LabelAsync(document, cancellation).GetAwaiter().GetResult() : null;
        // Under whatever name: the filter is no second judge.
        if (label is not null && LabelProvenance.IsFilters(label))
            label = null;
        return new ManualLabel
        {
            Id = document.Id,
            Kind = document.Kind,
            Expert = expert,
            Label = label?.Label,
            Model = label?.Model ?? "",
        };
    }

    /// <summary>
    /// Where the corpus brings the experts' own labels, they are no second judge either: they would agree with themselves.
    /// </summary>
    private List<ManualLabel> WithoutThemselves(IEnumerable<ManualLabel> manual)
    {
        var all = manual.ToList();
        if (_labeler == LabelerKind.Given && all.TrueForAll(m => m.Label is null || m.Label == m.Expert))
            all.ForEach(m => (m.Label, m.Model) = (null, ""));
        return all;
    }

    private ILabeler Open(RunFolder run, RecordedChatClient? client) => _labeler switch
    {
        LabelerKind.Recorded => new ChatLabeler(client!, promptVersion: _prompt),
        LabelerKind.Given => new GivenLabeler(),
        _ => new FilterLabeler(CandidatesStage.Verdicts.Read(run)),
    };
}
