namespace DeepInnovation.Sources.Import.Archives;

/// <summary>How much an archive may grow when it is expanded, so that a small file cannot fill memory or time.</summary>
/// <param name="LargestEntry">Bytes of one expanded file.</param>
/// <param name="LargestRatio">Expanded bytes for each byte of the archive, of a file in it and of the whole. Deflate reaches
/// 1,032 on zeros, text about 10.</param>
internal sealed record ArchiveLimits(long LargestEntry, int LargestRatio = 200)
{
    /// <summary>Below this many expanded bytes the ratio does not count: short files of zeros are harmless.</summary>
    public const long RatioFloor = 1 << 20;

    /// <summary>
    /// True when <paramref name="expanded"/> bytes out of <paramref name="packed"/> are more than is let through.
    /// </summary>
    public bool IsBomb(long expanded, long packed) => expanded > RatioFloor && expanded / LargestRatio > packed;
}
