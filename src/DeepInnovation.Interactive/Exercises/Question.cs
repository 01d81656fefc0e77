namespace DeepInnovation.Interactive.Exercises;

/// <summary>
/// A question at the end of a notebook. Its answer is a query and never a constant, so that it holds for every corpus. The
/// question's text stands only in the notebook.
/// </summary>
/// <param name="Id">Notebook and number: <c>01.2</c>.</param>
/// <param name="Sql">The answer, as a query for one value over the run.</param>
/// <param name="Digits">Decimals that the question asks for.</param>
/// <param name="Pitfalls">Recognised wrong answers, likeliest first.</param>
internal sealed record Question(string Id, string Sql, int Digits, params Pitfall[] Pitfalls);
