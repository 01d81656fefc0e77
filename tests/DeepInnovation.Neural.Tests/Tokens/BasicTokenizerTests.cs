using System.Security.Cryptography;
using System.Text;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Tests.Tokens;

/// <summary>
/// Every character of Unicode against the independent implementation in Python (wordpiece_reference.py), which has Unicode 14.0;
/// .NET 10 has a later one. Left out are the 10,300 characters that Python does not have yet, and U+1171E, which Unicode 15.1
/// changed from a nonspacing to a spacing mark. Nothing else differs.
/// </summary>
public sealed class BasicTokenizerTests
{
    private const int ChangedSince = 0x1171E;

    private static readonly BasicTokenizer s_tokenizer = new();

    [Fact]
    public void Every_character_meets_the_end_that_Python_gives_it()
    {
        var checkedCharacters = 0;
        foreach (var fate in WordPieceReference.Fates().Where(f => f.Kind != "unassigned"))
            for (var code = fate.First; code <= fate.Last; code++)
            {
                if (code == ChangedSince)
                    continue;
                var c = TextOf(code);
                string[] expected = fate.Kind switch
                {
                    "kept" => [$"x{c}x"],
                    "dropped" => ["xx"],
                    "space" => ["x", "x"],
                    "alone" => ["x", c, "x"],
                    "syllable" => s_tokenizer.Split($"x{c}x") is [{ Length: 4 or 5 } word] ? [word] : ["two or three jamo"],
                    _ => [.. fate.Kind.Split('|')
                        .Select(w => string.Concat(w.Split(' ').Select(h => TextOf(WordPieceReference.Hex(h)))))],
                };
                if (!expected.SequenceEqual(s_tokenizer.Split($"x{c}x")))
                    Assert.Fail($"U+{code:X4} ({fate.Kind}): {string.Join('|', s_tokenizer.Split($"x{c}x"))}");
                checkedCharacters++;
            }

        Assert.InRange(checkedCharacters, 280_000, 0x110000);
    }

    [Fact]
    public void A_capital_sigma_is_final_beside_every_character_where_Python_says_so()
    {
        foreach (var fate in WordPieceReference.Fates().Where(f => f.Kind != "unassigned"))
            for (var code = fate.First; code <= fate.Last; code++)
            {
                if (code == ChangedSince)
                    continue;
                var c = TextOf(code);
                var sigma = $"{Flag(s_tokenizer.Split(c + "Σ")[^1][^1] == 'ς')}{Flag(s_tokenizer.Split($"Α{c}Σ")[^1][^1] == 'ς')}"
                    + Flag(s_tokenizer.Split($"ΑΣ{c}Α")[0].Contains('ς', StringComparison.Ordinal));
                if (sigma != fate.Sigma)
                    Assert.Fail($"U+{code:X4}: {sigma} instead of {fate.Sigma}");
            }

        static int Flag(bool value) => value ? 1 : 0;
    }

    [Fact]
    public void Hangul_syllables_become_the_jamo_that_Python_gives()
    {
        var lines = string.Concat(Enumerable.Range(0xAC00, 11_172).Select(code => s_tokenizer.Split(TextOf(code))[0] + "\n"));
        var recorded = File.ReadLines(Path.Combine(WordPieceReference.Folder, "characters.txt")).ElementAt(1).Split(' ')[^1];
        Assert.Equal(recorded, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))));
    }

    [Fact]
    public void Marks_that_stay_are_put_in_canonical_order()
    {
        // U+302E has class 224, U+1B44 class 9, U+0301 (which goes) 230; U+1B35 is a starter and so a border.
        Assert.Equal(["a\u1B44\u302E"], s_tokenizer.Split("a\u302E\u0301\u1B44"));
        Assert.Equal(["a\u302E\u1B35\u1B44"], s_tokenizer.Split("a\u302E\u1B35\u1B44"));
    }

    [Fact]
    public void Letters_and_accents_stay_where_the_model_is_cased() =>
        Assert.Equal(["Crème", ",", "ΑΣ", "中", "İ"], new BasicTokenizer(lowerCase: false).Split("Crème, ΑΣ中İ\u200b"));

    [Fact]
    public void Splitting_stops_when_it_is_told_to()
    {
        var words = new List<string>();
        s_tokenizer.Split("one, two 中three", word =>
        {
            words.Add(word.ToString());
            return words.Count < 3;
        });
        Assert.Equal(["one", ",", "two"], words);
    }

    private static string TextOf(int code) =>
        code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code);
}
