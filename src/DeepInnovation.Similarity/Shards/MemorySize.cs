using System.Globalization;
using DeepInnovation.Core;

namespace DeepInnovation.Similarity.Shards;

/// <summary>Amounts of memory as people write them: <c>2GiB</c>, <c>512MiB</c>, <c>1.5GB</c>.</summary>
public static class MemorySize
{
    private static readonly (string Name, long Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40), ("kB", 1000), ("MB", 1_000_000),
        ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
    ];

    /// <summary>The bytes that a text names.</summary>
    /// <exception cref="InputException">It is no such text.</exception>
    public static long Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (name, bytes) in Units)
        {
            if (text.EndsWith(name, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text[..^name.Length].Trim(), NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture, out var number)
                && number * bytes is >= 1 and < long.MaxValue / 2)
                return (long)(number * bytes);
        }

        throw new InputException("this is not an amount of memory", null, null, value: text,
            hint: "Write a number and a unit, such as 2GiB or 512MiB");
    }

    /// <summary>In MiB, or in GiB where that is whole.</summary>
    public static string ToText(long bytes) => bytes >= 1L << 30 && bytes % (1L << 30) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 30}GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{(bytes + (1 << 20) - 1) >> 20}MiB");
}
