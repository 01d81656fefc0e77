namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Converts positions in code: the protocol counts code points, .NET counts UTF-16 units.</summary>
internal static class CodePosition
{
    /// <summary>The index of code point <paramref name="codePoints"/>, at most the end.</summary>
    internal static int ToIndex(string code, int codePoints)
    {
        var index = 0;
        for (var i = 0; i < codePoints && index < code.Length; i++)
            index += char.IsHighSurrogate(code[index]) && index + 1 < code.Length ? 2 : 1;
        return index;
    }

    /// <summary>The number of code points before an index.</summary>
    internal static int FromIndex(string code, int index)
    {
        var count = 0;
        for (var i = 0; i < index; i++)
        {
            if (!(char.IsLowSurrogate(code[i]) && i > 0 && char.IsHighSurrogate(code[i - 1])))
                count++;
        }

        return count;
    }
}
