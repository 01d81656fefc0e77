namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>One value that came out otherwise.</summary>
/// <param name="Place">Where in the cell's outputs: the line of text, the row and column of the table, the series of the
/// chart.</param>
/// <param name="From">The value in the file.</param>
/// <param name="To">The value of this run.</param>
/// <param name="Change">For numbers, how much larger the new one is; null for text.</param>
/// <param name="Relative">For numbers, the size of the change relative to the larger of the two, 0 to 2; null for text.</param>
public sealed record ValueDifference(string Place, string From, string To, double? Change = null, double? Relative = null);
