namespace DeepInnovation.Audit;

/// <summary>How many rows have each value of something: years, languages, offices, sections.</summary>
/// <param name="Of">What is counted, for example <c>papers.language</c>.</param>
/// <param name="Value">The value; empty where the row has none.</param>
/// <param name="Count">Rows.</param>
/// <param name="Share">Of the rows that could be read.</param>
public sealed record AuditShare(string Of, string Value, long Count, double Share);

/// <summary>
/// Counts of values. Values beyond <see cref="Most"/> different ones are lumped, so that a column of nonsense costs no memory.
/// </summary>
internal sealed class Shares(string of)
{
    internal const string Other = "(others)";
    private const int Most = 1000;

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    internal void Add(string value)
    {
        if (value.Length > 20 || (!_counts.ContainsKey(value) && _counts.Count >= Most))
            value = Other;
        _counts[value] = _counts.GetValueOrDefault(value) + 1;
    }

    /// <summary>Largest first, ties by value.</summary>
    internal IEnumerable<AuditShare> List()
    {
        double all = _counts.Values.Sum();
        return _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new AuditShare(of, c.Key, c.Value, c.Value / all));
    }
}
