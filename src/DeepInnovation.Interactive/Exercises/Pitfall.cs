namespace DeepInnovation.Interactive.Exercises;

/// <summary>
/// A typical wrong answer and the hint for it, which names the next thing to look at and never the right answer.
/// </summary>
/// <param name="Sql">The mistake as a query for one value, so that the wrong answer, too, follows from the run.</param>
/// <param name="Why">What went wrong, as a sentence.</param>
internal sealed record Pitfall(string Sql, string Why);
