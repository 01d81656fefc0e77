namespace DeepInnovation.Sampling;

/// <summary>One row of the frame that a sample is drawn from.</summary>
/// <param name="Key">Unique in the frame; it alone, with the seed, decides the item's rank.</param>
/// <param name="Levels">
/// The item's cell, from the outermost division to the innermost, for example kind, candidate, stratum. All items have as many.
/// </param>
/// <param name="Title">Near-duplicate titles share a side of the split; empty when there is none.</param>
/// <param name="Family">Items of one family share a side of the split; null when there is none.</param>
public sealed record SamplingItem(string Key, IReadOnlyList<string> Levels, string Title = "", string? Family = null);

/// <summary>One drawn item.</summary>
/// <param name="Index">Its place in the frame as given.</param>
/// <param name="Group">The smallest key (ordinal) among the items that must share its side.</param>
/// <param name="Split">Train, validation or test.</param>
internal readonly record struct DrawnItem(int Index, string Group, Split Split);

/// <summary>A sample and the books of how it came about.</summary>
/// <param name="Items">What was drawn, by key (ordinal).</param>
/// <param name="Cells">Wanted and drawn in each cell, by levels (ordinal).</param>
internal sealed record StratifiedSample(IReadOnlyList<DrawnItem> Items, IReadOnlyList<SampleCell> Cells);
