using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// Draws combinations that a year did not see: each set of its active nodes of the size asked for is equally
/// likely, except its hyperedges.
/// </summary>
internal static class RandomCombination
{
    /// <summary>
    /// After so many draws that were all hyperedges of the year it gives up: then nearly every combination is one.
    /// </summary>
    public const int Attempts = 100;

    private const int FewNodes = 32;

    /// <summary>
    /// Fills <paramref name="places"/> with places among the year's active nodes, ascending. Floyd's sampling without
    /// replacement, O(m log m) a draw for many nodes.
    /// </summary>
    /// <returns>False when <see cref="Attempts"/> draws were hyperedges, or the year has no other
    /// combination of that size.</returns>
    public static bool TryDraw(CombinationIndex year, SeededRandom random, Span<int> places)
    {
        if (places.Length >= year.ActiveCount)
            return false;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (places.Length <= FewNodes)
                DrawFew(year.ActiveCount, random, places);
            else
                DrawMany(year.ActiveCount, random, places);
            if (!year.Contains(places))
                return true;
        }

        return false;
    }

    /// <summary>Keeps the drawn places in order and looks a new one up by walking along them.</summary>
    private static void DrawFew(int count, SeededRandom random, Span<int> places)
    {
        for (var filled = 0; filled < places.Length; filled++)
        {
            var last = count - places.Length + filled;
            var pick = random.Next(last + 1);
            var at = 0;
            while (at < filled && places[at] < pick)
                at++;
            if (at < filled && places[at] == pick)
            {
                places[filled] = last; // above all that were drawn before
                continue;
            }

            for (var i = filled; i > at; i--)
                places[i] = places[i - 1];
            places[at] = pick;
        }
    }

    private static void DrawMany(int count, SeededRandom random, Span<int> places)
    {
        var chosen = new HashSet<int>(places.Length);
        for (var filled = 0; filled < places.Length; filled++)
        {
            var last = count - places.Length + filled;
            var pick = random.Next(last + 1);
            places[filled] = chosen.Add(pick) ? pick : last;
            chosen.Add(places[filled]);
        }

        places.Sort();
    }
}
