using System.Net.Http.Headers;
using System.Text;
using DeepInnovation.Core;

namespace DeepInnovation.Sources.Fetching;

/// <summary>
/// From where files come: the documented addresses, or a mirror. A mirror replaces scheme and host of every documented address
/// and keeps its path and query: with <c>https://mirror.example/hub</c>, <c>https://huggingface.co/a/b</c> becomes
/// <c>https://mirror.example/hub/a/b</c>.
/// </summary>
public sealed class FetchMirror
{
    private readonly Uri? _root;
    private readonly string? _credentials;

    private FetchMirror(Uri? root, string? credentials) => (_root, _credentials) = (root, credentials);

    /// <summary>No mirror.</summary>
    public static FetchMirror None { get; } = new(null, null);

    /// <summary>
    /// A mirror by its address, <c>http</c> or <c>https</c>. Name and password in it go to this host only and are never shown.
    /// </summary>
    /// <exception cref="InputException">It is no such address.</exception>
    public static FetchMirror At(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            // What was typed is not repeated: it may hold a password.
            throw new InputException("--base-url is not the address of a mirror",
                "Give one such as https://mirror.example/hub, without ? and #");
        }

        var root = new UriBuilder(uri) { UserName = "", Password = "", Path = uri.AbsolutePath.TrimEnd('/') }.Uri;
        return new(root, uri.UserInfo.Length == 0 ? null
            : Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo))));
    }

    /// <summary>An address as it may be shown: without name, password and query, which can hold a signature.</summary>
    public static string Shown(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
    }

    /// <summary>Where the file of a documented address lies.</summary>
    public Uri Map(Uri documented)
    {
        ArgumentNullException.ThrowIfNull(documented);
        return _root is null ? documented : new Uri(_root.AbsoluteUri.TrimEnd('/') + documented.PathAndQuery);
    }

    /// <summary>Whether to follow a redirect: to https always, to http only where the mirror itself is http.</summary>
    public bool Allows(Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && _root?.Scheme == Uri.UriSchemeHttp);
    }

    /// <summary>The name and password for an address, which is null everywhere but at the mirror itself.</summary>
    internal AuthenticationHeaderValue? CredentialsFor(Uri address) =>
        _credentials is not null && _root is not null && Uri.Compare(address, _root, UriComponents.SchemeAndServer,
            UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
            ? new("Basic", _credentials)
            : null;
}
