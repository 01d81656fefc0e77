using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Embeddings;

/// <summary>
/// The offline encoder: hashed words and character n-grams (<see cref="TextFeatures"/>), weighted by sublinear term frequency
/// times inverse document frequency, words and n-grams each scaled to length 1, brought to 384 dimensions by a sparse random
/// projection that depends on no data, and scaled to length 1. It compares spelling, not meaning; the paper's encoder
/// (all-MiniLM-L6-v2) compares meaning. Vectors of two encoders compare only when both have the same frequencies.
/// </summary>
public sealed class HashedEncoder : ISentenceEncoder
{
    private readonly DocumentFrequencies _frequencies;

    /// <summary>The encoder without a corpus: every feature has inverse document frequency 1, so separate calls agree.</summary>
    public HashedEncoder()
        : this(DocumentFrequencies.None)
    {
    }

    private HashedEncoder(DocumentFrequencies frequencies) => _frequencies = frequencies;

    /// <inheritdoc/>
    public string Name => _frequencies.Texts == 0 ? "hashed 1, no corpus"
        : FormattableString.Invariant($"hashed 1, frequencies of {_frequencies.Texts} texts");

    /// <inheritdoc/>
    public int Dimensions => 384;

    /// <summary>How many texts the document frequencies come from; 0 for none.</summary>
    public int FittedTexts => _frequencies.Texts;

    /// <summary>Counts in how many of these texts each feature stands. Their order does not matter. O(characters).</summary>
    public static HashedEncoder Fit(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new HashedEncoder(DocumentFrequencies.Of(texts));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing, damaged or no encoder.</exception>
    public static HashedEncoder Load(string path) => new(DocumentFrequencies.Load(path));

    /// <summary>Writes the frequencies, the encoder's only state.</summary>
    public void Save(Stream stream) => _frequencies.Save(stream);

    /// <inheritdoc/>
    public float[] Encode(IReadOnlyList<string> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var rows = new float[(long)texts.Count * Dimensions];
        Parallel.For(
            0, texts.Count, new ParallelOptions { CancellationToken = cancellation }, () => new Scratch(Dimensions),
            (row, _, scratch) =>
            {
                EncodeOne(texts[row], scratch, rows.AsSpan(row * Dimensions, Dimensions));
                return scratch;
            },
            _ => { });
        return rows;
    }

    private void EncodeOne(string text, Scratch scratch, Span<float> row)
    {
        scratch.Clear();
        TextFeatures.Collect(text, scratch.Words, scratch.Grams);
        Project(scratch.Words, scratch);
        Project(scratch.Grams, scratch);
        var length = Length(scratch.Vector);
        for (var i = 0; i < row.Length && length > 0; i++)
            row[i] = (float)(scratch.Vector[i] / length);
    }

    /// <summary>
    /// Adds the projection of one kind of features, scaled to length 1 before it is projected. Sorted
    /// first, so that sums have one order.
    /// </summary>
    private void Project(List<ulong> features, Scratch scratch)
    {
        features.Sort();
        var weighted = scratch.Weighted;
        weighted.Clear();
        var squares = 0.0;
        for (var start = 0; start < features.Count;)
        {
            var end = start + 1;
            while (end < features.Count && features[end] == features[start])
                end++;
            var weight = (1 + PortableMath.Log(end - start)) * _frequencies.Weight(features[start]);
            weighted.Add((features[start], weight));
            squares += weight * weight;
            start = end;
        }

        foreach (var (feature, weight) in weighted)
            SparseProjection.Add(feature, weight / Math.Sqrt(squares), scratch.Vector);
    }

    private static double Length(ReadOnlySpan<double> vector)
    {
        var squares = 0.0;
        foreach (var value in vector)
            squares += value * value;
        return Math.Sqrt(squares);
    }

    private sealed class Scratch(int dimensions)
    {
        public List<ulong> Words { get; } = [];

        public List<ulong> Grams { get; } = [];

        public List<(ulong Feature, double Weight)> Weighted { get; } = [];

        public double[] Vector { get; } = new double[dimensions];

        public void Clear()
        {
            Words.Clear();
            Grams.Clear();
            Array.Clear(Vector);
        }
    }
}
