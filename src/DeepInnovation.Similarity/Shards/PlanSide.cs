using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Similarity.Shards;

/// <summary>One side in a plan.</summary>
public sealed record PlanSide
{
    /// <summary>How many vectors it has.</summary>
    public int Rows { get; init; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<PlanInput> Inputs { get; init; } = [];

    /// <summary>Its blocks.</summary>
    public IReadOnlyList<RowBlock> Blocks { get; init; } = [];

    /// <summary>The file of a role, or null.</summary>
    /// <param name="folder">The plan's folder, from which relative paths count.</param>
    /// <param name="role"><c>vectors</c>, <c>table</c>, <c>years</c> or <c>ids</c>.</param>
    internal string? PathOf(string folder, string role) => Inputs.FirstOrDefault(i => i.Role == role)?.PathFrom(folder);

    /// <summary>The files as a side.</summary>
    /// <exception cref="InputException">The plan names no vectors.</exception>
    internal JoinSide Files(string folder) => new(
        PathOf(folder, "vectors") ?? throw new InputException("the plan names no vectors", "Make a new one in an empty folder"),
        PathOf(folder, "table"), PathOf(folder, "years"), PathOf(folder, "ids"));

    internal PlanSide WithoutPaths() => this with { Inputs = [.. Inputs.Select(i => i with { Path = "" })] };
}

/// <summary>A file that a plan reads.</summary>
/// <param name="Role"><c>vectors</c>, <c>table</c>, <c>years</c>, <c>ids</c>, or <c>dates</c> and <c>tie_orders</c>, which
/// the plan made of them.</param>
/// <param name="Path">Where it lies, from the plan's folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">What it holds.</param>
public sealed record PlanInput(string Role, string Path, long Bytes, string Sha256)
{
    /// <summary>The path as it can be opened.</summary>
    internal string PathFrom(string folder) => System.IO.Path.GetFullPath(Path, System.IO.Path.GetFullPath(folder));
}

/// <summary>Rows that are held in memory together: a range of the side's order by year.</summary>
/// <param name="First">The first place.</param>
/// <param name="Count">How many.</param>
/// <param name="FirstYear">The earliest year among them.</param>
/// <param name="LastYear">The latest.</param>
public sealed record RowBlock(int First, int Count, int FirstYear, int LastYear);

/// <summary>A block of papers against a block of patents.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="PaperBlock">The number of the papers' block.</param>
/// <param name="PatentBlock">The number of the patents' block.</param>
/// <param name="Pairs">Pairs that the years allow.</param>
public sealed record PlannedShard(int Index, int PaperBlock, int PatentBlock, long Pairs);
