namespace DeepInnovation.Claims;

/// <summary>
/// The paper held against itself: values computed from its own printed numbers alone, so they are the same on any data.
/// Intervals are what rounding to the printed places allows.
/// </summary>
internal static class PaperArithmetic
{
    private const double HalfPlace = 0.0005; // Table 5 prints three places

    private static readonly string[] Years = ["2016", "2017", "2018", "2019", "2020"];

    /// <summary>All measurements whose id begins with <c>arithmetic.</c>.</summary>
    /// <exception cref="KeyNotFoundException">The book lacks a claim that the arithmetic rests on.</exception>
    public static IEnumerable<Measurement> Measure(ClaimBook book) => [.. Table5(book), .. Pairs(book), .. Yearly(book)];

    private static IEnumerable<Measurement> Table5(ClaimBook book)
    {
        foreach (var split in (string[])["train", "validation", "test", "manual"])
        {
            foreach (var side in (string[])["non-ai", "ai"])
            {
                var (p, r) = (book.Expected($"table5.{split}.{side}.precision"), book.Expected($"table5.{split}.{side}.recall"));
                yield return new Measurement($"arithmetic.table5.{split}.{side}.f1", PrintedMetrics.F1(p, r),
                    FormattableString.Invariant($"2PR/(P+R) of {p} and {r}"))
                {
                    Low = PrintedMetrics.F1(p - HalfPlace, r - HalfPlace),
                    High = PrintedMetrics.F1(p + HalfPlace, r + HalfPlace),
                };
            }
        }

        var (precision, recall) = (book.Expected("table5.test.ai.precision"), book.Expected("table5.test.ai.recall"));
        var specificity = book.Expected("table5.test.non-ai.recall");
        var prevalence = PrintedMetrics.Prevalence(precision, recall, specificity);
        yield return new Measurement(
            "arithmetic.table5.test.prevalence", prevalence,
            "AI share implied by Table 5's test row: AI precision and both recalls")
        {
            Low = PrintedMetrics.Prevalence(precision - HalfPlace, recall + HalfPlace, specificity + HalfPlace),
            High = PrintedMetrics.Prevalence(precision + HalfPlace, recall - HalfPlace, specificity - HalfPlace),
        };
        yield return new Measurement(
            "arithmetic.auprc.hard-labels",
            PrintedMetrics.AveragePrecisionOfLabels(precision, recall, prevalence),
            "P R + share (1 - R) of Table 5's test row, with the AI share that it implies");
    }

    private static IEnumerable<Measurement> Pairs(ClaimBook book)
    {
        var (arxiv, journal) = (book.Expected("cosine.pairs.arxiv"), book.Expected("cosine.pairs.journal"));
        yield return new Measurement("arithmetic.cosine.ratio", arxiv / journal,
            "arXiv abstract's pairs / journal abstract's pairs");
        yield return new Measurement("arithmetic.cosine.square", 10_000.0 * 10_000.0, "10,000 x 10,000");
        yield return new Measurement(
            "arithmetic.cosine.unpaired", journal - book.Expected("papers.rows"),
            "journal abstract's pairs - rows of DeepDiveAI.csv");
    }

    private static IEnumerable<Measurement> Yearly(ClaimBook book)
    {
        var patents = Years.Select(year => book.Expected($"patents.{year}")).ToList();
        var means = Years.Select(year => book.Expected($"novelty.mean.{year}")).ToList();
        yield return new Measurement("arithmetic.patents.sum", patents.Sum(), "sum of the five yearly counts");
        yield return new Measurement(
            "arithmetic.novelty.mean",
            patents.Zip(means, (n, mean) => n * mean).Sum() / patents.Sum(),
            "sum of patents x mean / sum of patents, over the five years");
        yield return new Measurement(
            "arithmetic.novelty.flat", -Math.Log(20 * Math.Pow(1.0 / 20, 5)), "-ln of the sum over 20 dimensions of (1/20)^5");
    }
}
