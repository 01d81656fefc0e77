using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Tests.Numerics;

public sealed class PortableMathTests
{
    [Fact]
    public void The_error_is_below_a_unit_in_the_last_place()
    {
        // The C library's own error is up to about half a unit, so two units apart would be a fault of ours.
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
        {
            var x = (random.NextDouble() - 0.5) * (i % 3 == 0 ? 1400 : i % 3 == 1 ? 4 : 0.01);
            Close(Math.Exp(x), PortableMath.Exp(x), x);
            var y = i % 2 == 0 ? Math.Exp((random.NextDouble() - 0.5) * 1400) : 0.5 + random.NextDouble();
            Close(Math.Log(y), PortableMath.Log(y), y);
        }
    }

    [Fact]
    public void Ends_and_subnormal_numbers_are_as_IEEE_says()
    {
        Assert.Equal([1, 1, 0, 0, double.PositiveInfinity, double.PositiveInfinity, double.NaN], Array.ConvertAll(
            [0, -0.0, -746, double.NegativeInfinity, 710, double.PositiveInfinity, double.NaN], PortableMath.Exp));
        Assert.Equal([0, double.NegativeInfinity, double.NegativeInfinity, double.NaN, double.PositiveInfinity, double.NaN],
            Array.ConvertAll([1, 0, -0.0, -1, double.PositiveInfinity, double.NaN], PortableMath.Log));
        Assert.Equal(-744.4400719213812, PortableMath.Log(double.Epsilon));
        Assert.Equal(double.Epsilon, PortableMath.Exp(-744.4400719213812));
        Assert.Equal(1.7976931348622732E+308, PortableMath.Exp(709.782712893384), 1e295);
    }

    [Fact]
    public void Bits_are_those_of_fdlibm()
    {
        // Of e it has the last bit wrong, in Java's StrictMath too.
        Assert.Equal(2.7182818284590455, PortableMath.Exp(1));
        Assert.Equal(0.6931471805599453, PortableMath.Log(2));
        Assert.Equal(2.302585092994046, PortableMath.Log(10));
        Assert.Equal(0.36787944117144233, PortableMath.Exp(-1));
    }

    private static void Close(double expected, double actual, double x)
    {
        var step = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
        Assert.True(Math.Abs(expected - actual) <= step * 1.5, $"{x:R}: {actual:R} instead of {expected:R}");
    }
}
