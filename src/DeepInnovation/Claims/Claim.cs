namespace DeepInnovation.Claims;

/// <summary>What it takes to decide a claim.</summary>
public enum ClaimNeeds
{
    /// <summary>The paper's full published data.</summary>
    Release,

    /// <summary>Nothing but the paper's own numbers, its published lists or a setting of the run: decided on any data.</summary>
    Any,

    /// <summary>Reading the released repository: no table of a run decides it.</summary>
    Reading,
}

/// <summary>Whose rows must be there in full before a claim about the release is decided.</summary>
public enum ClaimSubject
{
    /// <summary>Neither; the claim is decided on any data or by none.</summary>
    None,

    /// <summary>All papers.</summary>
    Papers,

    /// <summary>All patents.</summary>
    Patents,

    /// <summary>All papers and all patents.</summary>
    Both,
}

/// <summary>One thing that the paper, its code or its readers say, in this project's own words, as data.</summary>
/// <param name="Id">Unique name, for example <c>table5.test.accuracy</c>.</param>
/// <param name="Topic">The group that the ledger's page puts it in.</param>
/// <param name="Statement">What is claimed.</param>
/// <param name="Expected">The claimed number; null when the claim has none.</param>
/// <param name="Unit">Its unit; empty for shares and scores.</param>
/// <param name="Tolerance">How near a measured value must come. This project's choice.</param>
/// <param name="Tag">Who says so: <c>P</c> the paper, <c>C</c> the authors' code, <c>U</c> public code that reads the released
/// files, <c>S</c> a secondary summary, <c>I</c> inference of this project.</param>
/// <param name="Needs">What decides it.</param>
/// <param name="Subject">Whose rows must be there in full.</param>
/// <param name="Measurement">The <see cref="Measurement.Id"/> that it is held against; null when none can be.</param>
public sealed record Claim(
    string Id,
    string Topic,
    string Statement,
    double? Expected,
    string Unit,
    Tolerance Tolerance,
    string Tag,
    ClaimNeeds Needs,
    ClaimSubject Subject,
    string? Measurement);
