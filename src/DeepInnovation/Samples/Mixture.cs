namespace DeepInnovation.Samples;

/// <summary>
/// How plainly a text speaks: the weights of the mixtures that fill its slots. A text is plain or vague, whatever its class;
/// a vague one leaves even the exact posterior in doubt. The weights were chosen so that the Bayes-optimal average
/// precision lies near 0.98 and a bag of words stays visibly below it.
/// </summary>
internal sealed record Mixture
{
    /// <summary>The share of vague texts.</summary>
    public const double VagueShare = 0.20;

    /// <summary>The probability that a sentence stands in an abstract, by its place; the title always stands.</summary>
    public static readonly double[] Presence = [1, 1, 1, 1, 0.5, 1, 0.4];

    /// <summary>The weights of plain texts.</summary>
    public static readonly Mixture Plain = new()
    {
        Used = [0.66, 0.18, 0.11, 0.05],
        Other = [0.12, 0.04, 0.12, 0.06, 0.66],
        TopicName = [0.70, 0.22, 0.08],
        Evidence = [0.82, 0.18],
        Rejected = [0.60, 0.40],
        Measure = [0.70, 0.30],
        Concept = [0.80, 0.20],
    };

    /// <summary>
    /// The weights of vague texts: words of both classes mix, and what is rejected tells as much as what is used.
    /// </summary>
    public static readonly Mixture Vague = new()
    {
        Used = [0.14, 0.06, 0.64, 0.16],
        Other = [0.14, 0.06, 0.34, 0.10, 0.36],
        TopicName = [0.12, 0.73, 0.15],
        Evidence = [0.55, 0.45],
        Rejected = [0.54, 0.46],
        Measure = [0.52, 0.48],
        Concept = [0.60, 0.40],
    };

    /// <summary>{object}, {data}, {goal} and the domain's native name: own domain, all domains.</summary>
    public static readonly double[] DomainWord = [0.88, 0.12];

    /// <summary>{used}: own topic, the class's general terms, all topics of the domain, all topics.</summary>
    public required double[] Used { get; init; }

    /// <summary>
    /// {other}: topics of the other class in the domain, that class's general terms, all topics of the
    /// domain, all topics, the usual.
    /// </summary>
    public required double[] Other { get; init; }

    /// <summary>{topic}: own name, names in the domain, all names.</summary>
    public required double[] TopicName { get; init; }

    /// <summary>{evidence}: the class's list, the other's.</summary>
    public required double[] Evidence { get; init; }

    /// <summary>{rejected}: the other class's list, the class's.</summary>
    public required double[] Rejected { get; init; }

    /// <summary>{measure}: the class's list, the other's.</summary>
    public required double[] Measure { get; init; }

    /// <summary>Native word for the method: the class's, the other's.</summary>
    public required double[] Concept { get; init; }
}
