using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Labels;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <summary>All that the classifier stage reads, joined.</summary>
internal sealed class ClassifierData
{
    private readonly string _candidates;

    private ClassifierData(List<Document> documents, LabelledSplits sample, List<Quota> quotas, List<ManualLabel> manual,
        LabelProvenance labels, string candidates)
    {
        (Documents, Sample, Quotas, Manual, Labels, _candidates) = (documents, sample, quotas, manual, labels, candidates);
        Splits =
        [
            .. Enum.GetValues<Split>().Select(split => MeasuredSplit.Of(sample, split, quotas)),
            MeasuredSplit.OfManual(documents, sample, manual),
        ];
    }

    /// <summary>The corpus.</summary>
    internal IReadOnlyList<Document> Documents { get; }

    /// <summary>The sample with its labels.</summary>
    internal LabelledSplits Sample { get; }

    /// <summary>The cells that the sample was drawn from.</summary>
    internal IReadOnlyList<Quota> Quotas { get; }

    /// <summary>The experts' labels, those of training documents too.</summary>
    internal IReadOnlyList<ManualLabel> Manual { get; }

    /// <summary>Where the sample's labels come from.</summary>
    internal LabelProvenance Labels { get; }

    /// <summary>Train, validation, test and manual, in this order; manual may be empty.</summary>
    internal IReadOnlyList<MeasuredSplit> Splits { get; }

    /// <summary>Reads the files of <see cref="IStage.Reads"/>.</summary>
    /// <exception cref="InputException">A file is missing or cannot be used; see <see cref="LabelledSplits.Join"/>.</exception>
    internal static ClassifierData Read(RunFolder run)
    {
        var documents = CorpusStage.Documents.Read(run);
        var manual = LabelsStage.ManualLabels.In(run);
        var drawn = SamplingStage.Sample.Read(run);
        var labels = LabelsStage.DocumentLabels.Read(run);
        return new ClassifierData(
            documents, LabelledSplits.Join(documents, drawn, labels), SamplingStage.Quotas.Read(run),
            File.Exists(manual) ? ParquetTable.Read<ManualLabel>(manual) : [], LabelProvenance.Of(labels, drawn),
            CandidatesStage.Verdicts.In(run));
    }

    /// <summary>A split of the sample.</summary>
    internal MeasuredSplit Split(Split split) => Splits[(int)split];

    /// <summary>The labelled texts of a split, in the corpus's order.</summary>
    internal List<LabelledText> Texts(Split split) =>
        [.. Sample.Labelled(split).Select(r => new LabelledText(DocumentText.Of(Documents[r.Row]), r.Label!.Value))];

    /// <summary>A classifier's scores of the documents on which it is measured; NaN elsewhere.</summary>
    internal double[] ScoreMeasured(ITextClassifier classifier)
    {
        var scores = NotAsked();
        int[] rows = [.. Splits.SelectMany(s => s.Rows).Distinct().Order()];
        var given = classifier.Score([.. rows.Select(row => DocumentText.Of(Documents[row]))]);
        for (var i = 0; i < rows.Length; i++)
            scores[rows[i]] = given[i];
        return scores;
    }

    /// <summary>
    /// The candidate filter's verdict as score 1 or 0; NaN for unsampled documents where the candidates stage has not run.
    /// </summary>
    /// <exception cref="InputException">An expert judged a document on which there is no verdict.</exception>
    internal double[] FilterVerdicts()
    {
        var scores = NotAsked();
        var kept = File.Exists(_candidates)
            ? ParquetTable.Read<Candidate>(_candidates).ToDictionary(c => (c.Kind, c.Id), c => c.Kept)
            : [];
        for (var row = 0; row < scores.Length; row++)
        {
            // The sample holds the verdict by which it was drawn, so it goes first.
            if (Sample.At(row) is { } sampled)
                scores[row] = sampled.Sampled.Candidate ? 1 : 0;
            else if (kept.TryGetValue((Documents[row].Kind, Documents[row].Id), out var verdict))
                scores[row] = verdict ? 1 : 0;
        }

        return Splits[^1].Rows.Any(row => double.IsNaN(scores[row]))
            ? throw new InputException("the filter has no verdict on documents that experts labelled",
                "Run the candidates stage first")
            : scores;
    }

    private double[] NotAsked()
    {
        var scores = new double[Documents.Count];
        Array.Fill(scores, double.NaN);
        return scores;
    }
}
