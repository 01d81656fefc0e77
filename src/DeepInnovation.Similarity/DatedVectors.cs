using System.Globalization;
using DeepInnovation.Core;

namespace DeepInnovation.Similarity;

/// <summary>
/// One side of the join: unit vectors with their years and, where they have names, their ids. Checked once, so that a join
/// meets no surprise: equal lengths, finite numbers, length 1 within <see cref="UnitTolerance"/>, ids that differ.
/// </summary>
public sealed class DatedVectors
{
    /// <summary>How far a vector's length may be from 1.</summary>
    public const double UnitTolerance = 1e-3;

    private readonly int[] _tieOrder;

    /// <summary>Checks and keeps the arrays; they are not copied. O(elements + n log n).</summary>
    /// <param name="name">What the rows are, for messages: <c>papers</c>, or a file.</param>
    /// <param name="values">[rows, dimensions] in row order.</param>
    /// <param name="dimensions">Length of a vector.</param>
    /// <param name="years">One for each row.</param>
    /// <param name="ids">One for each row, all different; null when the row's number is its id.</param>
    /// <exception cref="InputException">A length differs, a vector is not finite or not of length 1, or an id stands twice. Rows
    /// are counted from 0.</exception>
    public DatedVectors(string name, float[] values, int dimensions, int[] years, IReadOnlyList<string>? ids = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(years);
        if (dimensions < 1)
            throw new InputException($"the vectors of {name} have no dimensions", "Give vectors of at least one number");
        if (values.Length % dimensions != 0)
            throw new ArgumentException($"{values.Length} numbers do not fill rows of {dimensions}.", nameof(values));
        (Name, Values, Dimensions, Years, Ids) = (name, values, dimensions, years, ids);
        if (years.Length != Count)
            throw new InputException(Invariant($"{name} has {Count} vectors and {years.Length} years"),
                "Give one year for each vector");
        if (ids is not null && ids.Count != Count)
            throw new InputException(Invariant($"{name} has {Count} vectors and {ids.Count} ids"), "Give one id for each vector");
        for (var row = 0; row < Count; row++)
            CheckUnit(row);
        _tieOrder = ids is null ? [] : TieOrders(ids);
    }

    /// <summary>What the rows are.</summary>
    public string Name { get; }

    /// <summary>[rows, dimensions] in row order.</summary>
    public float[] Values { get; }

    /// <summary>Length of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>The year of each row.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>The id of each row; null when the row's number is its id.</summary>
    public IReadOnlyList<string>? Ids { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => Values.Length / Dimensions;

    /// <summary>One vector.</summary>
    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Dimensions, Dimensions);

    /// <summary>The id of a row: the one given, or its number counted from 0.</summary>
    public string IdOf(int row) => Ids is null ? row.ToString(CultureInfo.InvariantCulture) : Ids[row];

    /// <summary>
    /// The row's place among all rows when ids break a tie: ordinal order of the ids given, numeric order of row numbers (row 9
    /// before row 10).
    /// </summary>
    public int TieOrderOf(int row) => Ids is null ? row : _tieOrder[row];

    private void CheckUnit(int row) => UnitVector.Require(this[row], () => Describe(row));

    private string Describe(int row) =>
        Ids is null ? Invariant($"{Name}, row {row}") : Invariant($"{Name}, row {row} (\"{Ids[row]}\")");

    private int[] TieOrders(IReadOnlyList<string> ids)
    {
        int[] rows = [.. Enumerable.Range(0, ids.Count).OrderBy(i => ids[i], StringComparer.Ordinal)];
        var orders = new int[rows.Length];
        for (var place = 0; place < rows.Length; place++)
        {
            orders[rows[place]] = place;
            if (place > 0 && ids[rows[place]] == ids[rows[place - 1]])
            {
                throw new InputException(
                    Invariant($"{Name} has the id \"{ids[rows[place]]}\" twice, in rows {rows[place - 1]} and {rows[place]}"),
                    "Give each row its own id");
            }
        }

        return orders;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
