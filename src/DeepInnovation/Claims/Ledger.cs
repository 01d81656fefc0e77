namespace DeepInnovation.Claims;

/// <summary>The ledger: every claim held against what was measured.</summary>
public static class Ledger
{
    /// <summary>Judges all claims, in their order. O(claims).</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="measurements">What was measured, by <see cref="Measurement.Id"/>; ids that no
    /// claim names are not used.</param>
    /// <param name="scope">What the data are.</param>
    public static List<LedgerRow> Fill(
        IEnumerable<Claim> claims, IReadOnlyDictionary<string, Measurement> measurements, ScopeEvidence scope)
    {
        var rows = new List<LedgerRow>();
        foreach (var claim in claims)
        {
            var measurement = claim.Measurement is null ? null : measurements.GetValueOrDefault(claim.Measurement);
            var (verdict, reason) = ClaimCheck.Judge(claim, measurement, scope);
            rows.Add(new LedgerRow
            {
                Id = claim.Id,
                Topic = claim.Topic,
                Statement = claim.Statement,
                Tag = claim.Tag,
                Expected = claim.Expected,
                Measured = measurement is { } m && double.IsFinite(m.Value) ? m.Value : null,
                Low = measurement?.Low,
                High = measurement?.High,
                N = measurement?.N,
                Unit = claim.Unit,
                Tolerance = claim.Expected is null ? "" : claim.Tolerance.ToString(),
                Verdict = verdict,
                Reason = reason,
                Source = measurement?.Source ?? "",
            });
        }

        return rows;
    }

    /// <summary>How many claims have each verdict, in the order of <see cref="Claims.Verdict"/>, zeros included.</summary>
    public static IReadOnlyList<(Verdict Verdict, int Claims)> Count(IReadOnlyCollection<LedgerRow> rows) =>
        [.. Enum.GetValues<Verdict>().Select(verdict => (verdict, rows.Count(row => row.Verdict == verdict)))];

    /// <summary>A verdict for people: <c>reproduced</c>, <c>differs</c>, <c>not testable</c>.</summary>
    public static string Text(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => "reproduced",
        Verdict.Differs => "differs",
        _ => "not testable",
    };
}
