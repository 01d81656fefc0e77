using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Running;

/// <summary>A step of a run.</summary>
/// <param name="Notebook">The notebook's file name.</param>
/// <param name="Index">Which code cell, counted from 0.</param>
/// <param name="Total">How many code cells the notebook has to run.</param>
/// <param name="CellId">The cell's id.</param>
/// <param name="Status">Null when the cell starts, and how it ended when it is done.</param>
/// <param name="Elapsed">The time since the run started.</param>
public sealed record CellProgress(string Notebook, int Index, int Total, string CellId, CellStatus? Status, TimeSpan Elapsed);
