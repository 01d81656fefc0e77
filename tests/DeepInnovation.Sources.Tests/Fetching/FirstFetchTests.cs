using System.Security.Cryptography;
using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Sources.Fetching;

namespace DeepInnovation.Sources.Tests.Fetching;

/// <summary>Sets without published SHA-256: the publisher's list is asked, and the first fetch pins.</summary>
public sealed class FirstFetchTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("id,title\n1,a\n");
    private static readonly byte[] Other = Encoding.UTF8.GetBytes("id,title\n1,b\n");

    private static readonly FetchSet Set = new("test", "", new("https://figshare.example/article"), "", [new("Table.csv")],
        Listing: new("https://api.figshare.example/v2/articles/1/files?page_size=100"));

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;
    private readonly List<string> _told = [];
    private LocalServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Table => Path.Combine(_folder, "Table.csv");

    public async ValueTask InitializeAsync()
    {
        _server = await LocalServer.StartAsync();
        Publish(Content);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_fetch_pins_and_says_so_and_the_second_needs_no_network()
    {
        await FetchAsync();
        Assert.Equal(Content, await File.ReadAllBytesAsync(Table, Cancellation));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));
        Assert.Equal("Table.csv: no SHA-256 is published; "
            + $"{sha256} is pinned from now on in fetched.json (size and MD5 agree with the publisher's)", Assert.Single(_told));
        Assert.Contains("\"pinnedBy\": \"first fetch\"",
            await File.ReadAllTextAsync(Path.Combine(_folder, "fetched.json"), Cancellation), StringComparison.Ordinal);
        await _server.DisposeAsync();
        Assert.Equal(new FetchSummary(0, 1, Content.Length), await FetchAsync());
    }

    [Fact]
    public async Task Another_content_under_the_same_name_is_refused_later()
    {
        await FetchAsync();
        File.Delete(Table);
        Publish(Other);
        var fault = await Assert.ThrowsAsync<InputException>(FetchAsync);
        Assert.Contains("Table.csv is not what was fetched before: expected SHA-256", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Table));
        Publish([.. Other, 0x0a]);
        Assert.Contains("13 bytes, now 14", (await Assert.ThrowsAsync<InputException>(FetchAsync)).Message,
            StringComparison.Ordinal);
        Publish(Content);
        await FetchAsync();
        Assert.Equal(Content, await File.ReadAllBytesAsync(Table, Cancellation));
    }

    [Fact]
    public async Task Bytes_that_are_not_those_of_the_list_are_refused()
    {
        _server.Files["/files/7"] = (Other, null);
        var fault = await Assert.ThrowsAsync<InputException>(FetchAsync);
        Assert.Contains($"expected MD5 {Md5(Content)}, found {Md5(Other)}", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Table));
    }

    [Fact]
    public async Task A_file_put_there_by_hand_is_taken_over_when_it_is_the_published_one()
    {
        await File.WriteAllBytesAsync(Table, Content, Cancellation);
        Assert.Equal(new FetchSummary(0, 1, Content.Length), await FetchAsync());
        Assert.Contains("is pinned from now on", Assert.Single(_told), StringComparison.Ordinal);
        Assert.Equal(["/v2/articles/1/files"], _server.Requests);
    }

    [Theory]
    [InlineData("<html>log in", "gave no list of files")]
    [InlineData("{}", "gave no list of files")]
    [InlineData("""[{"name":"Table.csv","size":1,"download_url":"http://x.example/1"}]""", "gave no list of files")]
    [InlineData("""[{"name":"../../Table.csv","size":1,"download_url":"https://x.example/1"}]""",
        "lists no file Table.csv, found \"../../Table.csv\"")]
    public async Task A_list_that_is_none_is_told(string json, string message)
    {
        _server.Files["/v2/articles/1/files"] = (Encoding.UTF8.GetBytes(json), null);
        Assert.Contains(message, (await Assert.ThrowsAsync<InputException>(FetchAsync)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "this is no list of fetched files")]
    [InlineData("""{"set":"other","page":"","licence":"","files":[]}""", "the folder contains the set other, not test")]
    public async Task A_folder_of_something_else_is_told(string json, string message)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "fetched.json"), json, Cancellation);
        Assert.Contains(message, (await Assert.ThrowsAsync<InputException>(FetchAsync)).Message, StringComparison.Ordinal);
    }

    private static string Md5(byte[] bytes) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes));

    private void Publish(byte[] content)
    {
        _server.Files["/files/7"] = (content, null);
        var json =
            $$"""[{"id":6,"name":"Other.csv","size":1,"download_url":"https://ndownloader.figshare.example/files/6"},{"id":7,"name":"Table.csv","size":{{content.Length}},"computed_md5":"{{Md5(content)}}","download_url":"https://ndownloader.figshare.example/files/7"}]""";
        _server.Files["/v2/articles/1/files"] = (Encoding.UTF8.GetBytes(json), null);
    }

    private Task<FetchSummary> FetchAsync() =>
        new SetFetch(Set, _folder, FetchMirror.At(_server.Address), new FetchOptions { Wait = (_, _) => Task.CompletedTask },
            _told.Add).RunAsync(Cancellation);
}
