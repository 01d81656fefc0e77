namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>One value that differs.</summary>
/// <param name="Place">The place in the cell's outputs: line of text, row and column of a table, series of a chart.</param>
/// <param name="From">The value in the file.</param>
/// <param name="To">The value in this run.</param>
/// <param name="Change">For numbers, the new value minus the old; null for text.</param>
/// <param name="Relative">For numbers, the size of the change relative to the larger magnitude, 0 to 2; null for text.</param>
public sealed record ValueDifference(string Place, string From, string To, double? Change = null, double? Relative = null);
