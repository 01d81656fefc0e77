using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// What rounding a vector to bytes left out, each number rounded up. The derivation stands in docs/join-bounds.md.
/// </summary>
/// <param name="Scale">s: the rounded head is s times the bytes.</param>
/// <param name="Error">At least |R x - s q|.</param>
/// <param name="Length">At least |s q|.</param>
/// <param name="Rest">At least the length outside the head; 0 without a rotation.</param>
internal readonly record struct Quantized(float Scale, float Error, float Length, float Rest);

/// <summary>Rounds vectors, or their rotated heads, to signed bytes of their largest component.</summary>
internal sealed class ByteQuantizer
{
    private const int Largest = 127;
    private const float Smallest = 1e-20f;
    private const double RoundUp = 1 + 1e-3;

    private const double FloatStep = 1.2e-7;

    private readonly HeadRotation? _rotation;
    private readonly double _headError;

    /// <summary>For vectors of so many dimensions, whole or by the head of a rotation.</summary>
    public ByteQuantizer(int dimensions, HeadRotation? rotation)
    {
        _rotation = rotation;
        Head = rotation?.Head ?? dimensions;
        // Each component of the head is a float32 inner product of the vector with a row of length at most sqrt(1 + defect).
        _headError = rotation is null ? 0 : Math.Sqrt(Head) * DotError.Bound(dimensions) * (1 + rotation.Defect);
        Slack = (float)(((rotation is null ? 0 : rotation.Defect / (1 - rotation.Defect)) * Lengths) + FloatSlack);
    }

    /// <summary>Components that are rounded.</summary>
    public int Head { get; }

    /// <summary>Whether anything lies outside the head.</summary>
    public bool HasRests => _rotation is not null;

    /// <summary>Bytes of a rounded vector: <see cref="Head"/> filled up to a multiple of 4 with zeros.</summary>
    public int Bytes => (Head + 3) / 4 * 4;

    /// <summary>
    /// Added to every bound: the rotation's defect, and the float32 arithmetic of the scan (at most 8
    /// roundings of numbers below 4).
    /// </summary>
    public float Slack { get; }

    private const double Lengths = (1 + DatedVectors.UnitTolerance) * (1 + DatedVectors.UnitTolerance);
    private const double FloatSlack = 8 * 4 * 5.96e-8;

    /// <summary>O(head · dimensions) with a rotation, O(dimensions) without.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="head">[Head], scratch.</param>
    /// <param name="bytes">[Bytes], the result.</param>
    public Quantized Run(ReadOnlySpan<float> vector, Span<float> head, Span<sbyte> bytes)
    {
        if (_rotation is null)
            vector.CopyTo(head);
        else
            _rotation.Apply(vector, head);
        bytes.Clear();
        var largest = Math.Abs(TensorPrimitives.MaxMagnitude<float>(head));
        var scale = largest < Smallest ? 0 : largest / Largest;
        var (error, length) = Round(head, scale, bytes);
        // Both sums are of float32 numbers in float32: RoundUp covers their relative error; each component's distance is off
        // by at most 2⁻²³ of the largest.
        return new(
            scale, Up(Math.Sqrt(error) + (Math.Sqrt(Head) * largest * FloatStep) + _headError), Up(Math.Sqrt(length)),
            _rotation is null ? 0 : Rest(vector, head));
    }

    /// <summary>To the nearest multiple of the scale. Any choice would do, since what is left out is measured.</summary>
    /// <returns>The squared lengths of what is left out and of what is kept.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (float Error, float Length) Round(ReadOnlySpan<float> head, float scale, Span<sbyte> bytes)
    {
        var inverse = scale == 0 ? 0 : 1 / scale;
        var (error, length, i) = (Vector256<float>.Zero, Vector256<float>.Zero, 0);
        for (; i <= head.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var x = Vector256.Create(head[i..]);
            var rounded = Vector256.Clamp(Vector256.Round(x * inverse), Vector256.Create((float)-Largest),
                Vector256.Create((float)Largest));
            var kept = rounded * scale;
            error = Vector256.FusedMultiplyAdd(x - kept, x - kept, error);
            length = Vector256.FusedMultiplyAdd(kept, kept, length);
            var integers = Vector256.ConvertToInt32(rounded);
            var shorts = Vector128.Narrow(integers.GetLower(), integers.GetUpper());
            Vector128.Narrow(shorts, shorts).GetLower().CopyTo(bytes[i..]);
        }

        var (lastError, lastLength) = (Vector256.Sum(error), Vector256.Sum(length));
        for (; i < head.Length; i++)
        {
            var rounded = Math.Clamp(MathF.Round(head[i] * inverse), -Largest, Largest);
            var kept = rounded * scale;
            bytes[i] = (sbyte)rounded;
            lastError += (head[i] - kept) * (head[i] - kept);
            lastLength += kept * kept;
        }

        return (lastError, lastLength);
    }

    /// <summary>√(|x|² - |R x|² / (1 + defect)), sums in double.</summary>
    private float Rest(ReadOnlySpan<float> vector, ReadOnlySpan<float> head)
    {
        var inside = Math.Max(0, Math.Sqrt(Squares(head)) - _headError);
        return Up(Math.Sqrt(Math.Max(0, Squares(vector) - (inside * inside / (1 + _rotation!.Defect))) + 1e-12));
    }

    private static double Squares(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += (double)value * value;
        return sum;
    }

    private static float Up(double value) => MathF.BitIncrement((float)(value * RoundUp));
}
