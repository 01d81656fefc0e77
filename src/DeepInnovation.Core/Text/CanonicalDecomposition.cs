using System.Collections.Frozen;
using System.Globalization;

namespace DeepInnovation.Core.Text;

/// <summary>
/// Canonical decomposition (NFD) less its nonspacing marks: what BERT calls stripping accents. Own tables, since .NET decomposes
/// nothing where InvariantGlobalization is on, and otherwise as the ICU of the machine does. See docs/decisions/005-wordpiece.md.
/// </summary>
public static class CanonicalDecomposition
{
    private static readonly FrozenDictionary<int, int[]> s_decompositions;
    private static readonly FrozenDictionary<int, byte> s_classes;

    static CanonicalDecomposition()
    {
        var decompositions = new Dictionary<int, int[]>();
        var classes = new Dictionary<int, byte>();
        using var stream = typeof(CanonicalDecomposition).Assembly.GetManifestResourceStream("decompositions.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var fields = line.Split(' ');
            var dash = fields[0].IndexOf('-', StringComparison.Ordinal);
            if (dash < 0)
                decompositions.Add(Hex(fields[0]), [.. fields.Skip(1).Select(f => Hex(f))]);
            else
                for (var code = Hex(fields[0].AsSpan(0, dash)); code <= Hex(fields[0].AsSpan(dash + 1)); code++)
                    classes.Add(code, byte.Parse(fields[1], CultureInfo.InvariantCulture));
        }

        s_decompositions = decompositions.ToFrozenDictionary();
        s_classes = classes.ToFrozenDictionary();
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Appends NFD(<paramref name="text"/>) without characters of category Mn to <paramref name="output"/>.
    /// O(n log n) at worst, in one long run of spacing marks; O(n) in any language.</summary>
    public static void AppendWithoutMarks(List<int> text, List<int> output)
    {
        var run = output.Count; // where the present run of characters with a combining class began
        foreach (var code in text)
        {
            if (code < 0xC0)
            {
                Reorder(output, run);
                output.Add(code);
                run = output.Count;
            }
            else if (code is >= 0xAC00 and <= 0xD7A3)
            {
                Reorder(output, run);
                var index = code - 0xAC00; // the Unicode Standard, section 3.12
                output.Add(0x1100 + index / 588);
                output.Add(0x1161 + index % 588 / 28);
                if (index % 28 != 0)
                    output.Add(0x11A7 + index % 28);
                run = output.Count;
            }
            else if (s_decompositions.TryGetValue(code, out var parts))
                foreach (var part in parts)
                    run = Append(part, output, run);
            else
                run = Append(code, output, run);
        }

        Reorder(output, run);
    }

    private static int Append(int code, List<int> output, int run)
    {
        var starter = !s_classes.ContainsKey(code);
        if (starter)
            Reorder(output, run);
        if (CharUnicodeInfo.GetUnicodeCategory(code) != UnicodeCategory.NonSpacingMark)
            output.Add(code);
        return starter ? output.Count : run;
    }

    /// <summary>
    /// Canonical ordering of what is left of a run: stable by class. Marks that were dropped do not matter to it.
    /// </summary>
    private static void Reorder(List<int> output, int run)
    {
        if (output.Count - run < 2)
            return;
        var ordered = output.Skip(run).OrderBy(code => s_classes[code]).ToArray(); // OrderBy is stable
        output.RemoveRange(run, ordered.Length);
        output.AddRange(ordered);
    }
}
