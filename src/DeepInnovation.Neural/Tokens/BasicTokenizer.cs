using System.Globalization;
using System.Text;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Neural.Tokens;

/// <summary>Takes one word and says whether it wants the next one.</summary>
/// <param name="word">The word; gone after the call.</param>
internal delegate bool WordAction(ReadOnlySpan<char> word);

/// <summary>
/// BERT's BasicTokenizer (Devlin et al., 2019; google-research/bert, tokenization.py): text to words, before WordPiece cuts
/// these. In this order: control characters (all of Unicode's category C, as in Hugging Face), NUL, U+FFFD and lone surrogates
/// go; white space ends a word; each CJK ideograph is a word; words become lower case; accents go (NFD less Mn); each punctuation
/// character is a word. Stateless and thread-safe. See docs/decisions/005-wordpiece.md for why it is ours.
/// </summary>
/// <param name="lowerCase">Lower case and no accents, as the uncased models want; otherwise letters stay as they are.</param>
internal sealed class BasicTokenizer(bool lowerCase = true)
{
    /// <summary>
    /// Gives the words of <paramref name="text"/> in order to <paramref name="action"/> until it returns false. O(n).
    /// </summary>
    public void Split(ReadOnlySpan<char> text, WordAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var word = new Word(lowerCase, action);
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate comes as U+FFFD
        {
            var going = true;
            switch (Classify(rune))
            {
                case Kind.Space:
                    going = word.End();
                    break;
                case Kind.Alone:
                    going = word.End();
                    word.Add(rune.Value);
                    going = going && word.End();
                    break;
                case Kind.Kept:
                    word.Add(rune.Value);
                    break;
            }

            if (!going)
                return;
        }

        word.End();
    }

    /// <summary>All words of <paramref name="text"/>.</summary>
    public IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        Split(text, word =>
        {
            words.Add(word.ToString());
            return true;
        });
        return words;
    }

    /// <summary>Whether no word holds this character and another one: punctuation and CJK ideographs.</summary>
    internal static bool StandsAlone(int code) => IsPunctuation(code) || IsIdeograph(code);

    private enum Kind { Kept, Dropped, Space, Alone }

    private static Kind Classify(Rune rune)
    {
        var code = rune.Value;
        if (code < 0x7F)
            return code > ' ' ? Kind.Kept : code is ' ' or '\t' or '\n' or '\r' ? Kind.Space : Kind.Dropped;
        if (code == 0xFFFD)
            return Kind.Dropped;
        switch (CharUnicodeInfo.GetUnicodeCategory(code))
        {
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate:
                return Kind.Dropped;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                return Kind.Space;
            default:
                return IsIdeograph(code) ? Kind.Alone : Kind.Kept;
        }
    }

    /// <summary>The blocks that BERT names; kana and Hangul are not among them.</summary>
    private static bool IsIdeograph(int code) =>
        code is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F)
            or (>= 0x2B820 and <= 0x2CEAF) or (>= 0x2F800 and <= 0x2FA1F);

    /// <summary>Unicode's category P, and all of ASCII that is neither letter, digit nor space ($, +, ^ and the like).</summary>
    private static bool IsPunctuation(int code) =>
        code < 0x80
            ? code is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~')
            : CharUnicodeInfo.GetUnicodeCategory(code)
                is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;

    /// <summary>What stands between two spaces, as far as it was read.</summary>
    private sealed class Word(bool lowerCase, WordAction action)
    {
        private readonly List<int> _raw = [], _lower = [], _plain = [];
        private bool _ascii = true;
        private char[] _characters = new char[64];

        internal void Add(int code)
        {
            _ascii &= code < 0x80;
            _raw.Add(code);
        }

        /// <summary>Gives what was collected to the action, cut at punctuation.</summary>
        internal bool End()
        {
            var codes = _raw;
            if (lowerCase && !_ascii)
            {
                _lower.Clear();
                _plain.Clear();
                LowerCase.Append(_raw, _lower);
                CanonicalDecomposition.AppendWithoutMarks(_lower, _plain);
                codes = _plain;
            }

            if (_characters.Length < 2 * codes.Count)
                _characters = new char[4 * codes.Count];
            var going = Cut(codes);
            _raw.Clear();
            _ascii = true;
            return going;
        }

        private bool Cut(List<int> codes)
        {
            int start = 0, end = 0;
            foreach (var code in codes)
            {
                var alone = IsPunctuation(code);
                if (alone && !Give(ref start, end))
                    return false;
                if (code < 0x10000)
                    _characters[end++] = lowerCase && code is >= 'A' and <= 'Z' ? (char)(code + 32) : (char)code;
                else
                    end += new Rune(code).EncodeToUtf16(_characters.AsSpan(end));
                if (alone && !Give(ref start, end))
                    return false;
            }

            return Give(ref start, end);
        }

        private bool Give(ref int start, int end)
        {
            var word = _characters.AsSpan(start, end - start);
            start = end;
            return word.IsEmpty || action(word);
        }
    }
}
