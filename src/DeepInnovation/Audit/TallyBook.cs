namespace DeepInnovation.Audit;

/// <summary>A place in a file where a check found something.</summary>
/// <param name="Line">The line, from 1: the first of a row that spans several.</param>
/// <param name="Column">The column, or empty when it is about the whole row.</param>
/// <param name="Value">What stands there, shortened.</param>
public sealed record AuditExample(long Line, string Column, string Value);

/// <summary>Counts what each check finds and keeps the first places. Lines come in rising order, so nothing is sorted.</summary>
/// <param name="examples">Places kept for a check.</param>
internal sealed class TallyBook(int examples)
{
    private const int LongestValue = 120;

    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    internal sealed class Tally
    {
        internal long Count { get; set; }

        internal List<AuditExample> Examples { get; } = [];
    }

    internal Tally? this[string check] => _tallies.GetValueOrDefault(check);

    /// <summary>Counts one; the value is copied only while there is room for an example.</summary>
    internal void Add(string check, long line, string column, ReadOnlySpan<char> value)
    {
        if (!_tallies.TryGetValue(check, out var tally))
            _tallies.Add(check, tally = new Tally());
        tally.Count++;
        if (tally.Examples.Count < examples)
            tally.Examples.Add(new AuditExample(line, column,
                value.Length <= LongestValue ? value.ToString() : string.Concat(value[..(LongestValue - 1)], "…")));
    }

    /// <summary>A count with no place, such as of papers without a pair.</summary>
    internal void AddCount(string check, long count)
    {
        if (count > 0)
            _tallies[check] = new Tally { Count = count };
    }
}
