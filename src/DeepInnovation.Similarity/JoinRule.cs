using System.Globalization;
using DeepInnovation.Core;

namespace DeepInnovation.Similarity;

/// <summary>
/// Which of a paper's candidates are kept. The authors' final code keeps the single best; earlier revisions kept all pairs
/// above a threshold. That this explains the paper's two counts of pairs is our inference.
/// </summary>
public sealed record JoinRule
{
    private JoinRule(int? count, double? least) => (Count, Least) = (count, least);

    /// <summary>How many patents a paper keeps at most; null for any number.</summary>
    public int? Count { get; }

    /// <summary>The least similarity that is kept; null for any.</summary>
    public double? Least { get; }

    /// <summary>Keeps a paper's <paramref name="count"/> most similar patents.</summary>
    /// <exception cref="InputException">The count is below 1.</exception>
    public static JoinRule Top(int count) => count >= 1
        ? new JoinRule(count, null)
        : throw new InputException("the number of patents to keep is below 1", null, null,
            value: count.ToString(CultureInfo.InvariantCulture), hint: "Give 1 or more");

    /// <summary>Keeps every pair whose similarity is at least <paramref name="least"/> (equality counts).</summary>
    /// <exception cref="InputException">It is not a finite number.</exception>
    public static JoinRule Threshold(double least) => double.IsFinite(least)
        ? new JoinRule(null, least)
        : throw new InputException("the threshold is not a finite number", null, null,
            value: least.ToString(CultureInfo.InvariantCulture), hint: "Give a number between -1 and 1");

    /// <summary>
    /// Keeps a paper's <paramref name="count"/> most similar patents, those among them whose similarity is at
    /// least <paramref name="least"/>.
    /// </summary>
    /// <exception cref="InputException">The count is below 1, or the threshold not a finite number.</exception>
    public static JoinRule TopAbove(int count, double least) => new(Top(count).Count, Threshold(least).Least);

    /// <summary>The rule that two options ask for: both, one of them, or the paper's final one, top 1, without any.</summary>
    /// <exception cref="InputException">The count is below 1, or the threshold not a finite number.</exception>
    public static JoinRule Of(int? top, double? threshold) => (top, threshold) switch
    {
        ({ } count, { } least) => TopAbove(count, least),
        (null, { } least) => Threshold(least),
        _ => Top(top ?? 1),
    };

    /// <inheritdoc/>
    public override string ToString() => (Count, Least) switch
    {
        ({ } count, { } least) => string.Create(CultureInfo.InvariantCulture, $"top {count}, threshold {least:R}"),
        ({ } count, null) => string.Create(CultureInfo.InvariantCulture, $"top {count}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"threshold {Least:R}"),
    };
}
