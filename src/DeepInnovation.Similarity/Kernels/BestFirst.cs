namespace DeepInnovation.Similarity.Kernels;

/// <summary>The order of a paper's patents: by canonical score, highest first, then by id.</summary>
internal static class BestFirst
{
    /// <summary>Sorts both spans. O(n log n), no allocation.</summary>
    public static void Sort(Span<int> rows, Span<float> scores, DatedVectors patents)
    {
        // Heap sort: no allocation, no worst case.
        for (var root = (rows.Length / 2) - 1; root >= 0; root--)
            SiftDown(rows, scores, root, patents);
        for (var end = rows.Length - 1; end > 0; end--)
        {
            Swap(rows, scores, 0, end);
            SiftDown(rows[..end], scores[..end], 0, patents);
        }
    }

    /// <summary>The root of the heap is the one that comes last.</summary>
    private static void SiftDown(Span<int> rows, Span<float> scores, int root, DatedVectors patents)
    {
        while (true)
        {
            var last = root;
            for (var child = (2 * root) + 1; child <= (2 * root) + 2 && child < rows.Length; child++)
            {
                if (Precedes(rows, scores, last, child, patents))
                    last = child;
            }

            if (last == root)
                return;
            Swap(rows, scores, root, last);
            root = last;
        }
    }

    private static bool Precedes(Span<int> rows, Span<float> scores, int left, int right, DatedVectors patents) =>
        scores[left] != scores[right]
            ? scores[left] > scores[right]
            : patents.TieOrderOf(rows[left]) < patents.TieOrderOf(rows[right]);

    private static void Swap(Span<int> rows, Span<float> scores, int left, int right)
    {
        (rows[left], rows[right]) = (rows[right], rows[left]);
        (scores[left], scores[right]) = (scores[right], scores[left]);
    }
}
