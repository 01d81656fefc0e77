using DeepInnovation.Core;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Sources.Fetching;

/// <summary>
/// The files of a figshare article: <c>GET /v2/articles/ID/files</c> of figshare's API, a JSON list of objects with <c>name</c>,
/// <c>size</c>, <c>computed_md5</c> and <c>download_url</c> (https://docs.figshare.com, "PublicFile").
/// </summary>
internal static class FigshareListing
{
    private const int Longest = 4 << 20;

    /// <summary>Fetches the list.</summary>
    /// <exception cref="InputException">What comes is no such list.</exception>
    internal static async Task<IReadOnlyList<RemoteFile>> FetchAsync(Uri address, HttpExchange exchange, Retries retries,
        CancellationToken cancellation)
    {
        var json = await retries.RunAsync("the list of files", async () =>
        {
            using var response = await exchange.SendAsync(address, _ => { }, cancellation).ConfigureAwait(false);
            return await exchange.GuardAsync(token => ReadAsync(response, token), cancellation).ConfigureAwait(false);
        }, () => 0, cancellation).ConfigureAwait(false);
        return Parse(json, FetchMirror.Shown(address));
    }

    /// <summary>Reads a list. Unknown members are left alone.</summary>
    /// <exception cref="InputException">It is no such list, or an address in it is not https.</exception>
    internal static IReadOnlyList<RemoteFile> Parse(ReadOnlyMemory<byte> json, string shown)
    {
        try
        {
            using var document = StrictJson.Document(json);
            return [.. document.RootElement.EnumerateArray().Select(file => new RemoteFile(
                file.GetProperty("name").GetString()!,
                new Uri(file.GetProperty("download_url").GetString()!, UriKind.Absolute) is { Scheme: "https" } https ? https
                    : throw new FormatException("an address is not https"),
                file.GetProperty("size").GetInt64(),
                null,
                file.TryGetProperty("computed_md5", out var md5) && md5.GetString() is { Length: 32 } hex
                    ? hex.ToLowerInvariant() : null))];
        }
        catch (Exception fault) when (fault is JsonFaultException or InvalidOperationException or KeyNotFoundException
            or FormatException or ArgumentNullException)
        {
            throw new InputException($"{shown} gave no list of files", null, null,
                hint: "Something else answers at this address: "
                    + "check the network's login page or proxy, or give a mirror with --base-url", inner: fault);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var text = new byte[Longest];
        var length = await stream.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false,
            cancellation).ConfigureAwait(false);
        return text[..length];
    }
}
