using DeepInnovation.Runs;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>A calibration's tables: scores and lags, and how the join finds known links where there are any.</summary>
/// <param name="Scores">Scores of best and of random pairs.</param>
/// <param name="Links">The usable known links with their ranks; null without a truth.</param>
/// <param name="Coverage">How many of the known links were usable; null without a truth.</param>
/// <param name="Retrieval">The measures; null without a truth.</param>
public sealed record CalibrationReport(
    ScoreCalibration Scores, IReadOnlyList<RankedLink>? Links, LinkCoverage? Coverage, IReadOnlyList<RetrievalMeasure>? Retrieval)
{
    /// <summary>Calibrates a join. Cost: <see cref="ScoreCalibration.Of"/> and, with a truth, <see cref="LinkRanks.Of"/>.</summary>
    /// <param name="papers">The papers joined.</param>
    /// <param name="patents">The patents joined.</param>
    /// <param name="result">What the join found.</param>
    /// <param name="truth">Known links, or null.</param>
    /// <param name="options">Sizes and seed.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">None of the known links names documents of both sides.</exception>
    public static CalibrationReport Of(
        DatedVectors papers, DatedVectors patents, JoinResult result, IReadOnlyList<KnownLink>? truth, CalibrationOptions options, CancellationToken cancellation = default)
    {
        var scores = ScoreCalibration.Of(papers, patents, result, options);
        if (truth is null)
            return new CalibrationReport(scores, null, null, null);
        var (links, coverage) = LinkRanks.Of(papers, patents, truth, cancellation);
        return new CalibrationReport(scores, links, coverage, LinkRetrieval.Of(links, options));
    }

    /// <summary>Writes the tables (<see cref="CalibrationFiles"/>) into a folder.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(new FolderWriter(folder));
    }

    /// <summary>Writes the tables as outputs of a stage and notes its counts.</summary>
    public void WriteTo(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Write(new StageWriter(context));
        context.Count("calibration.random-pairs", Scores.Summary.RandomPairs);
        context.Count("calibration.papers-above-random", Scores.Summary.PapersAbove);
        if (Coverage is null)
            return;
        context.Count("links", Coverage.Links);
        context.Count("links.used", Coverage.Used);
        context.Count("links.papers", Coverage.Papers);
        context.Count("links.unknown-paper", Coverage.UnknownPaper);
        context.Count("links.unknown-patent", Coverage.UnknownPatent);
        context.Count("links.year-not-allowed", Coverage.YearNotAllowed);
    }

    private void Write(ITableWriter writer)
    {
        writer.Write<ScoreSummary>(CalibrationFiles.Summary, [Scores.Summary]);
        writer.Write(CalibrationFiles.Quantiles, Scores.Quantiles);
        writer.Write(CalibrationFiles.Histogram, Scores.Histogram());
        writer.Write(CalibrationFiles.Lags, Scores.Lags);
        if (Links is null || Retrieval is null)
        {
            // Those of an earlier calibration with a truth would pass for this one's.
            writer.Remove(CalibrationFiles.Links);
            writer.Remove(CalibrationFiles.Retrieval);
            return;
        }

        writer.Write(CalibrationFiles.Links, Links);
        writer.Write(CalibrationFiles.Retrieval, Retrieval);
    }

    private interface ITableWriter
    {
        void Write<T>(string file, IEnumerable<T> rows);

        void Remove(string file);
    }

    private sealed class FolderWriter(string folder) : ITableWriter
    {
        public void Write<T>(string file, IEnumerable<T> rows) => ParquetTable.Write(Path.Combine(folder, file), rows);

        public void Remove(string file) => File.Delete(Path.Combine(folder, file));
    }

    private sealed class StageWriter(StageContext context) : ITableWriter
    {
        public void Write<T>(string file, IEnumerable<T> rows) => context.WriteTable(file, rows);

        public void Remove(string file) => File.Delete(context.PathOf(file));
    }
}
