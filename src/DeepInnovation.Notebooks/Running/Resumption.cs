namespace DeepInnovation.Notebooks.Running;

/// <summary>How a run that began in the middle got its state.</summary>
/// <param name="FromId">The id of the cell it began at.</param>
/// <param name="Rebuilt">How many earlier cells were executed again.</param>
/// <param name="Changed">The ids of those whose values came out otherwise; the executed copy has their new outputs.</param>
/// <param name="IsComplete">False when an earlier cell failed: nothing from the cell on was run, and the copy is not one to
/// keep.</param>
public sealed record Resumption(string FromId, int Rebuilt, IReadOnlyList<string> Changed, bool IsComplete);
