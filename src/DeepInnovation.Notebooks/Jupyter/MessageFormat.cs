using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Encodes messages as byte frames, signed by HMAC-SHA256 over header, parent header, metadata and content.</summary>
/// <param name="key">The connection file's key; empty for no signatures.</param>
internal sealed class MessageFormat(string key)
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    internal List<byte[]> Write(JupyterMessage message)
    {
        byte[][] parts = [Bytes(message.Header), Bytes(message.Parent), Bytes(message.Metadata), Bytes(message.Content)];
        return [.. message.Identities, Delimiter, Sign(parts), .. parts];
    }

    /// <summary>Decodes a message; null, with the reason, if it is malformed or its signature is wrong.</summary>
    internal JupyterMessage? Read(IReadOnlyList<byte[]> frames, out string problem)
    {
        var at = 0;
        while (at < frames.Count && !frames[at].AsSpan().SequenceEqual(Delimiter))
            at++;
        if (frames.Count < at + 6)
        {
            problem = "it has too few frames";
            return null;
        }

        byte[][] parts = [frames[at + 2], frames[at + 3], frames[at + 4], frames[at + 5]];
        if (!CryptographicOperations.FixedTimeEquals(frames[at + 1], Sign(parts)))
        {
            problem = "its signature is wrong";
            return null;
        }

        try
        {
            problem = "";
            if (Array.ConvertAll(parts,
                part => StrictJson.Node(part) as JsonObject) is [{ } header, { } parent, { } metadata, { } content])
                return new JupyterMessage([.. frames.Take(at)], header, parent, metadata, content);
            problem = "a part is no object";
            return null;
        }
        catch (JsonFaultException error)
        {
            problem = $"it is no JSON: {error.Message}";
            return null;
        }
    }

    private byte[] Sign(byte[][] parts)
    {
        if (_key.Length == 0)
            return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts)
            hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes<JsonNode>(json, Json);
}
