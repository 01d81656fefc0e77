using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Fetching;

/// <summary>What a fetch did.</summary>
/// <param name="Fetched">Files that came over the network.</param>
/// <param name="Kept">Files that were there and had the right bytes.</param>
/// <param name="Bytes">Size of the whole set.</param>
public sealed record FetchSummary(int Fetched, int Kept, long Bytes);

/// <summary>
/// Brings a set into a folder. Every file is checked against its SHA-256 before it gets its name: the catalogue's, or
/// where that knows none, the one found at the first fetch and kept in <c>fetched.json</c>. Stopped or killed
/// anywhere, the next fetch continues.
/// </summary>
/// <param name="set">The set.</param>
/// <param name="folder">Its folder; made when missing.</param>
/// <param name="mirror">From where.</param>
/// <param name="options">How patient.</param>
/// <param name="tell">Gets a line for each event; no line holds a password or a signature.</param>
/// <param name="progress">Gets kilobytes.</param>
/// <param name="handler">What carries HTTP; null for the network, by way of the proxy that the environment names.</param>
public sealed class SetFetch(
    FetchSet set, string folder, FetchMirror mirror, FetchOptions options, Action<string> tell,
    IProgress<WorkProgress>? progress = null, HttpMessageHandler? handler = null)
{
    /// <summary>Fetches what is missing. O(bytes) time, constant memory.</summary>
    /// <exception cref="InputException">A file has other bytes than it should, there or here, or its
    /// address does not give it.</exception>
    /// <exception cref="IOException">The network did not work after several attempts, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what has come is kept.</exception>
    public async Task<FetchSummary> RunAsync(CancellationToken cancellation)
    {
        using var held = FolderLock.Take(Path.GetFullPath(folder));
        var fetched = FetchedFiles.Read(folder, set);
        var missing = set.Files.Where(file => !IsThere(file, fetched, cancellation)).ToList();
        if (missing.Count > 0)
        {
            using var exchange = new HttpExchange(mirror, options, handler);
            var retries = new Retries(options, tell);
            var remote = await LocateAsync(missing, fetched, exchange, retries, cancellation).ConfigureAwait(false);
            remote.RemoveAll(file => Adopt(file, fetched, cancellation));
            CheckSpace(remote);
            await DownloadAsync(remote, new FileDownload(exchange, retries), fetched, cancellation).ConfigureAwait(false);
            return new(remote.Count, set.Files.Count - remote.Count, set.Files.Sum(file => fetched[file.Name]!.Size));
        }

        return new(0, set.Files.Count, set.Files.Sum(file => fetched[file.Name]!.Size));
    }

    /// <summary>Whether a file with a known checksum is there.</summary>
    private bool IsThere(FetchFile file, FetchedFiles fetched, CancellationToken cancellation)
    {
        var path = PathOf(file.Name);
        var (size, sha256) = file.Sha256 is null ? (fetched[file.Name]?.Size, fetched[file.Name]?.Sha256)
            : (file.Size, file.Sha256);
        if (sha256 is null || !File.Exists(path))
            return false;
        Check(path, FileDigests.Of(path, cancellation).Differs(size, sha256, null));
        fetched.Put(new(file.Name, size!.Value, sha256, file.Sha256 is null ? "first fetch" : "catalogue"));
        return true;
    }

    /// <summary>
    /// A file without a known checksum that someone put there himself: taken over if size and MD5 are the publisher's.
    /// </summary>
    private bool Adopt(RemoteFile file, FetchedFiles fetched, CancellationToken cancellation)
    {
        var path = PathOf(file.Name);
        if (!File.Exists(path))
            return false;
        var digests = FileDigests.Of(path, cancellation);
        Check(path, digests.Differs(file.Size, file.Sha256, file.Md5));
        Pin(file, digests, fetched);
        return true;
    }

    private static void Check(string path, string? difference)
    {
        if (difference is not null)
            throw new InputException($"the file exists with other bytes: {difference}", path, null,
                hint: "Delete or move it, and fetch again");
    }

    private async Task<List<RemoteFile>> LocateAsync(List<FetchFile> missing, FetchedFiles fetched, HttpExchange exchange,
        Retries retries, CancellationToken cancellation)
    {
        if (set.Listing is null)
            return [.. missing.Select(
                file => new RemoteFile(file.Name, new Uri(set.Root!, file.Name), file.Size!.Value, file.Sha256, null))];
        var listed = await FigshareListing.FetchAsync(set.Listing, exchange, retries, cancellation).ConfigureAwait(false);
        return [.. missing.Select(file =>
        {
            var found = listed.FirstOrDefault(f => f.Name.Equals(file.Name, StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException($"{set.Page} lists no file {file.Name}", null, null, value: string.Join(", ",
                    listed.Select(f => f.Name)), hint: "Look at the page, and put the file into the folder yourself");
            var pinned = fetched[file.Name];
            if (pinned is not null && pinned.Size != found.Size)
                throw Republished(file.Name, FormattableString.Invariant($"{pinned.Size} bytes"),
                    FormattableString.Invariant($"{found.Size}"));
            return found with { Name = file.Name, Sha256 = pinned?.Sha256 };
        })];
    }

    private void CheckSpace(List<RemoteFile> remote)
    {
        var needed = remote.Sum(file => file.Size - Math.Min(file.Size, new PartialFile(PathOf(file.Name)).Length));
        var free = options.FreeSpace(Path.GetFullPath(folder));
        if (needed > free)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture,
                $"{set.Name} needs {needed:N0} more bytes, and {free:N0} are free on the disk of {folder}: "
                + $"make room, or choose another folder with --out."));
        }
    }

    private async Task DownloadAsync(List<RemoteFile> remote, FileDownload download, FetchedFiles fetched,
        CancellationToken cancellation)
    {
        var (before, total) = (0L, remote.Sum(file => file.Size));
        foreach (var file in remote)
        {
            var partial = new PartialFile(PathOf(file.Name));
            var digests = await FetchOneAsync(file, partial, download, there =>
                progress?.Report(new(set.Name, (before + there) / 1000, total / 1000, "kB")), cancellation).ConfigureAwait(false);
            // First the pin, then the name: a kill in between must not leave a file that a later fetch would pin anew.
            Pin(file, digests, fetched);
            partial.Complete();
            before += file.Size;
        }
    }

    private async Task<FileDigests> FetchOneAsync(RemoteFile file, PartialFile partial, FileDownload download, Action<long> there,
        CancellationToken cancellation)
    {
        while (true)
        {
            var joined = await download.RunAsync(file, partial, there, cancellation).ConfigureAwait(false);
            var digests = FileDigests.Of(partial.Path, cancellation);
            if (digests.Differs(file.Size, file.Sha256, file.Md5) is not { } difference)
                return digests;
            partial.Delete();
            if (!joined)
                throw Wrong(file, difference);
            tell($"{file.Name}: the parts do not make the file that they should ({difference}); starting over");
        }
    }

    private void Pin(RemoteFile file, FileDigests digests, FetchedFiles fetched)
    {
        var inCatalogue = set.Files.Any(f => f.Name == file.Name && f.Sha256 is not null);
        if (!inCatalogue && fetched[file.Name] is null)
        {
            var checks = file.Md5 is null ? "size agrees with the publisher's; he gives no checksum"
                : "size and MD5 agree with the publisher's";
            tell($"{file.Name}: no SHA-256 is published; "
                + $"{digests.Sha256} is pinned from now on in {FetchedFiles.FileName} ({checks})");
        }

        fetched.Put(new(file.Name, digests.Size, digests.Sha256, inCatalogue ? "catalogue" : "first fetch"));
    }

    private InputException Wrong(RemoteFile file, string difference) => set.Listing is not null && file.Sha256 is not null
        ? Republished(file.Name, difference, null)
        : new($"{file.Name} came with other bytes than it should: {difference}",
            "Nothing was kept. Fetch again, or from elsewhere with --base-url");

    private InputException Republished(string name, string expected, string? found) => new(
        $"{name} is not what was fetched before: {expected}{(found is null ? "" : $", now {found}")}",
        $"Keep the old file, or, if {set.Page} says that the set was published anew, "
        + $"delete {FetchedFiles.FileName} and fetch again");

    private string PathOf(string name) => Path.Combine(folder, name);
}
