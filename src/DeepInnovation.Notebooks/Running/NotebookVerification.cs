using DeepInnovation.Notebooks.Comparisons;

namespace DeepInnovation.Notebooks.Running;

/// <summary>A cell whose outputs differ.</summary>
/// <param name="Number">Its number among the executed code cells, counted from 1: [n] in the notebook.</param>
/// <param name="Id">Its id.</param>
/// <param name="Code">The first line of its code.</param>
/// <param name="Values">The differences.</param>
public sealed record CellDifferences(int Number, string Id, string Code, IReadOnlyList<ValueDifference> Values);

/// <summary>The result of verifying a notebook.</summary>
public sealed record NotebookVerification
{
    /// <summary>The new run.</summary>
    public required NotebookResult Run { get; init; }

    /// <summary>The differing cells in order; a failed run is compared as far as it got.</summary>
    public required IReadOnlyList<CellDifferences> Cells { get; init; }

    /// <summary>The number of compared cells.</summary>
    public required int CellsCompared { get; init; }

    /// <summary>The number of compared values: numbers, and the text between them.</summary>
    public required int ValuesCompared { get; init; }

    /// <summary>True if every cell succeeded and no value differs.</summary>
    public bool Holds => Run.Succeeded && Cells.Count == 0;
}
