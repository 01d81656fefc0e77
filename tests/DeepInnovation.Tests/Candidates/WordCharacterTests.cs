using System.Text.RegularExpressions;
using DeepInnovation.Candidates;

namespace DeepInnovation.Tests.Candidates;

public sealed class WordCharacterTests
{
    [Fact]
    public void Python_words_are_Pythons_on_every_code_point_that_its_Unicode_version_knows()
    {
        var python = PythonFixture.Instance;
        for (var code = 128; code < 0x110000; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF || python.Unassigned.Contains(code))
                continue;
            var text = char.ConvertFromUtf32(code);
            if (python.Words.Contains(code) != WordCharacter.At(text, 0, RegexDialect.Python)
                || python.Words.Contains(code) != WordCharacter.Before(text, text.Length, RegexDialect.Python))
                Assert.Fail($"U+{code:X4}: Python says {python.Words.Contains(code)}.");
        }
    }

    [Fact]
    public void DotNet_words_are_the_Regex_classes_on_every_character()
    {
        var boundary = new Regex(@"^.\b$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
        for (var code = 0; code < 0x10000; code++)
        {
            var text = ((char)code).ToString();
            var word = code == '\n' ? false : boundary.IsMatch(text);
            if (word != WordCharacter.At(text, 0, RegexDialect.DotNet)
                || word != WordCharacter.Before(text, 1, RegexDialect.DotNet))
                Assert.Fail($"U+{code:X4}: Regex says {word}.");
        }
    }

    [Fact]
    public void Letters_equal_without_case_what_Python_and_Regex_say_on_every_character()
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789 -";
        foreach (var letter in Alphabet)
        {
            var regex = new Regex(Regex.Escape(letter.ToString()), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            var python = PythonFixture.Instance.Equal.GetValueOrDefault(letter, []);
            for (var code = 0; code < 0x10000; code++)
            {
                var c = (char)code;
                if (regex.IsMatch(c.ToString()) != (WordCharacter.Fold(c, RegexDialect.DotNet) == letter))
                    Assert.Fail($"U+{code:X4} and {letter}: Regex disagrees.");
                if (code >= 128 && python.Contains(code) != (WordCharacter.Fold(c, RegexDialect.Python) == letter))
                    Assert.Fail($"U+{code:X4} and {letter}: Python disagrees.");
            }
        }
    }
}
