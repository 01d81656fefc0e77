using DeepInnovation.Core;
using DeepInnovation.Sources.Fetching;

namespace DeepInnovation.Sources.Tests.Fetching;

public sealed class FetchMirrorTests
{
    [Theory]
    [InlineData("https://mirror.example", "https://mirror.example/a/b?c=1")]
    [InlineData("https://mirror.example/", "https://mirror.example/a/b?c=1")]
    [InlineData("http://me:word@mirror.example:8080/hub/", "http://mirror.example:8080/hub/a/b?c=1")]
    public void A_mirror_replaces_scheme_and_host(string mirror, string expected) =>
        Assert.Equal(expected, FetchMirror.At(mirror).Map(new("https://huggingface.co/a/b?c=1")).AbsoluteUri);

    [Theory]
    [InlineData("mirror")]
    [InlineData("ftp://mirror.example")]
    [InlineData("file:///tmp")]
    [InlineData("https://mirror.example?x=1")]
    [InlineData("https://me:word@mirror.example/#x")]
    public void What_is_no_address_is_refused_without_repeating_it(string address)
    {
        var fault = Assert.Throws<InputException>(() => FetchMirror.At(address));
        Assert.DoesNotContain("word", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://a.example", true)]
    [InlineData(null, "http://a.example", false)]
    [InlineData("https://m.example", "http://m.example", false)]
    [InlineData("http://m.example", "http://a.example", true)]
    [InlineData("http://m.example", "ftp://a.example", false)]
    public void Redirects_lead_to_https_or_where_the_mirror_is_http(string? mirror, string target, bool allowed) =>
        Assert.Equal(allowed, (mirror is null ? FetchMirror.None : FetchMirror.At(mirror)).Allows(new(target)));

    [Fact]
    public void Passwords_go_to_the_mirror_alone()
    {
        var mirror = FetchMirror.At("https://me:word@mirror.example/hub");
        Assert.NotNull(mirror.CredentialsFor(new("https://mirror.example/other")));
        Assert.Null(mirror.CredentialsFor(new("https://cdn.example/hub")));
        Assert.Null(mirror.CredentialsFor(new("http://mirror.example/hub")));
        Assert.Equal("https://mirror.example/a", FetchMirror.Shown(new("https://me:word@mirror.example/a?signature=1")));
    }
}
