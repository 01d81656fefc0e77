namespace DeepInnovation.Core.Numerics;

/// <summary>
/// Logarithm and exponential with the same bits on every system and processor: <see cref="Math"/> asks the system's C library,
/// and glibc alone has several versions. The methods of fdlibm (Sun Microsystems, 1993; "Permission to use, copy, modify, and
/// distribute this software is freely granted, provided that this notice is preserved"), additions and multiplications only; the
/// error is below one unit in the last place.
/// </summary>
public static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10,
        InverseLn2 = 1.44269504088896338700;
    private const double Largest = 7.09782712893383973096e+02, Least = -7.45133219101941108420e+02;
    private const int HighBits = 32;
    private const int Fraction = 0x000FFFFF, One = 0x3FF00000;

    /// <summary>The natural logarithm; of zero minus infinity, below it NaN.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
            return x == 0 ? double.NegativeInfinity : x < 0 ? double.NaN : x;
        var k = 0;
        if (High(x) < 0x00100000)
        {
            k -= 54;
            x *= 18014398509481984; // 2^54: subnormal numbers become normal
        }

        var high = High(x);
        k += (high >> 20) - 1023;
        high &= Fraction;
        var upper = (high + 0x95F64) & 0x100000;
        k += upper >> 20;
        var f = WithHigh(x, high | (upper ^ One)) - 1;
        if ((Fraction & (2 + high)) < 3)
        {
            if (f == 0)
                return k == 0 ? 0 : (k * Ln2High) + (k * Ln2Low);
            var small = f * f * (0.5 - (0.33333333333333333 * f));
            return k == 0 ? f - small : (k * Ln2High) - (small - (k * Ln2Low) - f);
        }

        var s = f / (2 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        var odd = z * (6.666666666666735130e-01
            + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01))))));
        var r = odd + even;
        if (((high - 0x6147A) | (0x6B851 - high)) <= 0)
            return k == 0 ? f - (s * (f - r)) : (k * Ln2High) - ((s * (f - r)) - (k * Ln2Low) - f);
        var half = 0.5 * f * f;
        return k == 0 ? f - (half - (s * (half + r))) : (k * Ln2High) - (half - ((s * (half + r)) + (k * Ln2Low)) - f);
    }

    /// <summary>e to the power <paramref name="x"/>.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
            return x;
        if (x > Largest)
            return double.PositiveInfinity;
        if (x < Least)
            return 0;
        var (k, high, low) = (0, 0.0, 0.0);
        if (Math.Abs(x) > 0.5 * (Ln2High + Ln2Low))
        {
            k = (int)((InverseLn2 * x) + (x < 0 ? -0.5 : 0.5));
            (high, low) = (x - (k * Ln2High), k * Ln2Low);
            x = high - low;
        }
        else if (Math.Abs(x) < 3.7252902984619140625e-09)
        {
            return 1 + x;
        }

        var t = x * x;
        var c = x - (t * (1.66666666666666019037e-01 + (t * (-2.77777777770155933842e-03
            + (t * (6.61375632143793436117e-05 + (t * (-1.65339022054652515390e-06 + (t * 4.13813679705723846039e-08)))))))));
        return k == 0 ? 1 - ((x * c / (c - 2)) - x) : Scale(1 - (low - (x * c / (2 - c)) - high), k);
    }

    private static double Scale(double y, int k) => k >= -1021 && k < 1024
        ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(y) + ((long)k << 52))
        : k >= 1024 ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(y) + ((long)(k - 1) << 52)) * 2
        // 2^-1000
        : BitConverter.Int64BitsToDouble(
            BitConverter.DoubleToInt64Bits(y) + ((long)(k + 1000) << 52)) * 9.33263618503218878990e-302;

    private static int High(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> HighBits);

    private static double WithHigh(double x, int high) =>
        BitConverter.Int64BitsToDouble(((long)high << HighBits) | (BitConverter.DoubleToInt64Bits(x) & 0xFFFFFFFF));
}
