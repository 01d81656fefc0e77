namespace DeepInnovation.Core.Documents;

/// <summary>What a file says of a document beyond <see cref="Document"/>; only imported documents keep it.</summary>
public sealed record DocumentDetails(string? Doi, string? Type, string? Venue, IReadOnlyList<string> Countries,
    string? Date, bool Withdrawn);
