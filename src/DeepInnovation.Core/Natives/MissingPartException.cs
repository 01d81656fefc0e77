namespace DeepInnovation.Core.Natives;

/// <summary>
/// A native library cannot work on this machine: a fault of neither the data nor the program, told in one
/// line with the way to correct it.
/// </summary>
public sealed class MissingPartException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="part">The library.</param>
    /// <param name="lack">Why it cannot work.</param>
    /// <param name="instead">What works without it, as an imperative; null for nothing.</param>
    public MissingPartException(NativePart part, Lack lack, string? instead = null)
        : base(Compose(part, lack, instead))
    {
        (Part, Lack) = (part, lack);
        Data["Hint"] = Hint(lack, instead); // for hosts that know exceptions only as such
    }

    /// <summary>The library.</summary>
    public NativePart Part { get; }

    /// <summary>Why it cannot work.</summary>
    public Lack Lack { get; }

    private static string Compose(NativePart part, Lack lack, string? instead)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(lack);
        return $"{part.Name}, which {part.Does}, {lack.Problem}. {Hint(lack, instead)}. What each machine needs: "
            + "docs/platforms.md.";
    }

    private static string Hint(Lack lack, string? instead) =>
        instead is null ? lack.Hint : $"{lack.Hint}, or {char.ToLowerInvariant(instead[0])}{instead[1..]}";
}
