using DeepInnovation.Hypergraphs;

namespace DeepInnovation.Novelty.Engine;

/// <summary>
/// Makes batches of one year ready: draws the negatives and numbers the nodes. Nothing of it depends on theta, so batches are made
/// ahead and in any order. One object for each thread.
/// </summary>
internal sealed class BatchPreparation(YearHypergraph year, CombinationIndex combinations, int[] order, IFitDraws draws, int batchSize)
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
        var end = Math.Min(order.Length, (batch + 1) * batchSize);
        for (var i = batch * batchSize; i < end; i++)
        {
            var places = combinations.Places(order[i]);
            var slots = into.Add(places.Length, year.Weights[order[i]]);
            places.CopyTo(slots);
            Number(slots, into);

            slots = into.Add(places.Length, weight: 0);
            if (negatives.Next(slots))
                Number(slots, into);
            else
                into.RemoveLast();
        }
    }

    private void Number(Span<int> places, PreparedBatch batch)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var place = places[i];
            if (_stamp[place] != _version)
                (_stamp[place], _slotOf[place]) = (_version, batch.AddSlot(place));
            places[i] = _slotOf[place];
        }
    }
}
