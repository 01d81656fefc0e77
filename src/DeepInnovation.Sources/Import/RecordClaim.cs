using DeepInnovation.Core.Documents;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// What a record says of one id at one time, in a source in which the newest record of an id is the one that holds,
/// whether it can be used or not.
/// </summary>
internal readonly record struct RecordClaim(DocumentKind Kind, string Id, RecordVersion Version);
