using DeepInnovation.Core.Json;
using System.Text.Json;

namespace DeepInnovation.Audit;

/// <summary>An audit as JSON, for other programs.</summary>
public static class AuditJson
{
    /// <summary>
    /// <c>{ scope, variant, tables, findings: [{ id, …, places: [{ line, column, value }] }], ranges, shares, claims
    /// }</c>, with a line feed at the end.
    /// </summary>
    public static string Write(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(
            new
            {
                report.Scope,
                report.Variant,
                report.Tables,
                Findings = report.Findings.Select(f => new
                {
                    f.Id,
                    f.Table,
                    f.Severity,
                    f.Verdict,
                    f.Count,
                    f.Share,
                    f.Problem,
                    f.Expected,
                    f.Tag,
                    f.Reason,
                    Places = f.Places(),
                }),
                report.Ranges,
                report.Shares,
                report.Claims,
            },
            JsonSettings.WithNames) + "\n";
    }
}
