using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity.Tests;

public sealed class DatedVectorsTests
{
    [Theory]
    [InlineData(float.NaN, "P.npy, row 1 (\"b\") holds a number that is not finite")]
    [InlineData(float.PositiveInfinity, "P.npy, row 1 (\"b\") holds a number that is not finite")]
    [InlineData(0f, "P.npy, row 1 (\"b\") has length 0 instead of 1. Its text was empty; leave it out")]
    [InlineData(1.01f, "P.npy, row 1 (\"b\") has length 1.01 instead of 1. Divide each vector by its length")]
    public void A_vector_that_is_no_unit_vector_is_named(float value, string message)
    {
        var fault = Assert.Throws<InputException>(() => new DatedVectors("P.npy", [1, 0, value, 0], 2, [2000, 2001], ["a", "b"]));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "P.npy, row 1 h", Assert.Throws<InputException>(
                () => new DatedVectors("P.npy", [1, 0, value, 0], 2, [2000, 2001])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounding_of_a_length_is_allowed()
    {
        Assert.Equal(2, new DatedVectors("P", [1.0009f, 0, 0.9991f, 0], 2, [1, 2]).Count);
    }

    [Fact]
    public void Lists_of_other_lengths_and_doubled_ids_are_named()
    {
        Assert.Equal("P has 2 vectors and 1 years. Give one year for each vector.", Message([2000], null));
        Assert.Equal("P has 2 vectors and 3 ids. Give one id for each vector.", Message([2000, 2000], ["a", "b", "c"]));
        Assert.Equal("P has the id \"a\" twice, in rows 0 and 1. Give each row its own id.", Message([2000, 2000], ["a", "a"]));
    }

    [Fact]
    public void A_score_is_rounded_once_and_never_minus_zero()
    {
        // In float32 1e8 + 1 - 1e8 would be 0; in double it is 1.
        Assert.Equal(1f, CanonicalScore.Of([1e4f, 1, -1e4f], [1e4f, 1, 1e4f]));
        Assert.Equal("0", CanonicalScore.Of([-0f], [1f]).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Throws<ArgumentException>(() => CanonicalScore.Of([1f], [1f, 2f]));
    }

    [Fact]
    public void Rules_that_keep_nothing_sensible_are_refused()
    {
        Assert.Contains("below 1, found \"0\"", Assert.Throws<InputException>(() => JoinRule.Top(0)).Message,
            StringComparison.Ordinal);
        Assert.Contains("not a finite number, found \"NaN\"",
            Assert.Throws<InputException>(() => JoinRule.Threshold(double.NaN)).Message, StringComparison.Ordinal);
    }

    private static string Message(int[] years, string[]? ids) =>
        Assert.Throws<InputException>(() => new DatedVectors("P", [1, 0, 0, 1], 2, years, ids)).Message;
}
