using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>
/// The paper's Fig. 3: keywords and IPC, language model and BERT held against experts, each alone and where two of them overlap.
/// The paper compares BERT_outer; here it is the classifier that decides.
/// </summary>
internal static class FigureThree
{
    internal const string Filter = "keywords+IPC", Labeler = "labeler", Classifier = "classifier";

    /// <summary>All ordered pairs, in the judges' order. No rows where there are no documents. O(judges² * documents).</summary>
    /// <param name="expert">True where the expert says AI.</param>
    /// <param name="judges">Each judge's name, and true where it says AI.</param>
    internal static List<JudgeOverlap> Of(IReadOnlyList<bool> expert,
        IReadOnlyList<(string Name, IReadOnlyList<bool> SaysAI)> judges) => expert.Count == 0
            ? []
            : [.. from first in judges from second in judges
                select Pair(expert, first.Name, first.SaysAI, second.Name, second.SaysAI)];

    private static JudgeOverlap Pair(IReadOnlyList<bool> expert, string firstName, IReadOnlyList<bool> first, string secondName,
        IReadOnlyList<bool> second)
    {
        var agreed = Enumerable.Range(0, expert.Count).Where(i => first[i] == second[i]).ToList();
        var both = agreed.Where(i => first[i]).ToList();
        var (agreedRight, bothRight) = (
            ShareInterval.Wilson(agreed.Count(i => expert[i] == first[i]), agreed.Count),
            ShareInterval.Wilson(both.Count(i => expert[i]), both.Count));
        return new JudgeOverlap
        {
            First = firstName,
            Second = secondName,
            N = expert.Count,
            Agreed = agreed.Count,
            AgreedShare = (double)agreed.Count / expert.Count,
            AgreedAccuracy = agreedRight.Value,
            AgreedAccuracyLow = agreedRight.Low,
            AgreedAccuracyHigh = agreedRight.High,
            BothAI = both.Count,
            BothAIShare = (double)both.Count / expert.Count,
            BothAIAccuracy = bothRight.Value,
            BothAIAccuracyLow = bothRight.Low,
            BothAIAccuracyHigh = bothRight.High,
        };
    }
}
