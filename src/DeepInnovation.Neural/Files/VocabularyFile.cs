using System.Text;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Files;

/// <summary>vocab.txt: one word piece a line, its id the line's number from 0.</summary>
public static class VocabularyFile
{
    /// <summary>Reads and checks a vocabulary. O(size).</summary>
    /// <exception cref="ModelException">The file is missing, no UTF-8, or lacks a special token.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        if (!File.Exists(path))
            throw new ModelException($"{path} does not exist. A BERT needs its vocabulary: one word piece a line");
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException error)
        {
            throw new ModelException($"{path} is no UTF-8 text: byte {error.Index + 1} cannot be read", error);
        }

        List<string> lines = [.. text.Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line)];
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        var missing = WordPieceTokenizer.SpecialTokens.Except(lines, StringComparer.Ordinal).ToList();
        return missing.Count == 0 ? lines : throw new ModelException($"{path} lacks {string.Join(", ", missing)}: it is no vocabulary of BERT");
    }

    /// <summary>Writes a vocabulary.</summary>
    public static void Write(Stream destination, IReadOnlyList<string> vocabulary)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(vocabulary);
        destination.Write(Encoding.UTF8.GetBytes(string.Join('\n', vocabulary) + "\n"));
    }
}
