namespace DeepInnovation.Labels;

/// <summary>
/// Agreement of two judges beyond chance (Cohen, 1960): kappa = (p_o - p_e) / (1 - p_e), with p_o the share on which they
/// agree and p_e the share expected from their marginals alone. Kappa and its interval are null where p_e = 1 (both
/// judges gave one and the same label throughout), where kappa has no value.
/// </summary>
/// <param name="Count">Documents judged by both.</param>
/// <param name="Agreement">p_o, in [0, 1].</param>
/// <param name="Kappa">Kappa, in [-1, 1].</param>
/// <param name="StandardError">The asymptotic standard error of Fleiss, Cohen and Everitt (1969), for kappa not zero.</param>
public sealed record CohensKappa(int Count, double Agreement, double? Kappa, double? StandardError)
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>The lower end of the 95 % interval, Kappa - 1.96 standard errors, not below -1.</summary>
    public double? Low => Kappa is null ? null : Math.Max(-1, Kappa.Value - Normal975 * StandardError!.Value);

    /// <summary>The upper end of the 95 % interval, Kappa + 1.96 standard errors, not above 1.</summary>
    public double? High => Kappa is null ? null : Math.Min(1, Kappa.Value + Normal975 * StandardError!.Value);

    /// <summary>From a square table of counts: row the first judge's label, column the second's. O(labels²).</summary>
    /// <exception cref="ArgumentException">The table is not square, holds a negative count, or is empty.</exception>
    public static CohensKappa Of(int[,] counts)
    {
        var labels = counts.GetLength(0);
        if (labels != counts.GetLength(1) || counts.Cast<int>().Any(c => c < 0))
            throw new ArgumentException("The table must be square and its counts not negative.", nameof(counts));
        var total = counts.Cast<int>().Sum();
        if (total == 0)
            throw new ArgumentException("No document was judged by both.", nameof(counts));

        var (rows, columns) = Marginals(counts, total);
        double observed = 0, expected = 0;
        for (var i = 0; i < labels; i++)
        {
            observed += (double)counts[i, i] / total;
            expected += rows[i] * columns[i];
        }

        if (1 - expected < 1e-12)
            return new CohensKappa(total, observed, null, null);
        var kappa = (observed - expected) / (1 - expected);
        return new CohensKappa(total, observed, kappa, StandardErrorOf(counts, total, rows, columns, kappa, expected));
    }

    private static (double[] Rows, double[] Columns) Marginals(int[,] counts, int total)
    {
        var labels = counts.GetLength(0);
        var (rows, columns) = (new double[labels], new double[labels]);
        for (var i = 0; i < labels; i++)
        {
            for (var j = 0; j < labels; j++)
            {
                rows[i] += (double)counts[i, j] / total;
                columns[j] += (double)counts[i, j] / total;
            }
        }

        return (rows, columns);
    }

    private static double StandardErrorOf(int[,] counts, int total, double[] rows, double[] columns,
        double kappa, double expected)
    {
        double diagonal = 0, rest = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++)
            {
                var p = (double)counts[i, j] / total;
                if (i == j)
                    diagonal += p * Math.Pow(1 - (rows[i] + columns[i]) * (1 - kappa), 2);
                else
                    rest += p * Math.Pow(columns[i] + rows[j], 2);
            }
        }

        var variance = (diagonal + (1 - kappa) * (1 - kappa) * rest - Math.Pow(kappa - expected * (1 - kappa), 2))
            / (total * (1 - expected) * (1 - expected));
        return Math.Sqrt(Math.Max(0, variance));
    }
}
