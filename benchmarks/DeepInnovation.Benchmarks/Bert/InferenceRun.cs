using System.Globalization;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.RandomNumbers;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Benchmarks.Bert;

/// <summary>
/// Mean-pooled sentence vectors by <see cref="BertScorer"/>: batches of the given size, each on a thread of its own.
/// </summary>
internal sealed class InferenceRun : IBertRun
{
    /// <summary>Batches in a step, so that each of several threads has the same number.</summary>
    public const int BatchesAStep = 4;

    private readonly BertScorer _scorer;
    private readonly TokenTable _table;

    public InferenceRun(BertShape shape)
    {
        _scorer = new(Model(shape), shape.Threads);
        var words = Enumerable.Range(0, shape.Vocabulary - WordPieceTokenizer.SpecialTokens.Count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"w{i}")).ToArray();
        var random = new Philox(1, "benchmark").Open(0);
        var texts = Enumerable.Range(0, BatchesAStep * shape.Batch)
            .Select(_ => string.Join(' ', Enumerable.Range(0, shape.Length - 2).Select(_ => words[random.Next(words.Length)])))
            .ToList();
        _table = TokenTable.Encode(texts, new WordPieceTokenizer([.. WordPieceTokenizer.SpecialTokens, .. words]), shape.Length);
        if (_table.Tokens != (long)texts.Count * shape.Length)
            throw new InvalidOperationException($"{texts.Count} texts have {_table.Tokens} tokens");
    }

    public static void Profile(BertShape shape) => OperatorProfile.Print(Model(shape), shape.Batch, shape);

    public void Step() => _scorer.Run(_table);

    public void Dispose() => _scorer.Dispose();

    private static byte[] Model(BertShape shape) => BertInferenceModel.Write(
        BertWeights.Initialize(shape.Config, BertHead.None, 0, 1),
        shape.Int8 ? BertPrecision.I8 : BertPrecision.F32, meanPooled: true);
}
