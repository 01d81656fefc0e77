using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace DeepInnovation.Classifier;

/// <summary>
/// The baseline that BERT must beat: TF-IDF of words, word pairs and character triples (each kind of unit length), and logistic
/// regression with an L2 penalty. N-grams of fewer than two training texts weigh nothing. The probability is the regression's
/// own. ML.NET counts and weighs the n-grams; lengths, fit and scores are ours, since ML.NET adds up in an order that follows the
/// width of the processor's vectors (docs/decisions/017-what-the-same-bytes-depend-on.md).
/// </summary>
public sealed class BaselineClassifier : ITextClassifier
{
    private const int MinimumTexts = 2;
    private const int TextsPerTask = 256;
    private readonly float _l2;
    private readonly int? _threads;
    private readonly MLContext _context = new(seed: 1);
    private (ITransformer Ngrams, BaselineWeights Weights)? _model;

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

    /// <summary>
    /// Reads a model that <see cref="Save"/> wrote from a stream that can seek, such as a part of a larger file.
    /// </summary>
    /// <param name="source">The model.</param>
    /// <param name="path">The file that it comes from, for errors.</param>
    /// <exception cref="InputException">This is no such model.</exception>
    public static BaselineClassifier Load(Stream source, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var classifier = new BaselineClassifier();
        try
        {
            var ngrams = classifier._context.Model.Load(source, out _);
            source.Position = 0;
            classifier._model = (ngrams, BaselineWeights.Read(source));
            _ = classifier.Score([""]);
            return classifier;
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or ArgumentException
            or InvalidDataException or EndOfStreamException)
        {
            throw new InputException("this is not a model of the baseline classifier", path, null,
                hint: "Run the classifier stage again", inner: error);
        }
    }

    /// <summary>
    /// Learns from <paramref name="train"/>; validation is not used. About O(characters * iterations of L-BFGS).
    /// </summary>
    /// <inheritdoc/>
    public void Fit(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> validation,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        TrainingTexts.Check(train);
        var texts = train.Select(t => new Text { Value = WordBreaker.Prepare(t.Text) }).ToList();
        if (!ShareAWord(texts))
            throw new InputException("no word occurs in two training texts, so there is nothing to learn",
                "Check the text columns of the corpus");
        cancellation.ThrowIfCancellationRequested();
        var ngrams = Ngrams(texts);
        cancellation.ThrowIfCancellationRequested();
        var rows = Rows(ngrams, texts, out var words, out var features).ToList();
        var frequent = Frequent(rows, features);
        var fitted = LogisticRegression.Fit(rows.ConvertAll(row => Kept(row, frequent)), [.. train.Select(t => t.Label == 1)],
            frequent.Length, _l2, cancellation);
        var weights = new double[features + 1];
        for (var i = 0; i < frequent.Length; i++)
            weights[frequent[i]] = fitted[i];
        weights[^1] = fitted[^1];
        // Single precision, as the file has it: a loaded model scores as the fitted one did.
        _model = (ngrams, new BaselineWeights(words, Array.ConvertAll(weights, w => (double)(float)w)));
    }

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (ngrams, weights) = Fitted();
        var scores = new double[texts.Count];
        Parallel.For(0, (texts.Count + TextsPerTask - 1) / TextsPerTask,
            new ParallelOptions { MaxDegreeOfParallelism = _threads ?? -1 }, task =>
            {
                var start = task * TextsPerTask;
                var some = texts.Skip(start).Take(TextsPerTask).Select(t => new Text { Value = WordBreaker.Prepare(t) }).ToList();
                foreach (var row in Rows(ngrams, some, out var words, out var features))
                {
                    if (words != weights.Words || features != weights.Features)
                        throw new InvalidDataException("The n-grams of the model are not those of its weights.");
                    scores[start++] = (float)LogisticRegression.Probability(row.Dot(weights.Weights) + weights.Weights[^1]);
                }
            });
        return scores;
    }

    /// <inheritdoc/>
    public void Save(Stream destination)
    {
        using var written = new MemoryStream();
        var (ngrams, weights) = Fitted();
        _context.Model.Save(ngrams, _context.Data.LoadFromEnumerable<Text>([]).Schema, written);
        written.Position = 0;
        ModelZip.Rewrite(written, destination, weights.Part);
    }

    /// <summary>Nothing to give back: the model is managed memory.</summary>
    public void Dispose() => (_model?.Ngrams as IDisposable)?.Dispose();

    private (ITransformer Ngrams, BaselineWeights Weights) Fitted() =>
        _model ?? throw new InvalidOperationException("The classifier was not fitted.");

    private static bool ShareAWord(List<Text> texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return texts.Any(text => text.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
            .Any(w => !seen.Add(w)));
    }

    private TransformerChain<ITransformer> Ngrams(List<Text> texts) =>
        _context.Transforms.Text.FeaturizeText(nameof(Counts.Words),
            Options(words: Ngrams(length: 2, shorterToo: true), characters: null), nameof(Text.Value))
            .Append(_context.Transforms.Text.FeaturizeText(nameof(Counts.Characters),
                Options(words: null, characters: Ngrams(length: 3, shorterToo: false)), nameof(Text.Value)))
            .Fit(_context.Data.LoadFromEnumerable(texts));

    // The text comes from WordBreaker, which has already done what is right for every script: nothing is stripped here.
    private static TextFeaturizingEstimator.Options Options(WordBagEstimator.Options? words,
        WordBagEstimator.Options? characters) => new()
        {
            CaseMode = TextNormalizingEstimator.CaseMode.None,
            KeepDiacritics = true,
            KeepNumbers = true,
            KeepPunctuations = true,
            StopWordsRemoverOptions = null,
            Norm = TextFeaturizingEstimator.NormFunction.None,
            WordFeatureExtractor = words,
            CharFeatureExtractor = characters,
        };

    private static WordBagEstimator.Options Ngrams(int length, bool shorterToo) => new()
    {
        NgramLength = length,
        UseAllLengths = shorterToo,
        Weighting = NgramExtractingEstimator.WeightingCriteria.TfIdf,
        MaximumNgramsCount = [int.MaxValue], // a limit would keep what comes first, not what matters
    };

    /// <summary>The texts' n-grams, words before characters, each kind of unit length.</summary>
    private IEnumerable<SparseRow> Rows(ITransformer ngrams, List<Text> texts, out int words, out int features)
    {
        var counted = ngrams.Transform(_context.Data.LoadFromEnumerable(texts));
        words = Slots(counted, nameof(Counts.Words));
        features = words + Slots(counted, nameof(Counts.Characters));
        return Read(words);

        IEnumerable<SparseRow> Read(int before)
        {
            foreach (var row in _context.Data.CreateEnumerable<Counts>(counted, reuseRowObject: false))
            {
                var (places, values) = (new List<int>(), new List<float>());
                AddUnit(row.Words, 0, places, values);
                AddUnit(row.Characters, before, places, values);
                yield return new SparseRow([.. places], [.. values]);
            }
        }
    }

    private static int Slots(IDataView view, string column) => ((VectorDataViewType)view.Schema[column].Type).Size;

    private static void AddUnit(VBuffer<float> counts, int before, List<int> places, List<float> values)
    {
        var squares = 0.0;
        foreach (var (_, value) in counts.Items())
            squares += (double)value * value;
        if (squares == 0)
            return;
        var length = Math.Sqrt(squares);
        foreach (var (place, value) in counts.Items())
        {
            if (value == 0)
                continue;
            places.Add(before + place);
            values.Add((float)(value / length));
        }
    }

    /// <summary>The features of enough texts, ascending.</summary>
    private static int[] Frequent(List<SparseRow> rows, int features)
    {
        var texts = new int[features];
        foreach (var row in rows)
        {
            foreach (var place in row.Places)
                texts[place]++;
        }

        return [.. Enumerable.Range(0, features).Where(f => texts[f] >= MinimumTexts)];
    }

    /// <summary>A row of those features alone, numbered by their place among them.</summary>
    private static SparseRow Kept(SparseRow row, int[] kept)
    {
        var (places, values) = (new List<int>(), new List<float>());
        for (var i = 0; i < row.Places.Length; i++)
        {
            if (Array.BinarySearch(kept, row.Places[i]) is >= 0 and var place)
            {
                places.Add(place);
                values.Add(row.Values[i]);
            }
        }

        return new SparseRow([.. places], [.. values]);
    }

    private sealed class Text
    {
        public string Value { get; set; } = "";
    }

    private sealed class Counts
    {
        public VBuffer<float> Words { get; set; }

        public VBuffer<float> Characters { get; set; }
    }
}
