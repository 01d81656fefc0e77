using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DeepInnovation.Novelty.Engine;

/// <summary>
/// Theta of one year's active nodes, [active, K padded to a multiple of 4 with zeros]. Rows that a batch does not touch stand still in
/// memory: the pull that they missed is made up for when they are next read.
/// </summary>
internal sealed class YearTheta
{
    /// <summary>Doubles of a vector; rows are whole vectors.</summary>
    public const int Lanes = 4;

    private readonly ShiEvansOptions _options;
    private readonly double[] _theta;
    private readonly double[] _lastYear;
    private readonly int[] _touchedAt;
    private readonly double[] _floor;

    /// <summary>Takes a copy of the rows, which are also last year's. O(active * K).</summary>
    public YearTheta(ShiEvansOptions options, int activeCount, Action<int, Span<double>> startRow)
    {
        _options = options;
        Stride = (options.Dimensions + Lanes - 1) / Lanes * Lanes;
        _theta = new double[activeCount * Stride];
        for (var place = 0; place < activeCount; place++)
            startRow(place, _theta.AsSpan(place * Stride, options.Dimensions));
        _lastYear = [.. _theta];
        _touchedAt = new int[activeCount];
        Array.Fill(_touchedAt, -1);
        _floor = new double[Stride];
        _floor.AsSpan(0, options.Dimensions).Fill(options.ThetaFloor);
    }

    /// <summary>Doubles of a row with its padding.</summary>
    public int Stride { get; }

    /// <summary>Writes the row of <paramref name="place"/> as batch <paramref name="now"/> sees it: all missed pulls and the floor, then this batch's pull.</summary>
    public void Read(int place, int now, PullSchedule pulls, Span<double> row)
    {
        ref var theta = ref MemoryMarshal.GetArrayDataReference(_theta);
        ref var last = ref MemoryMarshal.GetArrayDataReference(_lastYear);
        ref var floor = ref MemoryMarshal.GetArrayDataReference(_floor);
        ref var target = ref MemoryMarshal.GetReference(row);
        var touched = _touchedAt[place];
        var missed = touched < now - 1;
        var kept = Vector256.Create(missed && touched >= 0 ? pulls.Between(touched, now) : 1.0);
        var pull = Vector256.Create(pulls.Rate / _options.Discontinuity);
        for (var z = 0; z < Stride; z += Lanes)
        {
            var at = (nuint)((place * Stride) + z);
            var value = Vector256.LoadUnsafe(ref theta, at);
            var before = Vector256.LoadUnsafe(ref last, at);
            if (missed)
                value = Vector256.Max(before + ((value - before) * kept), Vector256.LoadUnsafe(ref floor, (nuint)z));
            (value - ((value - before) * pull)).StoreUnsafe(ref target, (nuint)z);
        }
    }

    /// <summary>Sets the row of <paramref name="place"/> to max(row + step, floor), the step being rate * gradient cut to the largest allowed.</summary>
    public void Write(int place, int now, double rate, ReadOnlySpan<double> row, ReadOnlySpan<double> gradient)
    {
        ref var theta = ref MemoryMarshal.GetArrayDataReference(_theta);
        ref var floor = ref MemoryMarshal.GetArrayDataReference(_floor);
        var limited = double.IsFinite(_options.LargestRelativeStep);
        var share = Vector256.Create(_options.LargestRelativeStep);
        for (var z = 0; z < Stride; z += Lanes)
        {
            var value = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)z);
            var least = Vector256.LoadUnsafe(ref floor, (nuint)z);
            var step = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(gradient), (nuint)z) * Vector256.Create(rate);
            if (limited)
            {
                var largest = share * Vector256.Max(value, least);
                step = Vector256.Min(Vector256.Max(step, -largest), largest);
            }

            Vector256.Max(value + step, least).StoreUnsafe(ref theta, (nuint)((place * Stride) + z));
        }

        _touchedAt[place] = now;
    }

    /// <summary>The row of <paramref name="place"/> after all batches, without padding.</summary>
    public void Final(int place, int batchesInAll, PullSchedule pulls, Span<double> row)
    {
        var touched = _touchedAt[place];
        var kept = touched >= 0 && touched < batchesInAll - 1 ? pulls.Between(touched, batchesInAll) : 1.0;
        for (var k = 0; k < row.Length; k++)
        {
            var (value, before) = (_theta[(place * Stride) + k], _lastYear[(place * Stride) + k]);
            row[k] = Math.Max(before + ((value - before) * kept), _options.ThetaFloor);
        }
    }
}
