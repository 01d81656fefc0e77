using DeepInnovation.Core;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Sampling;

/// <summary>
/// How many documents it takes to know a share as exactly as wanted (Cochran, Sampling Techniques, 3rd ed. 1977, section 4.4).
/// </summary>
internal static class SampleSize
{
    /// <summary>
    /// The smallest n whose interval for a share p is at most <paramref name="width"/> wide: n0 = z² p(1 - p) / (width/2)², and
    /// with N documents in all n = n0 / (1 + (n0 - 1)/N). O(1).
    /// </summary>
    /// <param name="width">The whole width of the interval, such as .04 for ± 2 points.</param>
    /// <param name="share">The share expected; .5 is the safe choice.</param>
    /// <param name="population">Documents in all; null for very many.</param>
    /// <param name="confidence">The level of the interval.</param>
    /// <exception cref="InputException">A number is out of its range.</exception>
    public static int ForShare(double width, double share = 0.5, long? population = null, double confidence = 0.95)
    {
        if (!(width is > 0 and < 1))
            throw new InputException("the interval's width must be a number between 0 and 1",
                "Give one such as 0.04, which is plus or minus 2 points");
        if (!(share is > 0 and < 1))
            throw new InputException("the expected share must be a number between 0 and 1", "Give one such as 0.5");
        var z = NormalQuantile.Of((1 + confidence) / 2);
        var endless = z * z * share * (1 - share) / (width * width / 4);
        var size = population is { } all ? endless / (1 + ((endless - 1) / all)) : endless;
        return checked((int)Math.Ceiling(size - 1e-9));
    }
}
