namespace DeepInnovation.Audit;

/// <summary>What became of a check.</summary>
public enum AuditVerdict
{
    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Something was found.</summary>
    Found,

    /// <summary>The table, the column or the variant of the file is not there.</summary>
    NotTestable,
}

/// <summary>
/// One check and what it found: the row of <c>audit.parquet</c>, one for every check in the order of <see cref="AuditChecks"/>.
/// </summary>
public sealed record AuditFinding
{
    /// <summary>The check's name.</summary>
    public string Id { get; set; } = "";

    /// <summary>papers, patents or pairs.</summary>
    public string Table { get; set; } = "";

    /// <summary>Defect or note.</summary>
    public AuditSeverity Severity { get; set; }

    /// <summary>Clean, found or not testable.</summary>
    public AuditVerdict Verdict { get; set; }

    /// <summary>Rows found (columns, for the checks of columns).</summary>
    public long Count { get; set; }

    /// <summary>Of the table's rows; null for the checks of columns and where nothing could be tested.</summary>
    public double? Share { get; set; }

    /// <summary>What is wrong with what the check finds.</summary>
    public string Problem { get; set; } = "";

    /// <summary>What a sound release has there.</summary>
    public string Expected { get; set; } = "";

    /// <summary>Who says so: P, C, U, S, F or I.</summary>
    public string Tag { get; set; } = "";

    /// <summary>Why nothing could be tested; empty otherwise.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The first places, as <c>file:line column: value</c>.</summary>
    public IReadOnlyList<string> Examples { get; set; } = [];

    /// <summary>The same places, taken apart.</summary>
    public IReadOnlyList<AuditExample> Places() => _places;

    private IReadOnlyList<AuditExample> _places = [];

    internal AuditFinding With(IReadOnlyList<AuditExample> places, string file)
    {
        _places = places;
        Examples = [.. places.Select(p => $"{file}:{p.Line}{(p.Column.Length > 0 ? " " + p.Column : "")}: {p.Value}")];
        return this;
    }
}
