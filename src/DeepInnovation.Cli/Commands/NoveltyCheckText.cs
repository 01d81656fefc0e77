using System.Globalization;
using DeepInnovation.Hypergraphs.Novelty.Validation;

namespace DeepInnovation.Cli.Commands;

/// <summary>Summarizes a novelty check in a few lines of text.</summary>
internal static class NoveltyCheckText
{
    public static void Write(TextWriter output, NoveltyValidationReport report, string folder)
    {
        if (report.Compared == 0)
        {
            output.WriteLine($"No document of this run has novelty. Empty tables written to {folder}.");
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Reproduced:N0} of {report.Compared:N0} novelty values of the run were reproduced with its settings."));
        foreach (var s in StabilitySummary.Of(report.Stability).Where(s => s.Comparison == StabilityRow.ByNodes))
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{s.Hypergraph} and the number of nodes: rho {s.Spearman:0.000}."));
        foreach (var s in StabilitySummary.Of(report.Stability).Where(s => s.Comparison != StabilityRow.ByNodes))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{s.Hypergraph}, {s.Pairs} pairs by {s.Comparison}: rho {s.Spearman:0.000} (lowest {s.LowestSpearman:0.000}; "
                + $"same size {s.SameSizeSpearman:0.000}), tau {s.Kendall:0.000}, "
                + $"percentile moves by {s.MeanShift:0.000} on average, top deciles share {s.TopJaccard:0.00} (by chance "
                + $"{s.TopJaccardByChance:0.00})."));
        }

        foreach (var n in report.NullModels.Where(n => n.Year is null))
        {
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{n.Hypergraph} against {n.Model}: random {n.NullMean:0.00} nats, "
                    + $"real {n.RealMean:0.00}, difference {n.Difference:0.00}{Between(n.DifferenceLow, n.DifferenceHigh)}, "
                    + $"AUC {n.Auc:0.000} (same size {n.PairedAuc:0.000}), KS {n.KolmogorovSmirnov:0.000}."));
        }

        foreach (var h in report.Hits.Where(h => h.Measure is HitRow.Auc or HitRow.TopDecileRisk && h.Value is not null))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{h.Hypergraph}, {h.Hits:N0} hits among "
                + $"{h.Documents:N0} documents with citations: {h.Measure} {h.Value:0.00}{Between(h.Low, h.High)}."));
        output.WriteLine($"Tables written to {folder}.");
    }

    private static string Between(double? low, double? high) =>
        low is null ? "" : string.Create(CultureInfo.InvariantCulture, $" [{low:0.00}, {high:0.00}]");
}
