using DeepInnovation.Core;

namespace DeepInnovation.Sources.Import.Archives;

/// <summary>Counts what an archive has expanded to and stops it at the limits.</summary>
internal sealed class ExpansionMeter(string path, long packed, ArchiveLimits limits)
{
    private long _expanded;

    /// <exception cref="InputException">The whole archive has expanded too far: files in it may share their bytes.</exception>
    internal void Add(int bytes)
    {
        _expanded += bytes;
        if (limits.IsBomb(_expanded, packed))
            throw new InputException($"the archive expands to more than {limits.LargestRatio} times its size", path, null,
                hint: "Unpack it yourself if you trust it");
    }

    /// <exception cref="InputException">One file has expanded too far.</exception>
    internal void Check(string entry, long expanded, long? packedEntry)
    {
        if (expanded > limits.LargestEntry)
            throw new InputException(
                FormattableString.Invariant($"the file in the archive is longer than {limits.LargestEntry:N0} bytes"),
                $"{path}!{entry}", null, hint: "Check where the archive comes from");
        if (packedEntry is { } size && limits.IsBomb(expanded, size))
            throw new InputException($"the file in the archive expands to more than {limits.LargestRatio} times its size",
                $"{path}!{entry}", null, hint: "Unpack it yourself if you trust it");
    }
}
