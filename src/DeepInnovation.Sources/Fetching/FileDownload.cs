using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Fetching;

/// <summary>
/// Brings one file to its <see cref="PartialFile"/>: asks for what is missing (Range and If-Range, RFC 9110 section 14), and
/// takes whatever a server makes of that: the rest (206), all of it (200), or that there is no more (416).
/// </summary>
internal sealed class FileDownload(HttpExchange exchange, Retries retries)
{
    /// <summary>Downloads until all bytes are there; whether they are the right ones is not checked here.</summary>
    /// <param name="file">What to fetch.</param>
    /// <param name="partial">Where it goes.</param>
    /// <param name="progress">Gets the number of bytes that are there.</param>
    /// <param name="cancellation">Stops; what has come is kept.</param>
    /// <returns>Whether bytes of more than one answer were put together.</returns>
    /// <exception cref="InputException">The server has another size or no such file.</exception>
    /// <exception cref="IOException">Too many attempts failed, or the disk is full.</exception>
    internal async Task<bool> RunAsync(RemoteFile file, PartialFile partial, Action<long> progress,
        CancellationToken cancellation)
    {
        var joined = false;
        return await retries.RunAsync(file.Name, async () =>
        {
            joined |= await AttemptAsync(file, partial, progress, cancellation).ConfigureAwait(false);
            return joined;
        }, () => partial.Length, cancellation).ConfigureAwait(false);
    }

    private async Task<bool> AttemptAsync(RemoteFile file, PartialFile partial, Action<long> progress,
        CancellationToken cancellation)
    {
        var (validator, from) = (partial.Validator, partial.Length);
        // Without a validator only a checksum can tell whether two halves belong together.
        if (!partial.CanContinue || (validator is null && file.Sha256 is null && file.Md5 is null) || from > file.Size)
        {
            partial.Delete();
            from = 0;
        }

        if (from == file.Size && from > 0)
            return true;
        using var response = await exchange.SendAsync(file.Address, request => Ask(request, from, validator),
            cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            await ReceiveAllAsync(file, partial, response, progress, cancellation).ConfigureAwait(false);
            return false;
        }

        var range = response.Content.Headers.ContentRange;
        if (range is { HasLength: true, Length: var length } && length != file.Size)
            throw WrongSize(file, length!.Value);
        if (response.StatusCode != HttpStatusCode.PartialContent || range?.From != from || partial.IsOther(response))
        {
            partial.Delete();
            throw new TransferInterrupted("the file on the server is no longer the one that was begun");
        }

        using var stream = partial.Continue();
        await CopyAsync(file, response, stream, from, decode: false, progress, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task ReceiveAllAsync(RemoteFile file, PartialFile partial, HttpResponseMessage response, Action<long> progress,
        CancellationToken cancellation)
    {
        // We ask for plain bytes. Who compresses them all the same is understood, but cannot be asked for the rest.
        var encoding = response.Content.Headers.ContentEncoding;
        var plain = encoding.All(name => name.Equals("identity", StringComparison.OrdinalIgnoreCase));
        if (!plain && (encoding.Count != 1 || !encoding.First().Equals("gzip", StringComparison.OrdinalIgnoreCase)))
            throw new InputException($"{file.Name}: the server sends it in an encoding that was not requested", null, null,
                value: string.Join(", ", encoding), hint: "Give a mirror with --base-url");
        if (plain && response.Content.Headers.ContentLength is { } length && length != file.Size)
            throw WrongSize(file, length);
        using var stream = partial.Begin(response, continuable: plain);
        await CopyAsync(file, response, stream, 0, decode: !plain, progress, cancellation).ConfigureAwait(false);
    }

    private async Task CopyAsync(
        RemoteFile file, HttpResponseMessage response, FileStream to, long from, bool decode, Action<long> progress,
        CancellationToken cancellation)
    {
        using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var plain = decode ? new GZipStream(body, CompressionMode.Decompress) : body;
        var buffer = new byte[1 << 16];
        var there = from;
        while (true)
        {
            var read = await exchange.GuardAsync(token => plain.ReadAsync(buffer, token).AsTask(),
                cancellation).ConfigureAwait(false);
            if (read == 0)
                break;
            if ((there += read) > file.Size)
            {
                to.SetLength(0);
                throw WrongSize(file, null);
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            progress(there);
        }

        if (there < file.Size)
            throw new TransferInterrupted(
                string.Create(CultureInfo.InvariantCulture, $"only {there:N0} of {file.Size:N0} bytes came"));
    }

    private static void Ask(HttpRequestMessage request, long from, string? validator)
    {
        if (from == 0)
            return;
        request.Headers.Range = new RangeHeaderValue(from, null);
        if (validator is not null)
            request.Headers.TryAddWithoutValidation("If-Range", validator);
    }

    private static InputException WrongSize(RemoteFile file, long? found) => new(
        string.Create(CultureInfo.InvariantCulture, $"{file.Name} should have {file.Size:N0} bytes, "
            + $"the server offers {(found is { } bytes ? bytes.ToString("N0", CultureInfo.InvariantCulture) : "more")}"),
        "Something else answers at this address: check the network's login page or proxy, or give a mirror with --base-url");
}
