using System.IO.Compression;
using System.IO.Hashing;
using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Training;
using DeepInnovation.Runs;

namespace DeepInnovation.Classifier;

/// <summary>
/// A classifier as the classifier stage leaves it, with the threshold that the validation split chose: all that is needed to
/// decide as the run decided. Two layers, one BERT and the baseline are told apart by what their zip holds, whatever its name.
/// </summary>
public sealed class TrainedClassifier : IDisposable
{
    private const string ThresholdEntry = "threshold.json";

    private TrainedClassifier(ITextClassifier classifier, double threshold) => (Classifier, Threshold) = (classifier, threshold);

    /// <summary>The fitted classifier.</summary>
    public ITextClassifier Classifier { get; }

    /// <summary>Scores of at least this are taken as AI.</summary>
    public double Threshold { get; }

    /// <summary>Whether a BERT is in it, which <see cref="BertPrecision"/> is for.</summary>
    public bool HasBert => Classifier is BertClassifier or DualLayerClassifier { Outer: BertClassifier }
        or DualLayerClassifier { Inner: BertClassifier };

    /// <summary>Reads a model that the classifier stage wrote.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="precision">How a BERT computes.</param>
    /// <exception cref="InputException">The file is missing, is no model, or has no threshold.</exception>
    public static TrainedClassifier Load(string path, BertPrecision precision = BertPrecision.F32)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist",
                "Give the model that a run's classifier stage wrote: RUN/05-classifier/NAME.zip");
        try
        {
            using var file = Disk.OpenRead(path);
            CheckWhole(file, path);
            if (KindOf(file, path) == Kind.DualLayer)
            {
                var dual = DualLayerClassifier.Load(path, Layer, Layer);
                return new TrainedClassifier(dual, dual.Screening.DecisionThreshold);
            }

            var threshold = ReadThreshold(file, path);
            return new TrainedClassifier(Layer(file), threshold);
        }
        catch (InputException error) when (error.File is null)
        {
            // A layer inside knows no file.
            throw new InputException(error.Problem, path, null, value: error.Value, hint: error.Hint, inner: error);
        }

        ITextClassifier Layer(Stream stream) => KindOf(stream, path) switch
        {
            Kind.Bert => Bert(stream),
            Kind.Baseline => BaselineClassifier.Load(stream, path),
            _ => throw Wrong(path, "a layer that is itself of two layers"),
        };

        BertClassifier Bert(Stream stream)
        {
            NetworkRuntime.Part.Demand("Give the baseline.zip of a run, which works without it");
            return BertClassifier.Load(stream, precision);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Classifier.Dispose();

    /// <summary>
    /// Writes a fitted classifier and its threshold as <see cref="Load"/> reads them. Equal models give equal bytes.
    /// </summary>
    /// <param name="destination">Gets the zip.</param>
    /// <param name="classifier">The classifier; one of two layers keeps its own thresholds.</param>
    /// <param name="threshold">Scores of at least this are taken as AI.</param>
    internal static void Save(Stream destination, ITextClassifier classifier, double threshold)
    {
        if (classifier is IScreeningClassifier)
        {
            classifier.Save(destination);
            return;
        }

        using var model = new MemoryStream();
        classifier.Save(model);
        model.Position = 0;
        var json = JsonSerializer.SerializeToUtf8Bytes(new DecisionThreshold(classifier.Name, threshold), Evaluation.Json);
        ModelZip.Rewrite(model, destination, (ThresholdEntry, stream => stream.Write(json)));
    }

    private sealed record DecisionThreshold(string Classifier, double? Threshold);

    private enum Kind
    {
        DualLayer,
        Bert,
        Baseline,
    }

    /// <summary>
    /// A bit that fell over in a model would change scores without a word, and the zip has checksums
    /// that no reader of it looks at.
    /// </summary>
    private static void CheckWhole(FileStream file, string path)
    {
        var entry = "";
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var part in zip.Entries)
            {
                entry = part.FullName;
                var checksum = new Crc32();
                using (var bytes = part.Open())
                    checksum.Append(bytes);
                if (checksum.GetCurrentHashAsUInt32() != part.Crc32)
                    throw new InvalidDataException("The checksum is another.");
            }
        }
        catch (Exception error)
            when (error is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw entry.Length == 0
                ? new InputException("this is not a zip file, so it is not a model of a classifier", path, null,
                    hint: "Give RUN/05-classifier/NAME.zip", inner: error)
                : new InputException($"the model is damaged at {entry}", path, null,
                    hint: "Run the classifier stage again, or copy the file again", inner: error);
        }

        file.Position = 0;
    }

    /// <summary>What a zip is by its entries; the stream stands at its start again.</summary>
    private static Kind KindOf(Stream stream, string path)
    {
        string[] names;
        using (var zip = Open(stream, path))
            names = [.. zip.Entries.Select(e => e.FullName)];
        stream.Position = 0;
        return names.Contains("screening.json", StringComparer.Ordinal) ? Kind.DualLayer
            : names.Contains("model.onnx", StringComparer.Ordinal) ? Kind.Bert
            : names.Any(n => n.StartsWith("TransformerChain/", StringComparison.Ordinal)) ? Kind.Baseline
            : throw Wrong(path, names.Length == 0 ? "nothing"
                : string.Join(", ", names.Order(StringComparer.Ordinal).Take(3)) + (names.Length > 3 ? ", ..." : ""));
    }

    private static ZipArchive Open(Stream stream, string path)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException error)
        {
            throw new InputException("a layer of this model is not a zip file", path, null,
                hint: "Run the classifier stage again", inner: error);
        }
    }

    private static double ReadThreshold(Stream stream, string path)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var entry = zip.GetEntry(ThresholdEntry)
            ?? throw new InputException("the model has no threshold, so it is unknown which scores are AI", path, null,
                hint: "Run the classifier stage again: it writes the threshold into the model");
        try
        {
            using var json = entry.Open();
            using var bytes = new MemoryStream();
            json.CopyTo(bytes);
            if (StrictJson.Deserialize<DecisionThreshold>(bytes.ToArray(), Evaluation.Json).Threshold is { } threshold
                && double.IsFinite(threshold))
            {
                stream.Position = 0;
                return threshold;
            }

            throw new InputException($"the model's {ThresholdEntry} has no threshold", path, null,
                hint: "Run the classifier stage again");
        }
        catch (Exception error) when (error is JsonFaultException or InvalidDataException)
        {
            throw new InputException($"the model's {ThresholdEntry} cannot be read", path, null,
                hint: "Run the classifier stage again", inner: error);
        }
    }

    private static InputException Wrong(string path, string holds) =>
        new($"this zip is no model of a classifier: it holds {holds}", path, null,
            hint: "Give the model that a run's classifier stage wrote: RUN/05-classifier/NAME.zip");
}
