using System.Text;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>A <c>vocab.txt</c>: one word piece a line, its id the line's number from 0, UTF-8.</summary>
internal static class VocabularyFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The pieces that every BERT vocabulary has.</summary>
    public static IReadOnlyList<string> SpecialPieces { get; } = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>Reads a vocabulary; blank lines at its end are left out. O(bytes).</summary>
    /// <param name="path">The file; lines end in LF or CRLF.</param>
    /// <param name="expectedSize">The <c>vocab_size</c> it must have; null leaves it unchecked.</param>
    /// <returns>The pieces by id.</returns>
    /// <exception cref="ModelException">
    /// The file is missing or not UTF-8, has a blank line or a duplicate, lacks a special piece or has another size.
    /// </exception>
    public static string[] Read(string path, int? expectedSize = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        string text;
        try
        {
            text = StrictUtf8.GetString(FileFault.ReadAllBytes(path));
        }
        catch (DecoderFallbackException e)
        {
            throw FileFault.In(
                path, FormattableString.Invariant($"is not UTF-8: byte {e.Index} starts no character"), "Save it as UTF-8", e);
        }

        var lines = text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        string[] pieces = [.. lines];
        Check(path, pieces);
        if (expectedSize is { } size)
            CheckSize(path, pieces.Length, size);
        return pieces;
    }

    /// <summary>Writes a vocabulary that <see cref="Read"/> reads back, each line ended by LF. O(characters).</summary>
    /// <exception cref="ModelException">The pieces have a blank, a duplicate or a line break, or lack a special
    /// piece.</exception>
    public static void Write(Stream stream, IReadOnlyList<string> pieces)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(pieces);
        Check("the vocabulary", pieces);
        using var writer = new StreamWriter(stream, StrictUtf8, leaveOpen: true) { NewLine = "\n" };
        foreach (var piece in pieces)
            writer.WriteLine(piece);
    }

    internal static void CheckSize(string path, int found, int expected)
    {
        if (found != expected)
        {
            throw FileFault.In(path,
                FormattableString.Invariant($"has {found} pieces, but config.json says vocab_size {expected}"),
                "Take both files from the same model");
        }
    }

    private static void Check(string source, IReadOnlyList<string> pieces)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Length == 0)
                throw FileFault.In(source, FormattableString.Invariant($"line {i + 1} is blank"),
                    "Each line holds one piece: download it again");
            if (pieces[i].AsSpan().ContainsAny('\r', '\n') || (i == 0 && pieces[i][0] == '\uFEFF'))
                throw FileFault.In(source, FormattableString.Invariant($"line {i + 1} has a character that ends or marks lines"));
            if (!lines.TryAdd(pieces[i], i + 1))
            {
                throw FileFault.In(source, FormattableString.Invariant(
                    $"lines {lines[pieces[i]]} and {i + 1} both hold {FileFault.Quote(pieces[i])}"), "Each piece has one id");
            }
        }

        var missing = SpecialPieces.Where(piece => !lines.ContainsKey(piece)).ToArray();
        if (missing.Length > 0)
            throw FileFault.In(
                source, $"lacks {string.Join(" ", missing)}", "A BERT vocabulary has all of " + string.Join(" ", SpecialPieces));
    }
}
