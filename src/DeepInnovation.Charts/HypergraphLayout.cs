namespace DeepInnovation.Charts;

/// <summary>Lays out the nodes of a small hypergraph and the hulls around its hyperedges, deterministically.</summary>
internal static class HypergraphLayout
{
    private const int Rounds = 400;
    private const int PointsOfCircle = 24;

    /// <summary>Node positions in [-1, 1]. Connected components stand side by side, largest first. O(rounds * nodes^2).</summary>
    internal static (double X, double Y)[] Of(int nodeCount, int[][] hyperedges)
    {
        var places = new (double X, double Y)[nodeCount];
        var parts = Parts(nodeCount, hyperedges);
        var columns = (int)Math.Ceiling(Math.Sqrt(parts.Count));
        var rows = (parts.Count + columns - 1) / columns;
        for (var p = 0; p < parts.Count; p++)
        {
            var inside = Connected(parts[p].Count,
                [.. hyperedges.Where(h => parts[p].Contains(h[0])).Select(h => h.Select(n => parts[p].IndexOf(n)).ToArray())]);
            var centre = (X: (((2 * (p % columns)) + 1.0) / columns) - 1, Y: 1 - (((2 * (p / columns)) + 1.0) / rows));
            var share = parts.Count == 1 ? 1 : 0.7; // room for the hulls between parts
            for (var i = 0; i < inside.Length; i++)
                places[parts[p][i]] = (centre.X + (inside[i].X * share / columns), centre.Y + (inside[i].Y * share / rows));
        }

        return places;
    }

    /// <summary>
    /// Force-directed layout from a circle (Fruchterman and Reingold, 1991), with hyperedges as stars around their
    /// centroid. Scaled into [-1, 1].
    /// </summary>
    private static (double X, double Y)[] Connected(int nodeCount, int[][] hyperedges)
    {
        var places = new (double X, double Y)[nodeCount];
        for (var n = 0; n < nodeCount; n++)
            places[n] = (Math.Cos(2 * Math.PI * n / nodeCount), Math.Sin(2 * Math.PI * n / nodeCount));
        var wanted = 1.6 / Math.Sqrt(nodeCount);
        for (var round = 0; round < Rounds; round++)
        {
            var moves = new (double X, double Y)[nodeCount];
            Push(places, moves, wanted);
            Pull(places, moves, hyperedges, wanted);
            var largest = 0.15 * (1 - (round / (double)Rounds));
            for (var n = 0; n < nodeCount; n++)
            {
                var length = Math.Max(1e-12, Math.Sqrt((moves[n].X * moves[n].X) + (moves[n].Y * moves[n].Y)));
                var step = Math.Min(length, largest) / length;
                places[n] = (places[n].X + (moves[n].X * step), places[n].Y + (moves[n].Y * step));
            }
        }

        return Scaled(places);
    }

    /// <summary>The closed convex hull of circles around the points. O(p log p).</summary>
    internal static List<(double X, double Y)> Hull(IReadOnlyList<(double X, double Y)> points, double margin)
    {
        List<(double X, double Y)> around =
        [
            .. points.SelectMany(p => Enumerable.Range(0, PointsOfCircle)
                .Select(i => 2 * Math.PI * i / PointsOfCircle)
                .Select(a => (p.X + (margin * Math.Cos(a)), p.Y + (margin * Math.Sin(a))))),
        ];
        around.Sort();
        List<(double X, double Y)> hull = [.. Chain(around), .. Chain(Enumerable.Reverse(around))];
        hull.Add(hull[0]);
        return hull;
    }

    /// <summary>Connected components, largest first, then by first node.</summary>
    private static List<List<int>> Parts(int nodeCount, int[][] hyperedges)
    {
        int[] part = [.. Enumerable.Range(0, nodeCount)];
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var hyperedge in hyperedges)
            {
                var least = hyperedge.Min(n => part[n]);
                changed |= hyperedge.Any(n => part[n] != least);
                foreach (var n in hyperedge)
                    part[n] = least;
            }
        }

        return [.. Enumerable.Range(0, nodeCount).GroupBy(n => part[n]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => g.ToList())];
    }

    private static void Push((double X, double Y)[] places, (double X, double Y)[] moves, double wanted)
    {
        for (var a = 0; a < places.Length; a++)
        {
            for (var b = 0; b < places.Length; b++)
            {
                var (x, y) = (places[a].X - places[b].X, places[a].Y - places[b].Y);
                var squared = (x * x) + (y * y);
                if (a != b && squared > 1e-18)
                    moves[a] = (moves[a].X + (x * wanted * wanted / squared), moves[a].Y + (y * wanted * wanted / squared));
            }
        }
    }

    private static void Pull((double X, double Y)[] places, (double X, double Y)[] moves, int[][] hyperedges, double wanted)
    {
        foreach (var hyperedge in hyperedges)
        {
            var centre = (X: hyperedge.Average(n => places[n].X), Y: hyperedge.Average(n => places[n].Y));
            foreach (var n in hyperedge)
            {
                var (x, y) = (centre.X - places[n].X, centre.Y - places[n].Y);
                var length = Math.Sqrt((x * x) + (y * y));
                moves[n] = (moves[n].X + (x * length / wanted), moves[n].Y + (y * length / wanted));
            }
        }
    }

    private static (double X, double Y)[] Scaled((double X, double Y)[] places)
    {
        var (left, right) = (places.Min(p => p.X), places.Max(p => p.X));
        var (bottom, top) = (places.Min(p => p.Y), places.Max(p => p.Y));
        return [.. places.Select(p => (Scale(p.X, left, right), Scale(p.Y, bottom, top)))];

        static double Scale(double value, double low, double high) =>
            high - low < 1e-9 ? 0 : (2 * (value - low) / (high - low)) - 1;
    }

    /// <summary>One side of the hull without its last point (Andrew's monotone chain).</summary>
    private static IEnumerable<(double X, double Y)> Chain(IEnumerable<(double X, double Y)> sorted)
    {
        var chain = new List<(double X, double Y)>();
        foreach (var point in sorted)
        {
            while (chain.Count >= 2 && Cross(chain[^2], chain[^1], point) <= 0)
                chain.RemoveAt(chain.Count - 1);
            chain.Add(point);
        }

        return chain.SkipLast(1);
    }

    private static double Cross((double X, double Y) o, (double X, double Y) a, (double X, double Y) b) =>
        ((a.X - o.X) * (b.Y - o.Y)) - ((a.Y - o.Y) * (b.X - o.X));
}
