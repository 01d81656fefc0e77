using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// One gradient step (see <see cref="PoissonStep"/> for the equations) on the rows that a batch touches. Vectors run over the
/// dimensions; multiplications and additions are never fused and sums have one order, so the processor leaves no trace.
/// </summary>
internal sealed class BatchStep(ShiEvansOptions options, YearTheta theta)
{
    private readonly int _stride = theta.Stride;
    private readonly LeaveOneOut _leaveOneOut = new(options.Dimensions);
    private double[] _rows = [];
    private double[] _gradient = [];
    private double[] _derivatives = [];

    /// <summary>Makes the step of batch number <paramref name="now"/>. O(batch * m * K).</summary>
    public void Run(PreparedBatch batch, int now, PullSchedule pulls)
    {
        if (_rows.Length < batch.SlotCount * _stride)
        {
            _rows = new double[batch.SlotCount * _stride * 5 / 4];
            _gradient = new double[_rows.Length];
        }

        _gradient.AsSpan(0, batch.SlotCount * _stride).Clear();
        var places = batch.Places;
        for (var slot = 0; slot < places.Length; slot++)
        {
            if (slot + YearTheta.RowsAhead < places.Length)
                theta.Prefetch(places[slot + YearTheta.RowsAhead]);
            theta.Read(places[slot], now, pulls, batch.LastYear.Slice(slot * _stride, _stride),
                _rows.AsSpan(slot * _stride, _stride));
        }

        for (var combination = 0; combination < batch.Count; combination++)
            Add(batch.Slots(combination), batch.Weight(combination));
        var rate = pulls.Rate;
        for (var slot = 0; slot < places.Length; slot++)
        {
            if (slot + YearTheta.RowsAhead < places.Length)
                theta.Prefetch(places[slot + YearTheta.RowsAhead]);
            theta.Write(places[slot], now, rate, _rows.AsSpan(slot * _stride, _stride),
                _gradient.AsSpan(slot * _stride, _stride));
        }
    }

    /// <summary>Adds (weight / p - 1) d; a negative has weight 0.</summary>
    private void Add(ReadOnlySpan<int> slots, int weight)
    {
        if (_derivatives.Length < slots.Length * _stride)
            _derivatives = new double[slots.Length * _stride * 2];
        var (propensity, sum) = Differentiate(slots);
        if (!double.IsFinite(sum) || !double.IsFinite(propensity))
            propensity = DifferentiateInLogs(slots);

        var factor = Vector256.Create((weight / Math.Max(propensity, options.PropensityFloor)) - 1);
        ref var gradient = ref MemoryMarshal.GetArrayDataReference(_gradient);
        ref var derivatives = ref MemoryMarshal.GetArrayDataReference(_derivatives);
        for (var j = 0; j < slots.Length; j++)
        {
            var (row, d) = (slots[j] * _stride, j * _stride);
            for (var z = 0; z < _stride; z += YearTheta.Lanes)
            {
                var at = (nuint)(row + z);
                (Vector256.LoadUnsafe(ref gradient, at) + (factor * Vector256.LoadUnsafe(ref derivatives, (nuint)(d + z))))
                    .StoreUnsafe(ref gradient, at);
            }
        }
    }

    /// <summary>
    /// Fills the derivatives, [member, dimension], by products from the left and from the right; returns the
    /// propensity and the derivatives' sum.
    /// </summary>
    private (double Propensity, double Sum) Differentiate(ReadOnlySpan<int> slots)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        ref var derivatives = ref MemoryMarshal.GetArrayDataReference(_derivatives);
        var (propensity, sum) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var z = 0; z < _stride; z += YearTheta.Lanes)
        {
            var running = Vector256<double>.One;
            for (var j = 0; j < slots.Length; j++)
            {
                running.StoreUnsafe(ref derivatives, (nuint)((j * _stride) + z));
                running *= Vector256.LoadUnsafe(ref rows, (nuint)((slots[j] * _stride) + z));
            }

            propensity += running;
            running = Vector256<double>.One;
            for (var j = slots.Length - 1; j >= 0; j--)
            {
                var at = (nuint)((j * _stride) + z);
                var d = Vector256.LoadUnsafe(ref derivatives, at) * running;
                d.StoreUnsafe(ref derivatives, at);
                sum += d;
                running *= Vector256.LoadUnsafe(ref rows, (nuint)((slots[j] * _stride) + z));
            }
        }

        return (Sum(propensity), Sum(sum));
    }

    /// <summary>For products too large for a double, see <see cref="LeaveOneOut"/>.</summary>
    private double DifferentiateInLogs(ReadOnlySpan<int> slots)
    {
        var dimensions = options.Dimensions;
        var rows = new double[slots.Length * dimensions];
        for (var j = 0; j < slots.Length; j++)
            _rows.AsSpan(slots[j] * _stride, dimensions).CopyTo(rows.AsSpan(j * dimensions));
        var propensity = _leaveOneOut.Compute(rows, [.. Enumerable.Range(0, slots.Length)]);
        for (var j = 0; j < slots.Length; j++)
        {
            var target = _derivatives.AsSpan(j * _stride, _stride);
            target.Clear();
            _leaveOneOut.Derivatives.Slice(j * dimensions, dimensions).CopyTo(target);
        }

        return propensity;
    }

    private static double Sum(Vector256<double> vector)
    {
        var half = vector.GetLower() + vector.GetUpper();
        return half[0] + half[1];
    }
}
