using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Labels;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <summary>A sampled document: its row in the corpus (from 0), what sampling says of it, and its label if it has one.</summary>
internal readonly record struct SampledRow(int Row, SampledDocument Sampled, int? Label);

/// <summary>Corpus, sample and labels joined by kind and id.</summary>
internal sealed class LabelledSplits
{
    private static readonly string SampleFile = SamplingStage.Sample.ToString();
    private static readonly string LabelsFile = LabelsStage.DocumentLabels.ToString();
    private readonly Dictionary<int, SampledRow> _byRow;

    private LabelledSplits(Dictionary<int, SampledRow> byRow) => _byRow = byRow;

    /// <summary>Sampled documents that no label was given to.</summary>
    internal int Unlabelled => _byRow.Values.Count(r => r.Label is null);

    /// <summary>The sampled document at that row of the corpus, or null.</summary>
    internal SampledRow? At(int row) => _byRow.TryGetValue(row, out var sampled) ? sampled : null;

    /// <summary>The labelled documents of one split, in the corpus's order.</summary>
    internal List<SampledRow> Labelled(Split split) =>
        [.. _byRow.Values.Where(r => r.Sampled.Split == split && r.Label is not null).OrderBy(r => r.Row)];

    /// <summary>Joins. O(documents + sample + labels).</summary>
    /// <exception cref="InputException">
    /// A sampled document is not in the corpus or is sampled twice, a label is neither 0 nor 1 or is given twice, there are no
    /// labels, or a split has no labelled document.
    /// </exception>
    internal static LabelledSplits Join(
        IReadOnlyList<Document> documents, IReadOnlyList<SampledDocument> sample, IReadOnlyList<DocumentLabel> labels)
    {
        var labelOf = Labels(labels);
        var rowOf = new Dictionary<(DocumentKind, string), int>(documents.Count);
        for (var row = 0; row < documents.Count; row++)
            rowOf[(documents[row].Kind, documents[row].Id)] = row;

        var byRow = new Dictionary<int, SampledRow>(sample.Count);
        for (var i = 0; i < sample.Count; i++)
        {
            var key = (sample[i].Kind, sample[i].Id);
            if (!rowOf.TryGetValue(key, out var row))
                throw Bad("a sampled document is not in the corpus", SampleFile, i, "id", sample[i].Id,
                    "Run the sampling stage again");
            if (!byRow.TryAdd(row, new SampledRow(row, sample[i], labelOf.TryGetValue(key, out var label) ? label : null)))
                throw Bad("a document is sampled twice", SampleFile, i, "id", sample[i].Id, "Run the sampling stage again");
        }

        var splits = new LabelledSplits(byRow);
        foreach (var split in Enum.GetValues<Split>())
        {
            if (splits.Labelled(split).Count == 0)
            {
                var name = split.ToString().ToLowerInvariant();
                throw new InputException($"the {name} split has no labelled document",
                    "Draw a larger sample, or label the documents that were drawn");
            }
        }

        return splits;
    }

    private static Dictionary<(DocumentKind Kind, string Id), int> Labels(IReadOnlyList<DocumentLabel> labels)
    {
        if (labels.Count == 0)
            throw new InputException("there are no labels, so there is nothing to learn from", LabelsFile, null,
                hint: "Run the labels stage with a labeler that answers");
        var labelOf = new Dictionary<(DocumentKind, string), int>(labels.Count);
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i].Label is not (0 or 1))
            {
                var value = labels[i].Label.ToString(CultureInfo.InvariantCulture);
                throw Bad($"the label of {labels[i].Id} is neither 0 nor 1", LabelsFile, i, "label", value, "Correct the labels");
            }

            if (!labelOf.TryAdd((labels[i].Kind, labels[i].Id), labels[i].Label))
                throw Bad("a document is labelled twice", LabelsFile, i, "id", labels[i].Id, "Keep one label for each document");
        }

        return labelOf;
    }

    private static InputException Bad(string problem, string file, int row, string column, string value, string hint) =>
        new($"{problem} (row {row + 1})", file, null, column, value, hint);
}
