namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>The three kinds of later documents around a focal one, and the disruption index that they give.</summary>
/// <param name="OnlyFocal">n_i: they cite the focal document and none of its references.</param>
/// <param name="Both">n_j: they cite the focal document and one of its references at least.</param>
/// <param name="OnlyReferences">n_k: they cite one of its references at least and not the document itself.</param>
/// <param name="HasReferences">Whether the document has a reference in the table.</param>
public readonly record struct Disruption(int OnlyFocal, int Both, int OnlyReferences, bool HasReferences)
{
    /// <summary>
    /// (n_i - n_j) / (n_i + n_j + n_k), from -1 (all who cite it cite its references too: it develops what was) to 1 (none does:
    /// it disrupts). Null where nothing later cites either, and null where the document has no reference in the table: the
    /// index would be 1 for want of data, not for disruption (Holst, Algaba, Tori, Wenmackers and Ginis, 2024).
    /// </summary>
    public double? Value => HasReferences && OnlyFocal + Both + OnlyReferences > 0
        ? (OnlyFocal - Both) / ((double)OnlyFocal + Both + OnlyReferences)
        : null;
}
