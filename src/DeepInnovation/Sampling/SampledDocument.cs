using DeepInnovation.Core.Documents;

namespace DeepInnovation.Sampling;

/// <summary>The three parts of a sample. Near-duplicates and patent families never stand on two sides.</summary>
public enum Split
{
    /// <summary>Fits the model.</summary>
    Train,

    /// <summary>Chooses thresholds and stops training.</summary>
    Validation,

    /// <summary>Measures, once.</summary>
    Test,
}

/// <summary>One drawn document: the row of <c>03-sampling/sample.parquet</c>.</summary>
public sealed record SampledDocument
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>IPC section <c>A</c>-<c>H</c> (patents) or field (papers); <c>?</c> when unknown.</summary>
    public string Stratum { get; set; } = "";

    /// <summary>The filter's verdict, the stand-in for AI / non-AI before any label exists.</summary>
    public bool Candidate { get; set; }

    /// <summary>Documents with one number are near-duplicates or one family, and share a split.</summary>
    public string Group { get; set; } = "";

    /// <summary>Train, validation or test.</summary>
    public Split Split { get; set; }
}

/// <summary>What was wanted and what was reached in one stratum: the row of <c>03-sampling/quotas.parquet</c>.</summary>
public sealed record Quota
{
    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>IPC section or field.</summary>
    public string Stratum { get; set; } = "";

    /// <summary>Candidates or the rest.</summary>
    public bool Candidate { get; set; }

    /// <summary>Documents that can be drawn: <see cref="KeptOut"/> are not among them.</summary>
    public int Available { get; set; }

    /// <summary>Documents that cannot be drawn, because experts judged them or one that is nearly the same.</summary>
    public int KeptOut { get; set; }

    /// <summary>Documents wanted.</summary>
    public int Wanted { get; set; }

    /// <summary>Documents drawn.</summary>
    public int Drawn { get; set; }

    /// <summary>Wanted but not to be had in this stratum.</summary>
    public int Shortfall { get; set; }
}
