using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Core.Text;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Labels;

/// <summary>
/// Where the labels of a run come from, and what a figure measured against them therefore is. Where the candidate filter
/// gave them, figures are agreement with the filter and not quality, and the filter is not measured by them at all: it
/// would agree with itself. Experts' labels (<see cref="ManualLabel"/>) are no part of this: they measure quality
/// whatever the run's labels are.
/// </summary>
public sealed record LabelProvenance
{
    /// <summary>What figures are where nothing speaks against the labels, and always where experts gave them.</summary>
    public const string Quality = "quality";

    /// <summary>What figures are where the labels are weak by the name of their source.</summary>
    public const string AgreementWithWeak = "agreement with weak labels";

    /// <summary>What figures are where the filter gave labels.</summary>
    public const string AgreementWithFilter = "agreement with the filter";

    /// <summary>
    /// So many equal labels are no chance: a filter that is right on nine documents of ten would reach
    /// them once in two hundred times.
    /// </summary>
    internal const int FewestEqual = 50;

    private const int MostSources = 3, LongestSource = 40;

    /// <summary>
    /// Who judged: <c>language model</c>, <c>given</c>, <c>filter</c> or <c>reviewer</c>, several joined by
    /// <c>and</c>; empty where nobody is named.
    /// </summary>
    public required string Judge { get; init; }

    /// <summary>Labels.</summary>
    public required int Labels { get; init; }

    /// <summary>Those of them that are the candidate filter's own verdicts.</summary>
    public required int OfFilter { get; init; }

    /// <summary>
    /// True where the filter gave labels, some or all: figures against them say nothing of how well AI is found.
    /// </summary>
    public required bool Circular { get; init; }

    /// <summary>
    /// What a figure measured against these labels is: <c>quality</c>, <c>agreement with the filter</c> or
    /// <c>agreement with weak labels</c>.
    /// </summary>
    public required string Measures { get; init; }

    /// <summary>All this in one sentence, for readers.</summary>
    public required string Sentence { get; init; }

    /// <summary>
    /// What the share of equal decisions is called: <c>accuracy</c>, or <c>agreement</c> where the
    /// labels are not worth that name.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Accuracy => IsQuality ? "accuracy" : "agreement";

    /// <summary>
    /// What the labels are, for an axis or a column: <c>the filter</c> or <c>weak labels</c>; null
    /// where nothing speaks against them.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Against => IsQuality ? null : Measures["agreement with ".Length..];

    /// <summary>Whether figures against these labels are quality.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsQuality => Measures == Quality;

    /// <summary>A title of figures against these labels, which says so where they are no quality.</summary>
    /// <param name="title">The title.</param>
    public string Title(string title) => IsQuality ? title : $"{title}: {Measures}";

    /// <summary>Looks at the labels of a run. O(labels).</summary>
    /// <exception cref="InputException">The labels stage has not run.</exception>
    public static LabelProvenance Of(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Of(
            LabelsStage.DocumentLabels.Read(run),
            SamplingStage.Sample.Read(run));
    }

    /// <summary>Looks at labels and at the filter's verdicts on the same documents. O(labels).</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="sample">The sample, which holds the verdicts.</param>
    public static LabelProvenance Of(IReadOnlyList<DocumentLabel> labels, IReadOnlyList<SampledDocument> sample)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(sample);
        var judge = string.Join(" and ",
            labels.Select(l => l.Judge).Where(j => j.Length > 0).Distinct().Order(StringComparer.Ordinal));
        var named = labels.Count(IsFilters);
        var equal = named == 0 && EqualsFilter(labels, sample);
        var weak = labels.Count(l => LabelSourceName.IsWeak(l.Model));
        var ofFilter = equal ? labels.Count : named;
        return new LabelProvenance
        {
            Judge = judge,
            Labels = labels.Count,
            OfFilter = ofFilter,
            Circular = ofFilter > 0,
            Measures = ofFilter > 0 ? AgreementWithFilter : weak > 0 ? AgreementWithWeak : Quality,
            Sentence = ofFilter == 0 ? Plain(judge, labels, weak)
                : $"{Filters(labels, named, equal)}, so every figure measured "
                    + $"against them is {(ofFilter < labels.Count ? "in part " : "")}{AgreementWithFilter} and does not say "
                    + "how well AI is found.",
        };
    }

    /// <summary>True for a label that the filter gave, by itself or under the name of a corpus's source.</summary>
    internal static bool IsFilters(DocumentLabel label) =>
        label.Judge == FilterLabeler.Judge || LabelSourceName.IsFilter(label.Model);

    private static string Filters(IReadOnlyList<DocumentLabel> labels, int named, bool equal) =>
        equal ? $"All {Number(labels.Count)} labels equal the candidate filter's verdicts"
        : named < labels.Count ? $"{Number(named)} of the {Number(labels.Count)} labels are the candidate filter's own verdicts"
        : labels.All(l => l.Judge == FilterLabeler.Judge) ? "The labels are the candidate filter's own verdicts"
        : $"The labels that came with the corpus are those of a filter by keywords and IPC ({Sources(labels)})";

    private static string Plain(string judge, IReadOnlyList<DocumentLabel> labels, int weak)
    {
        var who = judge switch
        {
            ChatLabeler.Judge => "The labels are answers of a language model",
            GivenLabeler.Judge => "The labels came with the corpus",
            "" => "Who gave the labels is not known",
            _ => $"The labels were given by {judge}",
        };
        var from = Sources(labels) is { Length: > 0 } sources && sources != GivenLabeler.Judge ? $" ({sources})" : "";
        return weak == 0 ? $"{who}{from}."
            : $"{who}{from}, and {(weak == labels.Count ? "all" : Number(weak))} of them are weak by the name of their source, "
                + $"so every figure measured against them is {AgreementWithWeak}.";
    }

    /// <summary>Whether every label is the filter's verdict, where there are enough of both kinds to tell.</summary>
    private static bool EqualsFilter(IReadOnlyList<DocumentLabel> labels, IReadOnlyList<SampledDocument> sample)
    {
        if (labels.Count < FewestEqual || labels.All(l => l.Label == labels[0].Label))
            return false;
        var verdicts = new Dictionary<(DocumentKind, string), int>(sample.Count);
        foreach (var drawn in sample)
            verdicts[(drawn.Kind, drawn.Id)] = drawn.Candidate ? 1 : 0;
        return labels.All(l => verdicts.TryGetValue((l.Kind, l.Id), out var verdict) && verdict == l.Label);
    }

    /// <summary>The sources by name, the most frequent first.</summary>
    private static string Sources(IReadOnlyList<DocumentLabel> labels)
    {
        var all = labels.Where(l => l.Model.Length > 0).CountBy(l => l.Model).OrderByDescending(s => s.Value)
            .ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => VisibleText.Line(s.Key)).ToList();
        var named = all.Take(MostSources).Select(s => s.Length <= LongestSource ? s : s[..(LongestSource - 1)] + "…");
        return string.Join(", ", named) + (all.Count > MostSources ? $" and {Number(all.Count - MostSources)} more" : "");
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
