namespace DeepInnovation.Interactive.Exercises;

/// <summary>A wrong answer that students arrive at, and what to tell them: never the right answer, always the next thing to look at.</summary>
/// <param name="Sql">The wrong way, as a query of one value; the wrong answer follows from the run like the right one.</param>
/// <param name="Why">What went wrong, as a sentence.</param>
internal sealed record Pitfall(string Sql, string Why);
