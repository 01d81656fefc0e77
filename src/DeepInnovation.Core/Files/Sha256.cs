using System.Security.Cryptography;
using System.Text;

namespace DeepInnovation.Core.Files;

/// <summary>SHA-256 as lower-case hexadecimal, the way manifests and <c>sha256sum</c> write it.</summary>
public static class Sha256
{
    /// <summary>The hash of a file's bytes. O(bytes).</summary>
    public static string OfFile(string path)
    {
        using var stream = Disk.OpenRead(path, 1 << 20);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The hash of a text's UTF-8 bytes.</summary>
    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of bytes.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
