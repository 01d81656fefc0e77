using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <summary>
/// Design weights: what labelled documents of a balanced sample say of all documents that it was drawn from. A document
/// of cell h (kind, filter's verdict, stratum) counts N_h / n_h times, N_h being the documents of the cell and n_h
/// those of them that are measured.
/// <para>
/// A cell without a measured document is spoken for by the cells of the same kind and verdict, in proportion to their size: their
/// weights are N / (N - what is missing) times larger. Where a kind's candidates, or its rest, have no measured document at all,
/// nothing is said about them. Both are counted.
/// </para>
/// </summary>
internal sealed class CorpusWeights
{
    private const char LevelSeparator = '\u001F';

    private CorpusWeights(SurveyDesign design, int emptyCells, long spokenFor, long uncovered) =>
        (Design, EmptyCells, SpokenFor, Uncovered) = (design, emptyCells, spokenFor, uncovered);

    /// <summary>The weights, strata and near-duplicates of the measured documents, row by row.</summary>
    internal SurveyDesign Design { get; }

    /// <summary>Cells that have documents, none of them measured.</summary>
    internal int EmptyCells { get; }

    /// <summary>The documents of such cells that others speak for.</summary>
    internal long SpokenFor { get; }

    /// <summary>The documents of such cells that none speaks for.</summary>
    internal long Uncovered { get; }

    /// <summary>Weighs. O(n log n).</summary>
    /// <param name="measured">The measured documents, at least one.</param>
    /// <param name="quotas">Every cell that the sample was drawn from; those of one kind where only that is measured.</param>
    /// <exception cref="InputException">A document is of no cell, or a cell has fewer documents than are measured.</exception>
    internal static CorpusWeights Of(IReadOnlyList<SampledDocument> measured, IReadOnlyList<Quota> quotas)
    {
        var counts = measured.GroupBy(CellOf).ToDictionary(g => g.Key, g => g.Count());
        var available = quotas.GroupBy(q => (q.Kind, q.Candidate, q.Stratum))
            .ToDictionary(g => g.Key, g => g.Sum(q => (long)q.Available));
        foreach (var (cell, count) in counts)
            Check(cell, count, available.GetValueOrDefault(cell));

        var (sizes, represented) = (new Dictionary<(DocumentKind, bool), long>(), new Dictionary<(DocumentKind, bool), long>());
        foreach (var (cell, size) in available)
        {
            var verdict = (cell.Kind, cell.Candidate);
            sizes[verdict] = sizes.GetValueOrDefault(verdict) + size;
            represented[verdict] = represented.GetValueOrDefault(verdict) + (counts.ContainsKey(cell) ? size : 0);
        }

        double Weight(SampledDocument document)
        {
            var (cell, verdict) = (CellOf(document), (document.Kind, document.Candidate));
            // One quotient where nothing is missing, so that a cell measured in full has the weight 1 to the last bit.
            return (double)available[cell] / counts[cell] * ((double)sizes[verdict] / represented[verdict]);
        }

        var design = SurveyDesign.Of([.. measured.Select(d => new SurveyRow(NameOf(CellOf(d)), UnitOf(d), Weight(d)))],
            [n => Wider(n, 2), n => Wider(n, 1)]);
        return new CorpusWeights(
            design,
            available.Count(cell => cell.Value > 0 && !counts.ContainsKey(cell.Key)),
            sizes.Where(v => represented[v.Key] > 0).Sum(v => v.Value - represented[v.Key]),
            sizes.Where(v => represented[v.Key] == 0).Sum(v => v.Value));
    }

    private static (DocumentKind Kind, bool Candidate, string Stratum) CellOf(SampledDocument document) =>
        (document.Kind, document.Candidate, document.Stratum);

    private static string UnitOf(SampledDocument document) =>
        document.Group.Length > 0 ? document.Group : $"{document.Kind}:{document.Id}";

    private static string NameOf((DocumentKind Kind, bool Candidate, string Stratum) cell) =>
        string.Join(LevelSeparator, cell.Kind, cell.Candidate, cell.Stratum);

    private static string Wider(string name, int levels) => string.Join(LevelSeparator, name.Split(LevelSeparator).Take(levels));

    private static void Check((DocumentKind Kind, bool Candidate, string Stratum) cell, int count, long size)
    {
        if (count <= size)
            return;
        var verdict = cell.Candidate ? "candidate" : "no candidate";
        throw new InputException(
            FormattableString.Invariant(
                $"{count} labelled documents are of {cell.Kind}, {verdict}, \"{cell.Stratum}\", which has {size} documents"),
            $"{SamplingStage.Quotas}", null, "available", size.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "Run the sampling stage again");
    }
}
