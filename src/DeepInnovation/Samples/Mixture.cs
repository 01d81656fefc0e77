namespace DeepInnovation.Samples;

/// <summary>
/// How clearly the generator speaks: the weights of its mixtures. They were chosen so that the Bayes-optimal average
/// precision lies near 0.98 and a bag of words stays below it.
/// </summary>
internal static class Mixture
{
    /// <summary>{used}: own topic, the class's general terms, all topics of the domain, all topics.</summary>
    public static readonly double[] Used = [0.34, 0.14, 0.38, 0.14];

    /// <summary>{other}: topics of the other class in the domain, that class's general terms, all topics of the domain, all topics.</summary>
    public static readonly double[] Other = [0.34, 0.14, 0.38, 0.14];

    /// <summary>{topic}: own name, names in the domain, all names.</summary>
    public static readonly double[] TopicName = [0.25, 0.60, 0.15];

    /// <summary>{object}, {data}, {goal} and the domain's native name: own domain, all domains.</summary>
    public static readonly double[] DomainWord = [0.85, 0.15];

    /// <summary>{evidence}: the class's list, the other's; {rejected} the reverse.</summary>
    public static readonly double[] Evidence = [0.68, 0.32];

    /// <summary>{measure}: the class's list, the other's.</summary>
    public static readonly double[] Measure = [0.58, 0.42];

    /// <summary>Native word for the method: the class's, the other's.</summary>
    public static readonly double[] Concept = [0.75, 0.25];

    /// <summary>The probability of the closing sentence.</summary>
    public const double Closing = 0.5;
}
