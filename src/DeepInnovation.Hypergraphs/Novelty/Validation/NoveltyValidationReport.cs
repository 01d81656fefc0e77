using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>A reviewer's evidence on a run's novelty: how far it is from chance, how stable, and what goes with it.</summary>
/// <param name="Stability">Rank agreement over seeds and K.</param>
/// <param name="NullModels">Real against random documents, by year.</param>
/// <param name="Hits">Novelty against citations.</param>
/// <param name="Groups">Surprise by field and country.</param>
/// <param name="Compared">Documents whose novelty the run gives and the settings reproduce or not, over all hypergraphs.</param>
/// <param name="Reproduced">Those of them whose novelty came out equal to 1e-9 nats. Fewer than <paramref name="Compared"/>: the
/// run was made with other settings, seed or documents.</param>
public sealed record NoveltyValidationReport(
    IReadOnlyList<StabilityRow> Stability, IReadOnlyList<NullModelRow> NullModels, IReadOnlyList<HitRow> Hits,
    IReadOnlyList<GroupRow> Groups,
    int Compared, int Reproduced)
{
    private const double Tolerance = 1e-9;

    /// <summary>
    /// Makes all tables. Hits and groups rest on the rows given; stability and null models fit anew, for each hypergraph, over
    /// the documents that have a row. Cost: O(seeds + values of K) fits.
    /// </summary>
    /// <param name="documents">The corpus, at least the documents that have a row.</param>
    /// <param name="rows">The run's novelty.</param>
    /// <param name="options">The run's settings and what to compare.</param>
    /// <param name="progress">Told after each fit: a text such as <c>null models of paper-content</c>, steps
    /// done and steps in all.</param>
    /// <exception cref="InputException">The settings cannot be used, or a row's document is missing or has no year.</exception>
    public static NoveltyValidationReport Of(
        IReadOnlyList<Document> documents, IReadOnlyList<DocumentNovelty> rows, NoveltyValidationOptions options,
        Action<string, int, int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var (stability, nulls, hits, groups) = (new List<StabilityRow>(), new List<NullModelRow>(),
            new List<HitRow>(), new List<GroupRow>());
        var (compared, reproduced) = (0, 0);
        foreach (var measure in NoveltyMeasure.Of(documents, rows, options.Keywords))
        {
            var name = measure.Hypergraph;
            var again = new NoveltyScorer(options.Model, options.Seed).Score(measure.Hyperedges, name).Documents;
            for (var i = 0; i < again.Count; i++)
            {
                if (measure.Novelty[i] is not { } novelty)
                    continue;
                compared++;
                reproduced += again[i].Novelty is { } value && Math.Abs(value - novelty) <= Tolerance ? 1 : 0;
            }

            stability.AddRange(new Stability(options).Of(measure.Hyperedges, name,
                (done, total) => progress?.Invoke($"stability of {name}", done, total)));
            nulls.AddRange(new NullModelComparison(options).Of(measure.Hyperedges, name,
                (done, total) => progress?.Invoke($"null models of {name}", done, total)));
            hits.AddRange(HitPapers.Of(name, measure.Documents, measure.Percentile, options));
            groups.AddRange(GroupSurprise.Of(name, measure.Documents, measure.Percentile, options));
        }

        return new NoveltyValidationReport(stability, nulls, hits, groups, compared, reproduced);
    }

    /// <summary>Writes the four tables into a folder, each atomically; see <see cref="NoveltyValidationFiles"/>.</summary>
    /// <param name="folder">Made when it is missing.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        ParquetTable.Write(Path.Combine(folder, NoveltyValidationFiles.Stability), Stability);
        ParquetTable.Write(Path.Combine(folder, NoveltyValidationFiles.NullModels), NullModels);
        ParquetTable.Write(Path.Combine(folder, NoveltyValidationFiles.Hits), Hits);
        ParquetTable.Write(Path.Combine(folder, NoveltyValidationFiles.Groups), Groups);
    }
}
