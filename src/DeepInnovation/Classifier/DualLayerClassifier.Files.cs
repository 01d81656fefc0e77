using System.IO.Compression;
using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <content>The file: a zip of both layers' models, each as its layer saves it, and of the thresholds.</content>
public sealed partial class DualLayerClassifier
{
    private const string OuterEntry = "outer", InnerEntry = "inner", ScreeningEntry = "screening.json";

    /// <summary>Reads what <see cref="Save"/> wrote. The models pass through memory once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="outer">Reads the outer layer's model.</param>
    /// <param name="inner">Reads the inner layer's model.</param>
    /// <exception cref="InputException">The file is missing or is no such model.</exception>
    public static DualLayerClassifier Load(string path, Func<Stream, ITextClassifier> outer, Func<Stream, ITextClassifier> inner)
    {
        ArgumentNullException.ThrowIfNull(outer);
        ArgumentNullException.ThrowIfNull(inner);
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Run the classifier stage first");
        try
        {
            // The archive's constructor leaves the stream open when it throws.
            using var file = Disk.OpenRead(path);
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            var screening = StrictJson.Deserialize<Screening>(Bytes(zip, ScreeningEntry).ToArray(), Evaluation.Json);
            return new DualLayerClassifier(outer(Bytes(zip, OuterEntry)),
                inner(Bytes(zip, InnerEntry)), screening.TargetRecall, 1)
            {
                _screening = screening,
            };
        }
        catch (Exception error) when (error is InvalidDataException or JsonFaultException)
        {
            throw new InputException("this is not a model of a dual-layer classifier", path, null,
                hint: "Run the classifier stage again", inner: error);
        }
    }

    /// <inheritdoc/>
    public void Save(Stream destination)
    {
        var screening = JsonSerializer.SerializeToUtf8Bytes(Screening, Evaluation.Json);
        ModelZip.Write(destination, (InnerEntry, _inner.Save), (OuterEntry, _outer.Save),
            (ScreeningEntry, stream => stream.Write(screening)));
    }

    private static MemoryStream Bytes(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"The zip has no {name}.");
        var bytes = new MemoryStream();
        using (var stream = entry.Open())
            stream.CopyTo(bytes);
        bytes.Position = 0;
        return bytes;
    }
}
