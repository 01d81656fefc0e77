using System.IO.Compression;

namespace DeepInnovation.Classifier;

/// <summary>
/// What the baseline learnt: a weight for each n-gram of words, then of characters, and a bias, in single precision.
/// </summary>
/// <param name="Words">N-grams of words.</param>
/// <param name="Weights">The weights, then the bias.</param>
internal sealed record BaselineWeights(int Words, double[] Weights)
{
    private const string Entry = "weights.bin";

    /// <summary>N-grams of words and of characters.</summary>
    internal int Features => Weights.Length - 1;

    /// <summary>The entry of the model's zip that holds them.</summary>
    internal (string Name, Action<Stream> Write) Part => (Entry, Write);

    /// <summary>Reads them from the model's zip.</summary>
    /// <exception cref="InvalidDataException">They are not there, or not whole.</exception>
    internal static BaselineWeights Read(Stream model)
    {
        using var zip = new ZipArchive(model, ZipArchiveMode.Read, leaveOpen: true);
        var entry = zip.GetEntry(Entry) ?? throw new InvalidDataException($"The model has no {Entry}.");
        using var reader = new BinaryReader(entry.Open());
        var (words, count) = (reader.ReadInt32(), reader.ReadInt32());
        if (words < 0 || count <= words || entry.Length != 8 + (4L * count))
            throw new InvalidDataException($"The model's {Entry} is not whole.");
        var weights = new double[count];
        for (var i = 0; i < count; i++)
            weights[i] = reader.ReadSingle();
        return new BaselineWeights(words, weights);
    }

    private void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Words);
        writer.Write(Weights.Length);
        foreach (var weight in Weights)
            writer.Write((float)weight);
    }
}
