using DeepInnovation.Notebooks.Comparisons;

namespace DeepInnovation.Notebooks.Running;

/// <summary>A cell whose outputs came out otherwise.</summary>
/// <param name="Number">Its place among the code cells that are run, counted from 1: the [n] of the notebook.</param>
/// <param name="Id">Its id.</param>
/// <param name="Code">The first line of its code.</param>
/// <param name="Values">What differs.</param>
public sealed record CellDifferences(int Number, string Id, string Code, IReadOnlyList<ValueDifference> Values);

/// <summary>What came of verifying a notebook.</summary>
public sealed record NotebookVerification
{
    /// <summary>The run.</summary>
    public required NotebookResult Run { get; init; }

    /// <summary>The cells that differ, in order; a failed run is compared as far as it came.</summary>
    public required IReadOnlyList<CellDifferences> Cells { get; init; }

    /// <summary>How many cells were compared.</summary>
    public required int CellsCompared { get; init; }

    /// <summary>How many values were compared: numbers, and the pieces of text between them.</summary>
    public required int ValuesCompared { get; init; }

    /// <summary>True when every cell succeeded and no value differs.</summary>
    public bool Holds => Run.Succeeded && Cells.Count == 0;
}
