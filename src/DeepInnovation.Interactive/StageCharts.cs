using DeepInnovation.Charts;
using DeepInnovation.Charts.Views;
using DeepInnovation.Claims;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sampling;

namespace DeepInnovation.Interactive;

/// <summary>
/// Charts of a stage's rows, as further members of <see cref="Charts.Charts"/>: <c>Charts.Ledger("Claims", rows)</c>. They show
/// claims and quotas: wanted against found.
/// </summary>
public static class StageCharts
{
    private const int ToldClaims = 12;
    private const int BarHeight = 26;

    extension(Charts.Charts)
    {
        /// <summary>
        /// The claims ledger: per topic, how many claims are reproduced, differ, or cannot be tested on
        /// this data. Tooltips list them.
        /// </summary>
        /// <param name="title">The title.</param>
        /// <param name="ledger">The ledger's rows; topics keep their order of first occurrence.</param>
        public static ChartView Ledger(string title, IEnumerable<LedgerRow> ledger)
        {
            ArgumentNullException.ThrowIfNull(ledger);
            var rows = ledger.ToList();
            var topics = rows.Select(r => r.Topic).Distinct(StringComparer.Ordinal).ToList();
            var figure = new Figure(Math.Max(180, 110 + (topics.Count * BarHeight)));
            foreach (var (verdict, name, color) in new[]
            {
                (Verdict.Reproduced, "✔ reproduced", Palette.Good),
                (Verdict.Differs, "✘ differs", Palette.Bad),
                (Verdict.NotTestable, "○ not testable", Palette.Muted),
            })
            {
                List<string> Of(string topic) => [.. rows.Where(r => r.Topic == topic && r.Verdict == verdict).Select(r => r.Id)];
                var claims = topics.ConvertAll(Of);
                figure.Add("bar",
                    ("orientation", "h"),
                    ("name", name),
                    ("y", topics.Select(t => Figure.Label(t.Length == 0 ? "(no topic)" : t)).ToArray()),
                    ("x", claims.Select(c => c.Count).ToArray()),
                    ("text", claims.Select(c => Figure.Label(Named(c))).ToArray()),
                    ("textposition", "none"),
                    ("marker", Figure.Attributes(("color", color))),
                    ("hovertemplate", "%{y}, %{x} claims:<br>%{text}"));
            }

            figure.Axis("xaxis", "claims", "d", ("rangemode", "tozero"));
            figure.Axis("yaxis", "", null, ("autorange", "reversed"), ("type", "category"));
            figure.Set("barmode", "stack");
            figure.Set("bargap", 0.25);
            return figure.ToView(title, $"Stacked bars of {rows.Count} claims in {topics.Count} topics: "
                + $"{Count(Verdict.Reproduced)} reproduced, {Count(Verdict.Differs)} differ, "
                + $"{Count(Verdict.NotTestable)} not testable.");

            int Count(Verdict verdict) => rows.Count(r => r.Verdict == verdict);
        }

        /// <summary>Sampling quotas per stratum: how many documents were asked for and how many were drawn.</summary>
        /// <param name="title">The title.</param>
        /// <param name="quotas">The rows of <c>03-sampling/quotas.parquet</c>.</param>
        public static ChartView Quotas(string title, IEnumerable<Quota> quotas)
        {
            ArgumentNullException.ThrowIfNull(quotas);
            var rows = quotas.ToList();
            string[] names = [.. rows.Select(q => Figure.Label(Stratum(q)))];
            var figure = new Figure(Math.Max(180, 110 + (rows.Count * 30)));
            Bar("wanted", q => q.Wanted, Palette.Color(6));
            Bar("reached", q => q.Drawn, Palette.Color(0));
            figure.Axis("xaxis", "documents", ",~g", ("rangemode", "tozero"));
            figure.Axis("yaxis", "", null, ("autorange", "reversed"), ("type", "category"));
            figure.Set("bargap", 0.25);
            var (wanted, reached) = (rows.Sum(q => (long)q.Wanted), rows.Sum(q => (long)q.Drawn));
            return figure.ToView(title,
                $"Bars of {rows.Count} strata: {Markup.Count(wanted)} documents wanted, {Markup.Count(reached)} reached.");

            void Bar(string name, Func<Quota, int> value, string color) => figure.Add("bar",
                ("orientation", "h"),
                ("name", name),
                ("y", names),
                ("x", rows.Select(value).ToArray()),
                ("text", rows.Select(q => $"{Markup.Count(q.Available)} there, {Markup.Count(q.Shortfall)} short").ToArray()),
                ("textposition", "none"),
                ("marker", Figure.Attributes(("color", color))),
                ("hovertemplate", "%{y}: %{x:,} documents<br>%{text}"));
        }
    }

    private static string Named(List<string> claims) =>
        string.Join(", ", claims.Take(ToldClaims)) + (claims.Count > ToldClaims ? $" and {claims.Count - ToldClaims} more" : "");

    private static string Stratum(Quota quota) =>
        $"{(quota.Kind == DocumentKind.Paper ? "paper" : "patent")} {quota.Stratum}, {(quota.Candidate ? "candidates" : "rest")}";
}
