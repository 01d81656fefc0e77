using System.Globalization;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// How new a record is, for sources in which a repeated id is an update: first the day under which the source published it, then
/// the record's own time of change, to 1/65,536 s. A record without either is older than any with one. Days count from 1970.
/// </summary>
internal readonly record struct RecordVersion(ulong Order) : IComparable<RecordVersion>
{
    private const int DayBits = 16, SecondBits = 32, FractionBits = 16;
    private static readonly DateTime Epoch = DateTime.UnixEpoch;
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:sszz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzz",
    ];

    /// <param name="published">The day of the file's partition; null where there is none: then the
    /// day of the change counts.</param>
    /// <param name="changed">The record's own time of change; null where it has none.</param>
    internal static RecordVersion Of(DateOnly? published, DateTime? changed)
    {
        var day = published?.ToDateTime(TimeOnly.MinValue) ?? changed?.Date ?? Epoch;
        var order = (ulong)Math.Clamp((day - Epoch).Days, 0, (1 << DayBits) - 1) << (SecondBits + FractionBits);
        if (changed is { } at && at > Epoch)
        {
            var fractions = (UInt128)(ulong)(at - Epoch).Ticks * (1UL << FractionBits) / TimeSpan.TicksPerSecond;
            order |= (ulong)UInt128.Min(fractions, (1UL << (SecondBits + FractionBits)) - 1);
        }

        return new RecordVersion(order);
    }

    /// <summary>
    /// A day or a time as sources write it (ISO 8601, or with a blank as DuckDB writes it), in UTC; null when the text is none.
    /// </summary>
    internal static DateTime? Time(string text) =>
        DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    public int CompareTo(RecordVersion other) => Order.CompareTo(other.Order);
}
