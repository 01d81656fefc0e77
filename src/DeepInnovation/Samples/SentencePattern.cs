using System.Text.RegularExpressions;

namespace DeepInnovation.Samples;

/// <summary>A sentence with slots, such as <c>We use {used} rather than {other}.</c></summary>
internal sealed partial class SentencePattern
{
    private const double Lean = 1.3;

    private SentencePattern(string text, double aiWeight, double otherWeight)
    {
        (AiWeight, OtherWeight) = (aiWeight, otherWeight);
        Slots = [.. SlotName().Matches(text).Select(m => m.Groups[1].Value)];
        Literals = SlotName().Replace(text, "\0").Split('\0');
    }

    /// <summary>Its unnormalised probability in documents about AI.</summary>
    public double AiWeight { get; }

    /// <summary>Its unnormalised probability in other documents.</summary>
    public double OtherWeight { get; }

    /// <summary>Names of the slots, in order.</summary>
    public IReadOnlyList<string> Slots { get; }

    /// <summary>The text before, between and after the slots: one more than there are slots.</summary>
    public IReadOnlyList<string> Literals { get; }

    /// <summary>Reads a line of <c>templates.txt</c>.</summary>
    public static SentencePattern Parse(string line) => line switch
    {
        _ when line.StartsWith("ai> ", StringComparison.Ordinal) => new SentencePattern(line[4..], Lean, 1),
        _ when line.StartsWith("no> ", StringComparison.Ordinal) => new SentencePattern(line[4..], 1, Lean),
        _ => new SentencePattern(line, 1, 1),
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex SlotName();
}
