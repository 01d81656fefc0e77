using System.Text;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Core.Tables;

/// <summary>How a record that is no sound JSON is told: by few reasons, so that equal ones can be counted.</summary>
public static class BrokenRecord
{
    private const int Shown = 1000;

    /// <summary>The field concerned, null for the whole record, and what is wrong with it.</summary>
    public static (string? Field, string Reason) Of(JsonFault fault) => fault.Kind switch
    {
        JsonFaultKind.Encoding => (null, "bytes that are not UTF-8"),
        JsonFaultKind.DoubledKey => (fault.Path, "the key stands twice"),
        JsonFaultKind.HalfPair => (null, "broken JSON: half of a surrogate pair"),
        JsonFaultKind.TooDeep => (null, $"broken JSON: {fault.Problem}"),
        _ => (null, FormattableString.Invariant($"broken JSON at byte {fault.Offset}")),
    };

    /// <summary>The beginning of a record for a message.</summary>
    public static string Text(ReadOnlySpan<byte> record) =>
        Encoding.UTF8.GetString(record[..Math.Min(record.Length, Shown)]).Replace('\0', '\uFFFD');
}
