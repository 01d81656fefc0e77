using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// Theta of one year's active nodes and what it was last year, each [active, K padded to a multiple of 4 with zeros]. Rows that a
/// batch does not touch stand still in memory; the pull that they missed is made up for when they are next read. Last year's rows
/// never change, so they may be copied by any thread at any time.
/// </summary>
internal sealed class YearTheta
{
    /// <summary>Doubles of a vector; rows are whole vectors.</summary>
    public const int Lanes = 4;

    /// <summary>How many rows ahead to fetch.</summary>
    public const int RowsAhead = 12;

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

    /// <summary>
    /// Asks the processor to fetch the row of <paramref name="place"/>: a batch touches rows all over memory, and waiting for
    /// each would take longer than the arithmetic.
    /// </summary>
    public void Prefetch(int place) => Prefetch(_theta, place);

    /// <summary>Copies last year's rows of the places one after the other. O(places * K).</summary>
    public void CopyLastYear(ReadOnlySpan<int> places, Span<double> rows)
    {
        for (var slot = 0; slot < places.Length; slot++)
        {
            if (slot + RowsAhead < places.Length)
                Prefetch(_lastYear, places[slot + RowsAhead]);
            _lastYear.AsSpan(places[slot] * Stride, Stride).CopyTo(rows[(slot * Stride)..]);
        }
    }

    /// <summary>
    /// Writes the row of <paramref name="place"/> as batch <paramref name="now"/> sees it: all missed pulls and the
    /// floor, then this batch's pull.
    /// </summary>
    public void Read(int place, int now, PullSchedule pulls, ReadOnlySpan<double> lastYear, Span<double> row)
    {
        ref var theta = ref MemoryMarshal.GetArrayDataReference(_theta);
        ref var last = ref MemoryMarshal.GetReference(lastYear);
        ref var floor = ref MemoryMarshal.GetArrayDataReference(_floor);
        ref var target = ref MemoryMarshal.GetReference(row);
        var touched = _touchedAt[place];
        var missed = touched < now - 1;
        var kept = Vector256.Create(missed && touched >= 0 ? pulls.Between(touched, now) : 1.0);
        var pull = Vector256.Create(pulls.Rate / _options.Discontinuity);
        for (var z = 0; z < Stride; z += Lanes)
        {
            var value = Vector256.LoadUnsafe(ref theta, (nuint)((place * Stride) + z));
            var before = Vector256.LoadUnsafe(ref last, (nuint)z);
            if (missed)
                value = Vector256.Max(before + ((value - before) * kept), Vector256.LoadUnsafe(ref floor, (nuint)z));
            (value - ((value - before) * pull)).StoreUnsafe(ref target, (nuint)z);
        }
    }

    /// <summary>
    /// Sets the row of <paramref name="place"/> to max(row + step, floor), the step being rate *
    /// gradient cut to the largest allowed.
    /// </summary>
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

    private unsafe void Prefetch(double[] rows, int place)
    {
        if (!Sse.IsSupported)
            return;
        const int CacheLine = 64 / sizeof(double);
        ref var row = ref rows[place * Stride];
        for (var at = 0; at < Stride; at += CacheLine)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref row, at)));
    }
}
