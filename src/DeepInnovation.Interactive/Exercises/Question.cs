namespace DeepInnovation.Interactive.Exercises;

/// <summary>
/// A question at the end of a notebook. Its answer is never written down: it is a query, so that it is right for every corpus.
/// The text of the question stands in the notebook only.
/// </summary>
/// <param name="Id">Notebook and number: <c>01.2</c>.</param>
/// <param name="Sql">The answer, as a query of one value over the run.</param>
/// <param name="Digits">Digits behind the point that the question asks for.</param>
/// <param name="Pitfalls">Wrong answers to be recognised, the likelier first.</param>
internal sealed record Question(string Id, string Sql, int Digits, params Pitfall[] Pitfalls);
