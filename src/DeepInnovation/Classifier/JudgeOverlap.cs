namespace DeepInnovation.Classifier;

/// <summary>
/// Two judges on the documents with an expert's label: the row of <c>05-classifier/figure3.parquet</c> (the paper's Fig.
/// 3). Every ordered pair has a row, so a matrix can be drawn; where both are the same judge,
/// <see cref="AgreedAccuracy"/> is that judge's accuracy.
/// </summary>
public sealed record JudgeOverlap
{
    /// <summary>One judge: <c>keywords+IPC</c>, <c>labeler</c> (the language model) or <c>classifier</c>.</summary>
    public string First { get; set; } = "";

    /// <summary>The other.</summary>
    public string Second { get; set; } = "";

    /// <summary>Documents that all judges and an expert judged.</summary>
    public long N { get; set; }

    /// <summary>Documents on which the two say the same.</summary>
    public long Agreed { get; set; }

    /// <summary>Their share.</summary>
    public double AgreedShare { get; set; }

    /// <summary>Of these, the share where the expert says it too; null where they never agree.</summary>
    public double? AgreedAccuracy { get; set; }

    /// <summary>Lower end of Wilson's 95 % interval of <see cref="AgreedAccuracy"/>.</summary>
    public double? AgreedAccuracyLow { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double? AgreedAccuracyHigh { get; set; }

    /// <summary>Documents of which both say AI.</summary>
    public long BothAI { get; set; }

    /// <summary>Their share.</summary>
    public double BothAIShare { get; set; }

    /// <summary>Of these, the share where the expert says AI too; null where they never both say so.</summary>
    public double? BothAIAccuracy { get; set; }

    /// <summary>Lower end of Wilson's 95 % interval of <see cref="BothAIAccuracy"/>.</summary>
    public double? BothAIAccuracyLow { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double? BothAIAccuracyHigh { get; set; }
}
