using DeepInnovation.Core.Documents;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <content>What is told about the primary's decisions: errors by part, doubtful labels, and the overlap
/// with the other judges.</content>
public sealed partial class ClassifierStage
{
    private static List<ErrorRate> Errors(ClassifierData data, Judge primary) =>
    [
        .. data.Splits.Where(s => s.IsHeldOut).SelectMany(split => ErrorTable.Of(
            split.Name,
            [.. split.Rows.Zip(split.Labels, (row, label) => (data.Documents[row], label, primary.SaysAI(row)))],
            split.Weights is { } weights ? [.. weights.Design.Weights] : null)),
    ];

    /// <summary>
    /// Training labels by classifiers of the audit's own, each blind to the rows that it doubts; the others by the primary, which
    /// never learnt from them. Each set has its own thresholds, since two classifiers are not equally sure. Ranked by the
    /// probability of the label itself, the least probable first.
    /// </summary>
    private List<DoubtfulLabel> Audit(ClassifierData data, Judge primary, StageContext context)
    {
        var train = data.Split(Split.Train);
        string[] groups = [.. train.Rows.Select(row => data.Sample.At(row)!.Value.Sampled)
            .Select(s => s.Group.Length > 0 ? s.Group : $"{s.Kind}:{s.Id}")];
        var blind = LabelAudit.OutOfSample(CreateAuditor, data.Texts(Split.Train), groups, AuditFolds,
            context.Run.Seed, context.Cancellation);
        using var auditor = CreateAuditor();
        var byRow = new Dictionary<int, double>();
        for (var i = 0; i < blind.Length; i++)
            byRow[train.Rows[i]] = blind[i];
        context.Count("labels.not-audited", blind.Count(double.IsNaN));
        var found = Doubts(data, [train], row => byRow[row], FormattableString.Invariant($"{auditor.Name}, {AuditFolds} folds"))
            .Concat(
                Doubts(data, [data.Split(Split.Validation), data.Split(Split.Test)], row => primary.Scores[row], primary.Name))
            .OrderBy(d => d.Label == 1 ? d.Probability : 1 - d.Probability).ThenBy(d => d.Kind)
            .ThenBy(d => d.Id, StringComparer.Ordinal).ToList();
        for (var i = 0; i < found.Count; i++)
            found[i].Rank = i + 1;
        context.Count("labels.doubtful", found.Count);
        return found;
    }

    private static List<DoubtfulLabel> Doubts(ClassifierData data, MeasuredSplit[] splits,
        Func<int, double> probability, string classifier)
    {
        var rows = splits.SelectMany(
            s => s.Rows.Zip(s.Labels, (row, label) => (Split: s.Name, Row: row, Label: label, P: probability(row))))
            .Where(r => !double.IsNaN(r.P)).ToList();
        var doubtful = LabelAudit.Doubtful(rows.ConvertAll(r => r.Label), rows.ConvertAll(r => r.P));
        return [.. rows.Where((_, i) => doubtful[i]).Select(r => new DoubtfulLabel
        {
            Id = data.Documents[r.Row].Id,
            Kind = data.Documents[r.Row].Kind,
            Title = DocumentHeading.Of(data.Documents[r.Row]),
            Split = r.Split,
            Label = r.Label,
            Probability = r.P,
            Classifier = classifier,
        })];
    }

    /// <summary>
    /// On the experts' held-out documents that the labeler judged too; nothing where labeler and filter are one.
    /// </summary>
    private static List<JudgeOverlap> Overlaps(ClassifierData data, Judge primary, Judge filter)
    {
        if (filter.GaveLabels)
            return [];
        var labelOf = data.Manual.Where(m => m.Label is not null).ToDictionary(m => (m.Kind, m.Id), m => m.Label == 1);
        var manual = data.Splits[^1];
        var rows = manual.Rows.Zip(manual.Labels,
            (row, expert) => (Row: row, Expert: expert == 1, Key: (data.Documents[row].Kind, data.Documents[row].Id)))
            .Where(r => labelOf.ContainsKey(r.Key)).ToList();
        return FigureThree.Of(rows.ConvertAll(r => r.Expert),
        [
            (FigureThree.Filter, rows.ConvertAll(r => filter.SaysAI(r.Row))),
            (FigureThree.Labeler, rows.ConvertAll(r => labelOf[r.Key])),
            (FigureThree.Classifier, rows.ConvertAll(r => primary.SaysAI(r.Row))),
        ]);
    }
}
