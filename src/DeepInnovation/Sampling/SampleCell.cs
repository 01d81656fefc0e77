namespace DeepInnovation.Sampling;

/// <summary>One cell of the frame: the items that agree on every level.</summary>
/// <param name="Levels">From the outermost division to the innermost.</param>
/// <param name="Available">Items there are.</param>
public sealed record SampleCell(IReadOnlyList<string> Levels, int Available)
{
    /// <summary>Items that an equal (or proportional) share asks for, whether they are there or not.</summary>
    public int Wanted { get; internal set; }

    /// <summary>Items drawn: less than wanted where too few exist, more where the cell makes up for others.</summary>
    public int Drawn { get; internal set; }

    /// <summary>Wanted but not to be had here.</summary>
    public int Shortfall => Math.Max(0, Wanted - Drawn);
}
