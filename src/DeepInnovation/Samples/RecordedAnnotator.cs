using DeepInnovation.Core.Numerics;
using DeepInnovation.Labels;

namespace DeepInnovation.Samples;

/// <summary>
/// Stands in for a language model: its answers are the truth with noise. It errs with probability 0.02 + 0.13 (1 - |2p - 1|),
/// p being the posterior: more often where the text leaves room for doubt. The best score for its labels is still p, since
/// P(answer is AI | text) rises with p.
/// </summary>
internal sealed class RecordedAnnotator(long seed)
{
    /// <summary>What stands as the model.</summary>
    public const string ModelName = "synthetic-annotator-1";

    /// <summary>The probability of a wrong answer at posterior <paramref name="p"/>.</summary>
    public static double ErrorRate(double p) => 0.02 + 0.13 * (1 - Math.Abs(2 * p - 1));

    /// <summary>
    /// The label of each document and the file's lines: one for each distinct prompt, by its first document; documents
    /// with the same title and abstract share it.
    /// </summary>
    public (int[] Labels, List<string> Lines) Answer(IReadOnlyList<SampleDocument> documents)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var (labels, lines) = (new int[documents.Count], new List<string>());
        for (var i = 0; i < labels.Length; i++)
        {
            var hash = LabelPrompt.Hash(LabelPrompt.For(documents[i].Document));
            if (!known.TryGetValue(hash, out labels[i]))
            {
                var answer = AnswerFor(documents[i]);
                known.Add(hash, labels[i] = answer.Label);
                lines.Add(new RecordedAnswer { PromptSha256 = hash, Model = ModelName, Answer = answer.ToJson() }.ToLine());
            }
        }

        return (labels, lines);
    }

    private LabelAnswer AnswerFor(SampleDocument document)
    {
        var random = new SeededRandom(seed, $"samples/answer/{document.Document.Id}");
        var errs = random.NextDouble() < ErrorRate(document.Posterior);
        return document.Topic.IsAi != errs
            ? new LabelAnswer(1, "An AI method carries the result.")
            : new LabelAnswer(0, "AI is absent or only mentioned.");
    }
}
