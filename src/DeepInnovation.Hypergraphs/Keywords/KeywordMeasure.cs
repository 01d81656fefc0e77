namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>One figure of an evaluation of keywords.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Documents">Documents it is the mean over.</param>
/// <param name="Value">The mean.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
public sealed record KeywordMeasure(string Name, int Documents, double Value, double Low, double High);
