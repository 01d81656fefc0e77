using System.Globalization;
using DeepInnovation.Core.Files;
using DeepInnovation.Runs;
using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;

namespace DeepInnovation.Classifier;

/// <summary>
/// The baseline that BERT must beat: TF-IDF of words, word pairs and character triples (each kind of unit length), and logistic
/// regression with an L2 penalty, fitted by L-BFGS on one thread, so that the same texts give the same model bit by bit.
/// N-grams of fewer than two training texts are left out. The probability is the regression's own.
/// </summary>
public sealed class BaselineClassifier : ITextClassifier
{
    private const string Features = "Features";
    private const int MinimumTexts = 2;
    private const int TextsPerTask = 256;
    private readonly float _l2;
    private readonly int? _threads;
    private readonly MLContext _context = new(seed: 1);
    private ITransformer? _model;

    /// <summary>Makes one that knows nothing yet.</summary>
    /// <param name="l2">
    /// Weight of the penalty against the summed log loss (scikit-learn's 1/C). At the default, average precision on validation
    /// texts (arXiv papers with expert labels; 1, 0.3, 0.1, 0.03 were tried) no longer rises by more than its noise.
    /// </param>
    /// <param name="threads">Threads that score; null for all. Changes the time, never the result.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="l2"/> is negative.</exception>
    public BaselineClassifier(float l2 = 0.1f, int? threads = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(l2);
        (_l2, _threads) = (l2, threads);
    }

    /// <inheritdoc/>
    public string Name => "baseline";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["baseline.l2"] = _l2.ToString(CultureInfo.InvariantCulture),
        ["baseline.ngrams"] = $"words 1-2, characters 3, in {MinimumTexts} texts or more",
    };

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or is no such model.</exception>
    public static BaselineClassifier Load(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Run the classifier stage first");
        using var stream = Disk.OpenRead(path);
        return Load(stream, path);
    }

    /// <summary>Reads a model that <see cref="Save"/> wrote from a stream that can seek, such as a part of a larger file.</summary>
    /// <param name="source">The model.</param>
    /// <param name="path">The file that it comes from, for errors.</param>
    /// <exception cref="InputException">This is no such model.</exception>
    public static BaselineClassifier Load(Stream source, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var classifier = new BaselineClassifier();
        try
        {
            classifier._model = classifier._context.Model.Load(source, out _);
            _ = classifier.Score([""]);
            return classifier;
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or ArgumentException or InvalidDataException or EndOfStreamException)
        {
            throw new InputException("this is no model of the baseline classifier", path, null, mend: "Run the classifier stage again", inner: error);
        }
    }

    /// <summary>
    /// Learns from <paramref name="train"/>; validation is not used. ML.NET cannot be stopped half-way, so cancellation waits
    /// for the fit (seconds). About O(characters * iterations of L-BFGS).
    /// </summary>
    /// <inheritdoc/>
    public void Fit(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> validation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        TrainingTexts.Check(train);
        var rows = train.Select(t => new Row { Text = WordBreaker.Prepare(t.Text), Label = t.Label == 1 }).ToList();
        if (!ShareAWord(rows))
            throw new InputException("no word occurs in two training texts, so there is nothing to learn", "Check the text columns of the corpus");
        cancellation.ThrowIfCancellationRequested();
        Train(_context.Data.LoadFromEnumerable(rows));
        cancellation.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var model = Fitted();
        var scores = new double[texts.Count];
        Parallel.For(0, (texts.Count + TextsPerTask - 1) / TextsPerTask, new ParallelOptions { MaxDegreeOfParallelism = _threads ?? -1 }, task =>
        {
            var start = task * TextsPerTask;
            var rows = texts.Skip(start).Take(TextsPerTask).Select(t => new Row { Text = WordBreaker.Prepare(t) }).ToList();
            foreach (var row in _context.Data.CreateEnumerable<Prediction>(model.Transform(_context.Data.LoadFromEnumerable(rows)), reuseRowObject: true))
                scores[start++] = row.Probability;
        });
        return scores;
    }

    /// <inheritdoc/>
    public void Save(Stream destination)
    {
        using var written = new MemoryStream();
        _context.Model.Save(Fitted(), _context.Data.LoadFromEnumerable<Row>([]).Schema, written);
        written.Position = 0;
        ReproducibleZip.Rewrite(written, destination);
    }

    /// <summary>Nothing to give back: the model is managed memory.</summary>
    public void Dispose() => (_model as IDisposable)?.Dispose();

    private ITransformer Fitted() => _model ?? throw new InvalidOperationException("The classifier was not fitted.");

    private static bool ShareAWord(List<Row> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return rows.Any(row => row.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Any(w => !seen.Add(w)));
    }

    private void Train(IDataView rows)
    {
        // The text comes from WordBreaker, which has already done what is right for every script: nothing is stripped here.
        var text = new TextFeaturizingEstimator.Options
        {
            CaseMode = TextNormalizingEstimator.CaseMode.None,
            KeepDiacritics = true,
            KeepNumbers = true,
            KeepPunctuations = true,
            StopWordsRemoverOptions = null,
            Norm = TextFeaturizingEstimator.NormFunction.L2,
            WordFeatureExtractor = Ngrams(length: 2, shorterToo: true),
            CharFeatureExtractor = Ngrams(length: 3, shorterToo: false),
        };
        var regression = new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            FeatureColumnName = Features,
            LabelColumnName = nameof(Row.Label),
            L1Regularization = 0,
            L2Regularization = _l2,
            NumberOfThreads = 1, // sums in a fixed order
        };
        _model = _context.Transforms.Text.FeaturizeText(Features, text, nameof(Row.Text))
            .Append(_context.Transforms.FeatureSelection.SelectFeaturesBasedOnCount(Features, Features, MinimumTexts))
            .AppendCacheCheckpoint(_context)
            .Append(_context.BinaryClassification.Trainers.LbfgsLogisticRegression(regression))
            .Fit(rows);
    }

    private static WordBagEstimator.Options Ngrams(int length, bool shorterToo) => new()
    {
        NgramLength = length,
        UseAllLengths = shorterToo,
        Weighting = NgramExtractingEstimator.WeightingCriteria.TfIdf,
        MaximumNgramsCount = [int.MaxValue], // a limit would keep what comes first, not what matters
    };

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public bool Label { get; set; }
    }

    private sealed class Prediction
    {
        public float Probability { get; set; }
    }
}
