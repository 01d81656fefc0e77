using System.Text;
using DeepInnovation.Core.Documents;
using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;

namespace DeepInnovation.Labels.Live;

/// <summary>What asking will cost, known before the first call.</summary>
/// <param name="Documents">Documents to label.</param>
/// <param name="Known">Of them, those whose answer is recorded already.</param>
/// <param name="Questions">Distinct prompts to ask.</param>
/// <param name="PromptTokens">Their tokens, counted with o200k_base, the vocabulary of OpenAI's models since 2024; other models'
/// counts differ by some 10 to 20 %.</param>
/// <param name="AnswerTokens">Tokens of the answers, at <see cref="TypicalAnswer"/> each.</param>
/// <param name="MostAnswerTokens">The most that the answers can have.</param>
public sealed record LabelEstimate(int Documents, int Known, int Questions, long PromptTokens,
    long AnswerTokens, long MostAnswerTokens)
{
    /// <summary>Tokens that an answer usually has: a label and one sentence. Our experience, no promise.</summary>
    public const int TypicalAnswer = 45;

    /// <summary>The most tokens that an answer may have.</summary>
    public const int MostAnswer = 300;

    private const int PerMessage = 8;
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>Estimates. O(characters).</summary>
    /// <param name="documents">Documents to label.</param>
    /// <param name="version">The prompt's version.</param>
    /// <param name="isKnown">Whether a prompt's answer is recorded, by its hash.</param>
    public static LabelEstimate Of(IReadOnlyCollection<Document> documents, string version, Func<string, bool> isKnown)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(isKnown);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var (known, tokens) = (0, 0L);
        foreach (var document in documents)
        {
            var messages = LabelPrompt.For(document, version);
            var hash = LabelPrompt.Hash(messages);
            if (isKnown(hash))
                known++;
            else if (asked.Add(hash))
                tokens += messages.Sum(m => PerMessage + Tokenizer.Value.CountTokens(m.Text));
        }

        return new LabelEstimate(documents.Count, known, asked.Count, tokens, (long)TypicalAnswer * asked.Count,
            (long)MostAnswer * asked.Count);
    }

    /// <summary>
    /// A bound that the server's own count of a prompt cannot pass, whatever its vocabulary: a byte-level tokenizer makes at most
    /// one token of a byte, and each message brings a few of its own.
    /// </summary>
    internal static long MostPromptTokens(IEnumerable<ChatMessage> messages) =>
        messages.Sum(m => (4L * PerMessage) + Encoding.UTF8.GetByteCount(m.Text));
}
