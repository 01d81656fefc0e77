namespace DeepInnovation.Sources.Fetching;

/// <summary>A published set of files that the workbench can use.</summary>
/// <param name="Name">What the command calls it.</param>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Page">Where people read about it.</param>
/// <param name="Licence">Its licence as published.</param>
/// <param name="Files">What belongs to it.</param>
/// <param name="Root">The documented address that the files' names stand under; null where
/// <paramref name="Listing"/> gives addresses.</param>
/// <param name="Listing">The publisher's list of files with sizes, MD5 and addresses (<see cref="FigshareListing"/>); null where
/// the catalogue holds them.</param>
public sealed record FetchSet(string Name, string Title, Uri Page, string Licence, IReadOnlyList<FetchFile> Files,
    Uri? Root = null, Uri? Listing = null);

/// <summary>One file of a set. Either size and SHA-256 are both known, or neither and the publisher's list is asked.</summary>
/// <param name="Name">Its path in the set's folder, with <c>/</c>.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
public sealed record FetchFile(string Name, long? Size = null, string? Sha256 = null);

/// <summary>A file with all that a download needs.</summary>
/// <param name="Name">Its path in the set's folder, with <c>/</c>.</param>
/// <param name="Address">Its documented address.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Sha256">Its SHA-256, where it is known.</param>
/// <param name="Md5">Its MD5 by the publisher, where he gives one.</param>
internal sealed record RemoteFile(string Name, Uri Address, long Size, string? Sha256, string? Md5);
