namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// One batch made ready: its positive and negative combinations, with the nodes numbered anew from 0 (slots) in the
/// order in which the batch first meets them, so that all that the batch touches lies close together. Its arrays
/// are used again for later batches.
/// </summary>
internal sealed class PreparedBatch
{
    private int[] _starts = new int[64];
    private int[] _slots = new int[256];
    private int[] _weights = new int[64];
    private int[] _places = new int[256];
    private double[] _lastYear = [];
    private int _incidences;

    /// <summary>The number of combinations, positive and negative.</summary>
    public int Count { get; private set; }

    /// <summary>The number of distinct nodes.</summary>
    public int SlotCount { get; private set; }

    /// <summary>The place among the year's active nodes of each slot.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, SlotCount);

    /// <summary>Last year's rows of the slots, [slot, padded K].</summary>
    public ReadOnlySpan<double> LastYear => _lastYear;

    /// <summary>The slots of a combination's nodes.</summary>
    public ReadOnlySpan<int> Slots(int combination) => _slots.AsSpan(_starts[combination].._starts[combination + 1]);

    /// <summary>How many documents have the combination; 0 for a negative.</summary>
    public int Weight(int combination) => _weights[combination];

    /// <summary>Empties it.</summary>
    public void Clear() => (Count, SlotCount, _incidences) = (0, 0, 0);

    /// <summary>Adds a combination and returns the room for its slots.</summary>
    public Span<int> Add(int size, int weight)
    {
        if (Count + 2 > _starts.Length)
        {
            Array.Resize(ref _starts, _starts.Length * 2);
            Array.Resize(ref _weights, _starts.Length);
        }

        if (_incidences + size > _slots.Length)
            Array.Resize(ref _slots, Math.Max(_slots.Length * 2, _incidences + size));
        _weights[Count] = weight;
        _starts[Count] = _incidences;
        var room = _slots.AsSpan(_incidences, size);
        _incidences += size;
        _starts[++Count] = _incidences;
        return room;
    }

    /// <summary>Takes back the last combination.</summary>
    public void RemoveLast() => _incidences = _starts[--Count];

    /// <summary>Gives a new slot to a place.</summary>
    public int AddSlot(int place)
    {
        if (SlotCount == _places.Length)
            Array.Resize(ref _places, _places.Length * 2);
        _places[SlotCount] = place;
        return SlotCount++;
    }

    /// <summary>Fills <see cref="LastYear"/> for the slots that there are.</summary>
    public void CopyLastYear(YearTheta theta)
    {
        if (_lastYear.Length < SlotCount * theta.Stride)
            _lastYear = new double[SlotCount * theta.Stride * 5 / 4];
        theta.CopyLastYear(Places, _lastYear);
    }
}
