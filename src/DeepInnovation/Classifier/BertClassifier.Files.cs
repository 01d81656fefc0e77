using System.IO.Compression;
using DeepInnovation.Core;
using DeepInnovation.Core.Archives;
using DeepInnovation.Core.Files;
using DeepInnovation.Neural;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Neural.Training;
using DeepInnovation.Runs;

namespace DeepInnovation.Classifier;

/// <content>The file: a zip of a folder that Python's transformers can open, and of the ONNX model that inference runs.</content>
public sealed partial class BertClassifier
{
    private const string OnnxFile = "model.onnx";
    private const string LengthFile = "maximum_length.txt";

    /// <summary>Reads what <see cref="Save"/> wrote, ready to score.</summary>
    /// <param name="source">The zip.</param>
    /// <param name="precision">Floats, or 8-bit integers: faster and a little less exact.</param>
    /// <param name="threads">Threads; they change the time, never the result.</param>
    /// <exception cref="InputException">It is no such model.</exception>
    public static BertClassifier Load(Stream source, BertPrecision precision = BertPrecision.F32, int? threads = null)
    {
        var folder = Directory.CreateTempSubdirectory("deepinnovation-model-").FullName;
        try
        {
            using (var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true))
                zip.ExtractToDirectory(folder);
            var model = BertCheckpoint.Read(folder, BertHead.Classification, 2);
            if (!int.TryParse(Disk.ReadAllText(Path.Combine(folder, LengthFile)),
                System.Globalization.CultureInfo.InvariantCulture, out var length))
                throw new InputException($"the model's {LengthFile} holds no number", "Run the classifier stage again");
            var classifier = new BertClassifier(() => model,
                new TrainingRecipe { Name = "loaded", LearningRate = 0, Epochs = 0, MaximumLength = length })
            {
                Threads = threads ?? Environment.ProcessorCount,
                _model = model,
            };
            classifier._scorer = new(BertInferenceModel.Write(model.Weights, precision), classifier.Threads);
            return classifier;
        }
        catch (Exception error) when (error is InvalidDataException or FileNotFoundException)
        {
            throw new InputException("this is not a model of a BERT classifier", null, null,
                hint: "Give the model that the classifier stage wrote", inner: error);
        }
        catch (ModelException error)
        {
            throw new InputException(error.Message, null, null, inner: error);
        }
        finally
        {
            Disk.DeleteFolder(folder);
        }
    }

    /// <inheritdoc/>
    public void Save(Stream destination)
    {
        var model = Model;
        using var zip = new ReproducibleZip(destination);
        BertCheckpoint.Write(model, (file, write) => zip.Add(file, write));

        // The length that texts were cut to goes along: a loaded model must read what the fitted one read.
        zip.Add(LengthFile, stream =>
            stream.Write(AtomicFile.Utf8.GetBytes(MaximumLength.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        zip.Add(OnnxFile, stream => stream.Write(BertInferenceModel.Write(model.Weights)));
    }
}
