using System.Text;
using System.Text.Json;

namespace DeepInnovation;

/// <summary>
/// A sound JSON text made wrong in the ways in which files are: bytes flipped, the end cut off, tokens put in or replaced by
/// others, keys doubled, nesting too deep, halves of surrogate pairs, other encodings. One seed, the same texts.
/// </summary>
internal static class JsonMutations
{
    private static readonly string[] Tokens =
    [
        "NaN", "-Infinity", "Infinity", "null", "true", "1e999", "-1", "0.5", "99999999999999999999", "\"\"", "\"text\"",
        "\"\\ud800\"", "\"\\udc00x\"", "\"a\\u0000b\"", "[]", "{}", "[null]", "{\"a\":null}", "[[]]", "{\"a\":1,\"a\":2}",
        "{\"\\u0061\":1,\"a\":2}", "{\"\\ud800\":1}", "// x", "'a'", ",", ":", "\"", "\\", "\n", "undefined",
    ];

    internal static IEnumerable<byte[]> Of(byte[] sound, int count, int seed)
    {
        var random = new Random(seed);
        var spans = Spans(sound);
        for (var i = 0; i < count; i++)
        {
            var text = Mutate(sound, spans, random);
            yield return random.Next(4) > 0 ? text : Flip(text, random);
        }
    }

    private static byte[] Mutate(byte[] sound, List<(int Start, int Length)> spans, Random random)
    {
        var (start, length) = spans[random.Next(spans.Count)];
        var token = Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]);
        switch (random.Next(10))
        {
            case 0:
                return sound[..random.Next(sound.Length)];
            case 1:
                return Flip(sound, random);
            case 2:
                return [.. sound[..start], .. token, .. sound[start..]];
            case 3:
                return [.. sound[..start], .. Encoding.UTF8.GetBytes(
                    new string(random.Next(2) == 0 ? '[' : '{', random.Next(1, 3000))), .. sound[start..]];
            case 4:
                var depth = random.Next(60, 3000);
                return [.. sound[..start], .. Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)),
                    .. sound[(start + length)..]];
            case 5 when sound[start] == '"':
                return [.. sound[..(start + 1)], .. "\\ud83d"u8, .. sound[(start + 1)..]];
            case 6 when random.Next(4) == 0:
                return (random.Next(
                    3) switch
                { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, _ => Encoding.UTF32 }) is var other
                    ? [.. random.Next(2) == 0 ? other.GetPreamble() : [], .. other.GetBytes(Encoding.UTF8.GetString(sound))]
                    : sound;
            case 6:
                return [.. sound[..start], (byte)random.Next(0x80, 0x100), .. sound[start..]];
            case 7:
                var object_ = Array.IndexOf(sound, (byte)'{', start);
                return object_ < 0 ? sound[..start]
                    : [.. sound[..(object_ + 1)], .. sound[start..(start + length)], .. ":1,"u8, .. sound[(object_ + 1)..]];
            default:
                return [.. sound[..start], .. token, .. sound[(start + length)..]];
        }
    }

    private static byte[] Flip(byte[] text, Random random)
    {
        var flipped = text.ToArray();
        for (var i = random.Next(3); i >= 0 && flipped.Length > 0; i--)
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    /// <summary>Keys, texts, numbers and words of the text.</summary>
    private static List<(int Start, int Length)> Spans(byte[] sound)
    {
        var spans = new List<(int, int)>();
        var reader = new Utf8JsonReader(sound, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
            spans.Add(((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex)));
        return spans;
    }
}
