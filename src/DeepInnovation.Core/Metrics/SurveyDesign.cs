using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Metrics;

/// <summary>How one measured document came into a sample that is not proportional.</summary>
/// <param name="Stratum">The stratum within which it was drawn.</param>
/// <param name="Unit">What was drawn as a whole, for example a group of near-duplicates; documents of one
/// unit come and go together.</param>
/// <param name="Weight">How many documents of the population it stands for, itself among them: 1 or more.</param>
public readonly record struct SurveyRow(string Stratum, string Unit, double Weight);

/// <summary>
/// The design of a stratified sample: weights, strata and units, as survey statistics name them. Figures computed with the
/// weights are those of the population; intervals draw units within strata.
/// <para>
/// A resample is that of Rao and Wu (1988; Rao, Wu and Yue, 1992): of the U units of a stratum U - 1 are drawn with replacement,
/// and a unit drawn r times has its weights multiplied by 1 - λ + λ r U / (U - 1) with λ = √(1 - f), f being the share of the
/// population that was measured in the stratum. So a stratum that was measured in full has no uncertainty. The weights of each
/// stratum are then scaled to its size again, as the weights themselves are.
/// </para>
/// A unit counts where most of its documents are. A stratum with one unit tells nothing about its own spread and is joined to
/// another, see <see cref="Of"/>.
/// </summary>
public sealed class SurveyDesign
{
    private readonly double[] _weights;
    private readonly int[] _units;
    private readonly Stratum[] _strata;
    private readonly int _unitCount;

    private SurveyDesign(double[] weights, int[] units, int unitCount, Stratum[] strata) =>
        (_weights, _units, _unitCount, _strata) = (weights, units, unitCount, strata);

    /// <summary>The documents measured.</summary>
    public int Count => _weights.Length;

    /// <summary>The documents that they stand for.</summary>
    public double Population => _strata.Sum(s => s.Weight);

    /// <summary>The strata within which resamples are drawn, after those of one unit were joined to others.</summary>
    public int Strata => _strata.Length;

    /// <summary>
    /// False where there is one unit only and more of the population than it: then nothing is known of the spread.
    /// </summary>
    public bool HasIntervals => _strata.All(s => !s.IsThin);

    /// <summary>The weight of each row: its stratum's documents for each labelled one.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ReadOnlySpan<double> Weights => _weights;

    internal ReadOnlySpan<int> Units => _units;

    /// <summary>
    /// A design. Strata of one unit that were not measured in full are joined, for the intervals alone: with each other where
    /// they lie in the same wider stratum, else with the one of the fewest units there (ties: the first name in ordinal order),
    /// else in the next wider one, at last in all. O(n log n).
    /// </summary>
    /// <param name="rows">One for each measured document.</param>
    /// <param name="wider">From a stratum's name to those of the wider strata in which it lies, the
    /// narrowest first; null for none.</param>
    /// <exception cref="ArgumentException">There are no rows, or a weight is not finite or below 1.</exception>
    public static SurveyDesign Of(IReadOnlyList<SurveyRow> rows, IReadOnlyList<Func<string, string>>? wider = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            throw new ArgumentException("There are no rows.", nameof(rows));
        // A stratum that is measured in full has the weight 1 but for rounding.
        if (rows.FirstOrDefault(r => !double.IsFinite(r.Weight) || r.Weight < 1 - 1e-9) is { Unit: not null } odd)
            throw new ArgumentException(
                FormattableString.Invariant($"The weight {odd.Weight} of {odd.Unit} is not 1 or more."), nameof(rows));

        string[] names = [.. rows.Select(r => r.Unit).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numberOf = names.Select((name, number) => (name, number))
            .ToDictionary(u => u.name, u => u.number, StringComparer.Ordinal);
        int[] units = [.. rows.Select(r => numberOf[r.Unit])];
        var homes = rows.GroupBy(r => r.Unit, r => r.Stratum, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, HomeOf, StringComparer.Ordinal);
        var strata = rows.GroupBy(r => homes[r.Unit], StringComparer.Ordinal)
            .Select(s => new Stratum(s.Key, [.. s.Select(r => numberOf[r.Unit]).Distinct().Order()], s.Count(),
                s.Select(r => r.Weight).Order().Sum()));
        return new SurveyDesign([.. rows.Select(r => r.Weight)], units, names.Length,
            [.. Joined(strata, [.. wider ?? [], _ => ""])]);
    }

    /// <summary>The same design with its rows in another order.</summary>
    internal SurveyDesign Reordered(ReadOnlySpan<int> order)
    {
        var (weights, units) = (new double[order.Length], new int[order.Length]);
        for (var i = 0; i < order.Length; i++)
            (weights[i], units[i]) = (_weights[order[i]], _units[order[i]]);
        return new SurveyDesign(weights, units, _unitCount, _strata);
    }

    /// <summary>Fills <paramref name="weights"/> with those of one resample, row by row. O(n).</summary>
    internal void Draw(SeededRandom random, Span<double> weights)
    {
        var (factors, stratumOf, sums) = (new double[_unitCount], new int[_unitCount], new double[_strata.Length]);
        for (var s = 0; s < _strata.Length; s++)
        {
            var stratum = _strata[s];
            var draws = stratum.Units.Length - 1;
            foreach (var unit in stratum.Units)
                (factors[unit], stratumOf[unit]) = (draws == 0 ? 1 : 1 - stratum.Lambda, s);
            for (var i = 0; i < draws; i++)
                factors[stratum.Units[random.Next(stratum.Units.Length)]] += stratum.Lambda * (draws + 1) / draws;
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = _weights[i] * factors[_units[i]];
            sums[stratumOf[_units[i]]] += weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            var s = stratumOf[_units[i]];
            weights[i] *= _strata[s].Weight / sums[s];
        }
    }

    private static string HomeOf(IEnumerable<string> strata) => strata.GroupBy(s => s, StringComparer.Ordinal)
        .OrderByDescending(s => s.Count()).ThenBy(s => s.Key, StringComparer.Ordinal).First().Key;

    private static List<Stratum> Joined(IEnumerable<Stratum> strata, IEnumerable<Func<string, string>> levels)
    {
        var joined = strata.OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        foreach (var level in levels)
        {
            foreach (var thin in joined.Where(s => s.IsThin).GroupBy(s => level(s.Name), StringComparer.Ordinal)
                .Where(g => g.Count() > 1).Select(g => g.ToList()).ToList())
                Join(joined, thin);
            while (joined.Where(s => s.IsThin).Select(thin => (Thin: thin, Next: Smallest(joined, thin, level)))
                .FirstOrDefault(p => p.Next is not null) is { Next: { } next } pair)
                Join(joined, [pair.Thin, next]);
        }

        return joined;
    }

    private static Stratum? Smallest(List<Stratum> strata, Stratum thin, Func<string, string> level) => strata
        .Where(s => s != thin && s.Lambda > 0 && level(s.Name) == level(thin.Name)).OrderBy(s => s.Units.Length)
        .ThenBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault();

    private static void Join(List<Stratum> strata, List<Stratum> joined)
    {
        strata.RemoveAll(joined.Contains);
        joined.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        strata.Add(new Stratum(joined[0].Name, [.. joined.SelectMany(s => s.Units).Order()], joined.Sum(s => s.Rows),
            joined.Sum(s => s.Weight)));
        strata.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
    }

    /// <summary>
    /// What resamples draw from: the numbers of its units, how many rows they have, and how many documents these stand for.
    /// </summary>
    private sealed class Stratum(string name, int[] units, int rows, double weight)
    {
        // Weights are quotients: what is measured in full must not be uncertain by their rounding.
        private const double Rounding = 1e-12;

        internal string Name { get; } = name;

        internal int[] Units { get; } = units;

        internal int Rows { get; } = rows;

        internal double Weight { get; } = weight;

        internal double Lambda { get; } = rows >= weight * (1 - Rounding) ? 0 : Math.Sqrt(1 - (rows / weight));

        internal bool IsThin => Units.Length == 1 && Lambda > 0;
    }
}
