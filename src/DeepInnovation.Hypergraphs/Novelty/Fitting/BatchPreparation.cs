namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// Makes batches of one year ready: draws the negatives, numbers the nodes and copies what they were last year. Nothing of it
/// depends on the batches before, so batches are made ahead and in any order. One object for each thread.
/// </summary>
internal sealed class BatchPreparation(YearHypergraph year, CombinationIndex combinations, OrderedCombinations ordered,
    IFitDraws draws, YearTheta theta, int batchSize)
{
    private readonly int[] _slotOf = new int[combinations.ActiveCount];
    private readonly int[] _stamp = new int[combinations.ActiveCount];
    private int _version;

    /// <summary>Fills <paramref name="into"/>. O(batch * m).</summary>
    public void Prepare(int pass, int batch, PreparedBatch into)
    {
        into.Clear();
        _version++;
        var negatives = draws.Negatives(year, combinations, pass, batch);
        var end = Math.Min(ordered.Count, (batch + 1) * batchSize);
        for (var i = batch * batchSize; i < end; i++)
        {
            var places = ordered.Places(i);
            var slots = into.Add(places.Length, ordered.Weight(i));
            Number(places, slots, into);

            slots = into.Add(places.Length, weight: 0);
            if (negatives.Next(slots))
                Number(slots, slots, into);
            else
                into.RemoveLast();
        }

        into.CopyLastYear(theta);
    }

    private void Number(ReadOnlySpan<int> places, Span<int> slots, PreparedBatch batch)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            var place = places[i];
            if (_stamp[place] != _version)
                (_stamp[place], _slotOf[place]) = (_version, batch.AddSlot(place));
            slots[i] = _slotOf[place];
        }
    }
}
