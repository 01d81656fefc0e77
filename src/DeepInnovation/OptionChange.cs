namespace DeepInnovation;

/// <summary>An option of a run that was set to another value.</summary>
/// <param name="Name">Its name on the command line without the dashes.</param>
/// <param name="Before">What it was; null for nothing.</param>
/// <param name="After">What it is now; null for nothing.</param>
public sealed record OptionChange(string Name, string? Before, string? After)
{
    /// <summary>For people: <c>seed 42 → 7</c>.</summary>
    public override string ToString() => $"{Name} {Before ?? "none"} → {After ?? "none"}";
}
