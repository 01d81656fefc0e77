using DeepInnovation.Core;

namespace DeepInnovation.Similarity;

/// <summary>The one check of a vector's length.</summary>
internal static class UnitVector
{
    /// <summary>O(dimensions).</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="describe">Names it when something is wrong: its file and row.</param>
    /// <exception cref="InputException">A number is not finite, or the length is not 1 within
    /// <see cref="DatedVectors.UnitTolerance"/>.</exception>
    public static void Require(ReadOnlySpan<float> vector, Func<string> describe)
    {
        var squares = 0.0;
        foreach (var value in vector)
            squares += (double)value * value;
        if (!double.IsFinite(squares))
            throw new InputException($"{describe()} holds a number that is not finite", "Encode its text again, or leave it out");
        var length = Math.Sqrt(squares);
        if (Math.Abs(length - 1) > DatedVectors.UnitTolerance)
        {
            throw new InputException(
                FormattableString.Invariant($"{describe()} has length {length:0.######} instead of 1"),
                length == 0 ? "Its text was empty; leave it out" : "Divide each vector by its length");
        }
    }
}
