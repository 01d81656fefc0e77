using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Running;

/// <summary>Progress of a run.</summary>
/// <param name="Notebook">The notebook's file name.</param>
/// <param name="Index">The code cell's index, counted from 0.</param>
/// <param name="Total">The number of code cells to run.</param>
/// <param name="CellId">The cell's id.</param>
/// <param name="Status">Null at the cell's start, its outcome at the end.</param>
/// <param name="Elapsed">The time since the run started.</param>
public sealed record CellProgress(string Notebook, int Index, int Total, string CellId, CellStatus? Status, TimeSpan Elapsed);
