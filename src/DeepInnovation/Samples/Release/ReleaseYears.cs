using DeepInnovation.Claims;

namespace DeepInnovation.Samples.Release;

/// <summary>
/// The year of each row: rows are in order of year, the shares of 2016 to 2020 are those published for patents, the years before
/// grow by 12 % a year from 1960 on (our invention). At the paper's size the five published counts come out exactly.
/// </summary>
internal sealed class ReleaseYears
{
    internal const int First = 1960, Last = 2020;
    private const int Published = 2016;

    private readonly int[] _end = new int[Last - First + 1];

    internal ReleaseYears(int rows)
    {
        var book = ClaimBook.DeepInnovationAI;
        var all = book.Expected("patents.rows");
        var shares = new double[_end.Length];
        for (var year = Published; year <= Last; year++)
            shares[year - First] = book.Expected(FormattableString.Invariant($"patents.{year}")) / all;
        var older = Enumerable.Range(0, Published - First).Select(i => Math.Pow(1.12, i)).ToArray();
        var scale = (1 - shares.Sum()) / older.Sum();
        for (var i = 0; i < older.Length; i++)
            shares[i] = older[i] * scale;
        // From the youngest back, so that the published counts are not rounded by the older years' sum.
        double behind = 0;
        for (var i = shares.Length - 1; i >= 0; i--)
        {
            _end[i] = rows - (int)Math.Round(behind * rows);
            behind += shares[i];
        }
    }

    internal int Of(int row)
    {
        var found = Array.BinarySearch(_end, row);
        if (found < 0)
            return First + ~found;
        while (_end[found] <= row)
            found++;
        return First + found;
    }

    /// <summary>The first row of a year or a later one.</summary>
    internal int Start(int year) => year == First ? 0 : _end[year - First - 1];
}
