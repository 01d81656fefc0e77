namespace DeepInnovation.Sources.Import;

/// <summary>
/// The values left out since the last part: all counted by reason, listed while there is room. Memory is O(room + reasons).
/// </summary>
/// <param name="room">How many may still be listed.</param>
internal sealed class NotedValues(long room)
{
    private readonly Dictionary<string, long> _reasons = new(StringComparer.Ordinal);

    internal List<RejectedRecord> Listed { get; } = [];

    internal long Count { get; private set; }

    /// <summary>How many more may be listed.</summary>
    internal long Room => room - Listed.Count;

    internal void Add(ImportFault note)
    {
        Skip(note);
        if (Room > 0)
            Listed.Add(RejectedRecord.Of(note));
    }

    /// <summary>Counts one without listing it.</summary>
    internal void Skip(ImportFault note)
    {
        Count++;
        _reasons[note.Reason] = _reasons.GetValueOrDefault(note.Reason) + 1;
    }

    /// <summary>The counts by reason, added to those of earlier parts.</summary>
    internal SortedDictionary<string, long> ReasonsWith(IReadOnlyDictionary<string, long> before)
    {
        var all = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (reason, count) in before.Concat(_reasons))
            all[reason] = all.GetValueOrDefault(reason) + count;
        return all;
    }
}
