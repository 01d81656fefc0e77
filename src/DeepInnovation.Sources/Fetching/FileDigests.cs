using System.Security.Cryptography;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Fetching;

/// <summary>Both checksums of a file, lower-case hexadecimal, and its bytes.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">What we pin.</param>
/// <param name="Md5">What figshare publishes; no protection against intent, but one against accidents.</param>
internal readonly record struct FileDigests(long Size, string Sha256, string Md5)
{
    /// <summary>Reads a file once. O(bytes).</summary>
    internal static FileDigests Of(string path, CancellationToken cancellation)
    {
        using var stream = Disk.OpenRead(path, bufferSize: 1);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[1 << 20];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            sha256.AppendData(buffer, 0, read);
            md5.AppendData(buffer, 0, read);
        }

        return new(stream.Length, Convert.ToHexStringLower(sha256.GetHashAndReset()),
            Convert.ToHexStringLower(md5.GetHashAndReset()));
    }

    /// <summary>What differs from what was expected, as a clause; null when nothing does.</summary>
    internal string? Differs(long? size, string? sha256, string? md5) =>
        size is { } bytes && bytes != Size ? FormattableString.Invariant($"expected {bytes} bytes, found {Size}")
        : sha256 is not null && sha256 != Sha256 ? $"expected SHA-256 {sha256}, found {Sha256}"
        : md5 is not null && md5 != Md5 ? $"expected MD5 {md5}, found {Md5}"
        : null;
}
