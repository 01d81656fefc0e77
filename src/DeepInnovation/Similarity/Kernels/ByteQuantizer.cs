using System.Numerics.Tensors;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>What rounding a vector to bytes left out, each number rounded up. The derivation stands in docs/join-bounds.md.</summary>
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
    private const double RoundUp = 1 + 1e-6;

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

    /// <summary>Added to every bound: the rotation's defect, and the float32 arithmetic of the scan (at most 8 roundings of numbers below 4).</summary>
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
        double error = 0, length = 0, whole = 0;
        for (var i = 0; i < head.Length; i++)
        {
            var rounded = scale == 0 ? 0 : Math.Clamp((int)MathF.Round(head[i] / scale), -Largest, Largest);
            bytes[i] = (sbyte)rounded;
            var kept = (double)scale * rounded;
            error += (head[i] - kept) * (head[i] - kept);
            length += kept * kept;
            whole += (double)head[i] * head[i];
        }

        return new(scale, Up(Math.Sqrt(error) + _headError), Up(Math.Sqrt(length)), Rest(vector, Math.Sqrt(whole)));
    }

    private float Rest(ReadOnlySpan<float> vector, double head)
    {
        if (_rotation is null)
            return 0;
        var squares = 0.0;
        foreach (var value in vector)
            squares += (double)value * value;
        var inside = Math.Max(0, head - _headError);
        return Up(Math.Sqrt(Math.Max(0, squares - (inside * inside / (1 + _rotation.Defect))) + 1e-12));
    }

    private static float Up(double value) => MathF.BitIncrement((float)(value * RoundUp));
}
