namespace DeepInnovation.Audit;

/// <summary>How much a finding weighs.</summary>
public enum AuditSeverity
{
    /// <summary>Breaks what the format or the paper promises.</summary>
    Defect,

    /// <summary>Worth knowing, but a sound release may have it.</summary>
    Note,
}

/// <summary>The table of the release that a check reads.</summary>
internal enum AuditTable
{
    /// <summary>DeepDiveAI.csv.</summary>
    Papers,

    /// <summary>DeepPatentAI.csv.</summary>
    Patents,

    /// <summary>DeepCosineAI.csv.</summary>
    Pairs,
}

/// <summary>One thing that the audit looks for, as data.</summary>
/// <param name="Id">Unique name, for example <c>patents.year.range</c>.</param>
/// <param name="Table">The table.</param>
/// <param name="Severity">What a finding weighs.</param>
/// <param name="Problem">What is wrong with what it finds.</param>
/// <param name="Expected">What a sound release has there.</param>
/// <param name="Tag">Who says so: <c>P</c> the paper, <c>C</c> the authors' code, <c>U</c> public code that reads the released
/// files, <c>S</c> a secondary summary, <c>F</c> the file format itself (RFC 4180, JSON, UTF-8), <c>I</c>
/// inference of this project.</param>
internal sealed record AuditCheck(string Id, AuditTable Table, AuditSeverity Severity, string Problem,
    string Expected, string Tag);
