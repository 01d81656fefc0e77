using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Embeddings;

/// <summary>
/// In how many texts of a corpus each feature stands, by the feature's bucket (2^20 of them; two features in one bucket count
/// as one, which can only make them look commoner). Without a corpus every feature weighs the same.
/// </summary>
internal sealed class DocumentFrequencies
{
    private const int Buckets = 1 << 20;
    private const int LongestFile = 16 + (8 * Buckets);
    private static readonly byte[] Magic = "DIHASH01"u8.ToArray();

    private readonly int[] _counts;

    private DocumentFrequencies(int texts, int[] counts) => (Texts, _counts) = (texts, counts);

    /// <summary>No corpus: <see cref="Weight"/> is 1 everywhere.</summary>
    public static DocumentFrequencies None { get; } = new(0, []);

    /// <summary>How many texts were counted; 0 without a corpus.</summary>
    public int Texts { get; }

    /// <summary>Counts a corpus. O(characters) time, 4 MiB.</summary>
    public static DocumentFrequencies Of(IEnumerable<string> texts)
    {
        var counts = new int[Buckets];
        var last = new int[Buckets];
        var (words, grams, number) = (new List<ulong>(), new List<ulong>(), 0);
        foreach (var text in texts)
        {
            number++;
            words.Clear();
            grams.Clear();
            TextFeatures.Collect(text, words, grams);
            foreach (var feature in words.Concat(grams))
            {
                var bucket = (int)(feature % Buckets);
                if (last[bucket] == number)
                    continue;
                last[bucket] = number;
                counts[bucket]++;
            }
        }

        return new DocumentFrequencies(number, counts);
    }

    /// <summary>The smoothed inverse document frequency, ln((1 + n) / (1 + df)) + 1; 1 without a corpus.</summary>
    public double Weight(ulong feature) =>
        Texts == 0 ? 1 : PortableMath.Log((1.0 + Texts) / (1.0 + _counts[(int)(feature % Buckets)])) + 1;

    /// <summary>
    /// Writes the counts that are not 0: 8 bytes of magic, texts, entries, then bucket and count of each, all little-endian.
    /// </summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Texts);
        writer.Write(_counts.Count(c => c != 0));
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            if (_counts[bucket] == 0)
                continue;
            writer.Write(bucket);
            writer.Write(_counts[bucket]);
        }
    }

    /// <exception cref="InputException">The file is missing, or no encoder.</exception>
    public static DocumentFrequencies Load(string path)
    {
        const string hint = "Give a file that embed --save-encoder or the embeddings stage wrote";
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", hint);
        if (new FileInfo(path).Length is < 16 or > LongestFile)
            throw new InputException("this is not an encoder file", path, null, hint: hint);
        using var reader = new BinaryReader(Disk.OpenRead(path));
        if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
            throw new InputException("this is not an encoder file", path, null, hint: hint);
        var (texts, entries, previous) = (reader.ReadInt32(), reader.ReadInt32(), -1);
        if (texts < 0 || entries < 0 || reader.BaseStream.Length != 16 + (8L * entries))
            throw new InputException("the encoder file is damaged", path, null, hint: hint);
        var counts = new int[texts == 0 ? 0 : Buckets];
        for (var i = 0; i < entries; i++)
        {
            var (bucket, count) = (reader.ReadInt32(), reader.ReadInt32());
            if (bucket <= previous || bucket >= counts.Length || count < 1 || count > texts)
                throw new InputException("the encoder file is damaged", path, null, hint: hint);
            counts[previous = bucket] = count;
        }

        return new DocumentFrequencies(texts, counts);
    }
}
