namespace DeepInnovation.Core.Metrics;

/// <summary>
/// One metric of the labelled documents themselves and, by design weights, of the population that they were drawn from.
/// </summary>
/// <param name="Metric">Its name, as <see cref="MetricNames"/> spells it.</param>
/// <param name="Sample">Its value on the labelled documents; null where it is not defined.</param>
/// <param name="SampleLow">Lower end of the interval of <paramref name="Sample"/>; null where there is none.</param>
/// <param name="SampleHigh">Upper end of that interval.</param>
/// <param name="Corpus">Its value in the population; null where it is not defined or there are no weights.</param>
/// <param name="CorpusLow">Lower end of the interval of <paramref name="Corpus"/>; null where there is none.</param>
/// <param name="CorpusHigh">Upper end of that interval.</param>
public sealed record MetricPair(
    string Metric, double? Sample, double? SampleLow, double? SampleHigh, double? Corpus, double? CorpusLow, double? CorpusHigh)
{
    /// <summary>One row for each of <see cref="MetricNames.All"/>, in its order.</summary>
    /// <param name="sample">The unweighted evaluation.</param>
    /// <param name="corpus">The weighted one of the same documents; null where there is none.</param>
    public static IReadOnlyList<MetricPair> Table(Evaluation sample, Evaluation? corpus)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var weighted = corpus?.ToTable();
        return [.. sample.ToTable().Select((row, i) =>
            new MetricPair(row.Metric, row.Value, row.Low, row.High, weighted?[i].Value, weighted?[i].Low, weighted?[i].High))];
    }
}
