using System.Buffers;
using DeepInnovation.Candidates;

namespace DeepInnovation.Benchmarks.Candidates;

/// <summary>The library's own multi-string search, each find checked for word boundaries: what one would write first.</summary>
internal sealed class SearchValuesFilter
{
    private readonly SearchValues<string> _values = SearchValues.Create([.. PublishedRules.Keywords],
        StringComparison.OrdinalIgnoreCase);
    private readonly string[] _keywords = [.. PublishedRules.Keywords];

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        for (var from = 0; ; from++)
        {
            var next = text[from..].IndexOfAny(_values);
            if (next < 0)
                return false;
            from += next;
            if (from > 0 && IsWord(text[from - 1]))
                continue;
            foreach (var keyword in _keywords)
            {
                var end = from + keyword.Length;
                if (text[from..].StartsWith(keyword, StringComparison.OrdinalIgnoreCase)
                    && (end == text.Length || !IsWord(text[end])))
                    return true;
            }
        }
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
