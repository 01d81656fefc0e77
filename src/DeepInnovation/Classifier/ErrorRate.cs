using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>
/// How often the primary classifier errs in one part of the documents: the row of <c>05-classifier/errors.parquet</c>.
/// </summary>
public sealed record ErrorRate
{
    /// <summary><c>test</c> (against the run's labels) or <c>manual</c> (against the experts').</summary>
    public string Split { get; set; } = "";

    /// <summary><c>all</c>, <c>kind</c>, <c>ipc-section</c>, <c>language</c> or <c>years</c>.</summary>
    public string Dimension { get; set; } = "";

    /// <summary>The part, for example <c>G</c> or <c>2015-2019</c>; <c>?</c> where the documents do not say.</summary>
    public string Value { get; set; } = "";

    /// <summary>Documents there.</summary>
    public long N { get; set; }

    /// <summary>Wrong decisions.</summary>
    public long Errors { get; set; }

    /// <summary>Those of them that say AI.</summary>
    public long FalsePositives { get; set; }

    /// <summary>Share of wrong decisions.</summary>
    public double Rate { get; set; }

    /// <summary>Lower end of Wilson's 95 % interval of <see cref="Rate"/>.</summary>
    public double Low { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double High { get; set; }

    /// <summary>
    /// Share of wrong decisions in this part of the corpus, by design weights; null on <c>manual</c>, whose
    /// documents are no random part of it.
    /// </summary>
    public double? CorpusRate { get; set; }

    /// <summary>
    /// Lower end of the 95 % interval of <see cref="CorpusRate"/>: Wilson's with the effective number of documents
    /// (<see cref="ShareInterval.Weighted"/>).
    /// </summary>
    public double? CorpusLow { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double? CorpusHigh { get; set; }
}
