namespace DeepInnovation.Notebooks.Running;

/// <summary>How a resumed run got its state.</summary>
/// <param name="FromId">The id of the cell it resumed from.</param>
/// <param name="Rebuilt">The number of earlier cells run again.</param>
/// <param name="Changed">The ids of cells whose values changed; the executed copy has their new outputs.</param>
/// <param name="IsComplete">False if an earlier cell failed: nothing from the cell on was run, and the
/// copy must not be kept.</param>
public sealed record Resumption(string FromId, int Rebuilt, IReadOnlyList<string> Changed, bool IsComplete);
