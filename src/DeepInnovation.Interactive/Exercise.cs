using System.Globalization;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core;
using DeepInnovation.Core.Text;
using DeepInnovation.Interactive.Exercises;
using DeepInnovation.Runs;

namespace DeepInnovation.Interactive;

/// <summary>Checks answers to the notebooks' exercises.</summary>
public static class Exercise
{
    /// <summary>
    /// Tells whether an answer is right and, if not, which mistake leads to it. O(the queries of one question).
    /// </summary>
    /// <param name="run">The notebook's run.</param>
    /// <param name="id">The exercise, for example <c>01.2</c>.</param>
    /// <param name="answer">The answer: a number or a text; null for none yet.</param>
    /// <returns>A card to show.</returns>
    /// <exception cref="InputException">There is no such exercise, or a stage that it needs has not run.</exception>
    public static View Check(RunFolder run, string id, object? answer)
    {
        ArgumentNullException.ThrowIfNull(run);
        var question = Questions.All.FirstOrDefault(q => q.Id == id)
            ?? throw new InputException($"there is no exercise \"{id}\"",
                $"The exercises of this notebook are {SameNotebook(id)}");
        if (answer is null)
            return Card("open", "Your turn",
                "Put your answer in the place of null, or a query that gives it, and run the cell again.");
        var given = Plain(answer);
        var right = Value(run, question.Sql);
        if (right is null)
            return Card("open", "No answer here", "This run's corpus is too small for the question; try it on another run.");
        if (Same(given, right, question.Digits))
            return Card("right", "Right", Shown(right, question.Digits));
        if (given is null)
            return Card("wrong", "Not yet",
                "This is neither a number nor a text. Take one value out of the table, for example with Rows[0][0].");
        if (given is string != right is string)
            return Card("wrong", "Not yet",
                right is string ? "The answer is a text, not a number." : "The answer is a number, not a text.");
        var pitfall = question.Pitfalls.FirstOrDefault(p => Same(given, Value(run, p.Sql), question.Digits));
        if (pitfall is not null)
            return Card("wrong", "Not yet", pitfall.Why);
        return Card("wrong", "Not yet", (given, right) switch
        {
            (double g, double r) when Math.Abs((g / 100) - r) < Half(question.Digits) =>
                "Give a share between 0 and 1, not a percentage.",
            (double g, double r) when Math.Abs(g - r) < 10 * Half(question.Digits) => "Nearly. Give "
                + $"{(question.Digits == 0 ? "a whole number" : $"{question.Digits} digits behind the point")}, rounded.",
            (double g, double r) => g > r ? "Too large." : "Too small.",
            _ => "It is another one.",
        });
    }

    private static string SameNotebook(string id) => string.Join(", ",
        Questions.All.Select(q => q.Id).Where(q => q.StartsWith(id.Split('.')[0], StringComparison.Ordinal)));

    /// <summary>Converts numbers to double and one-value tables to their value.</summary>
    private static object? Plain(object? value) => value switch
    {
        string text => text.Trim(),
        char letter => letter.ToString(),
        Microsoft.Data.Analysis.DataFrame { Rows.Count: 1, Columns.Count: 1 } one => Plain(one.Rows[0][0]),
        IConvertible number and not (bool or DateTime) => number.ToDouble(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? Value(RunFolder run, string sql) =>
        run.Query(sql) is { Rows.Count: > 0 } answer ? Plain(answer.Rows[0][0]) : null;

    private static bool Same(object? given, object? right, int digits) => (given, right) switch
    {
        (double g, double r) => Math.Abs(g - r) <= Half(digits) + 1e-12,
        (string g, string r) => string.Equals(g, r, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static double Half(int digits) => digits == 0 ? 1e-9 : 0.5 * Math.Pow(10, -digits);

    private static string Shown(object? value, int digits) =>
        value is double number ? number.ToString("F" + digits, CultureInfo.InvariantCulture) : value?.ToString() ?? "";

    private static View Card(string kind, string verdict, string text) => new(
        Markup.Frame($"<div class=\"card exercise {kind}\" role=\"status\"><p><strong>{Markup.Encode(verdict)}</strong> "
            + $"{Markup.Encode(text)}</p></div>"), $"{verdict}: {VisibleText.Line(text)}");
}
