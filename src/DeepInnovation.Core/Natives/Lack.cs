namespace DeepInnovation.Core.Natives;

/// <summary>Why a native library cannot work on a machine.</summary>
/// <param name="Problem">What it needs and what is there, as the rest of a sentence after the library's name.</param>
/// <param name="Hint">What would make it work, as an imperative.</param>
public sealed record Lack(string Problem, string Hint);
