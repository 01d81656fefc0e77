using System.Text.Json;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Sources.Fetching;

/// <summary>
/// A file on its way: its bytes under <c>NAME.partial</c>, and beside them, in <c>NAME.partial.json</c>, what the server calls
/// this state of the file. Both outlive a killed process.
/// </summary>
/// <param name="final">The path under which the whole file will stand.</param>
internal sealed class PartialFile(string final)
{
    private sealed record State(string? ETag, string? LastModified);

    internal string Path { get; } = final + AtomicFile.TemporaryEnding;

    private string StatePath => Path + ".json";

    /// <summary>Bytes that are there; 0 when there is no file.</summary>
    internal long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>
    /// A strong entity tag, else a date, of the bytes that are there; null when they cannot be told from other bytes
    /// (RFC 9110 section 13.1.5: If-Range takes no weak tag).
    /// </summary>
    internal string? Validator => ReadState() is { } state ? state.ETag ?? state.LastModified : null;

    /// <summary>Whether the bytes came as they are, so that more of them can be asked for.</summary>
    internal bool CanContinue => Length > 0 && ReadState() is not null;

    /// <summary>Starts over with nothing. Without a state the bytes will not be continued.</summary>
    internal FileStream Begin(HttpResponseMessage response, bool continuable)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        // First no bytes, then the new state, then its bytes: a kill in between never leaves bytes under another's state.
        var stream = Disk.Create(Path);
        try
        {
            if (continuable)
                AtomicFile.WriteText(StatePath, JsonSerializer.Serialize(
                    new State(StrongTag(response), response.Content.Headers.LastModified?.ToString("R"))));
            else
                Disk.Delete(StatePath);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens the end of what is there.</summary>
    internal FileStream Continue() =>
        Disk.Open(Path, FileMode.Append, FileAccess.Write, FileShare.Read, 1 << 16, FileOptions.None);

    /// <summary>True when an answer says that it is of another state than the bytes that are there.</summary>
    internal bool IsOther(HttpResponseMessage response) =>
        ReadState()?.ETag is { } known && StrongTag(response) is { } tag && known != tag;

    /// <summary>Puts the whole file under its final name.</summary>
    internal void Complete()
    {
        AtomicFile.Settle(Path, final);
        Disk.Delete(StatePath);
    }

    internal void Delete()
    {
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(Path)))
            return;
        Disk.Delete(Path);
        Disk.Delete(StatePath);
    }

    private State? ReadState()
    {
        if (!File.Exists(StatePath))
            return null;
        try
        {
            return StrictJson.Deserialize<State>(Disk.ReadAllBytes(StatePath), JsonSerializerOptions.Default);
        }
        catch (JsonFaultException)
        {
            // Someone wrote into it: then nothing is known of the bytes, and they are fetched anew.
            return null;
        }
    }

    private static string? StrongTag(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null;
}
