using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// Which record of each id holds, in a source whose repeated ids are updates: the newest one, of equally new ones the first. Ids
/// are 128-bit hashes as in <see cref="IdSet"/>, with 8 bytes for the version: 35 to 69 bytes an id. A document that was written
/// before a newer one came is found and removed at the end; importers read newest first, so that this is rare.
/// </summary>
internal sealed class ClaimedIds
{
    /// <summary>Why an older record does not hold.</summary>
    internal const string Newer = "a newer record has the same id";

    private readonly Dictionary<UInt128, bool> _replaced = [];
    private UInt128[] _places = new UInt128[1 << 12];
    private ulong[] _versions = new ulong[1 << 12];
    private List<Claim> _new = [];
    private int _count;

    /// <summary>True when a document that was taken holds no more.</summary>
    internal bool AnyReplaced => _replaced.Count > 0;

    /// <summary>Takes a record's claim to its id; null when it holds, else why it does not. Expected O(length).</summary>
    /// <param name="claim">The id and how new the record is.</param>
    /// <param name="isDocument">Whether the record gives a document; one that cannot be used still ends the older ones.</param>
    internal string? Take(RecordClaim claim, bool isDocument)
    {
        var taken = new Claim { Version = (long)claim.Version.Order, IsDocument = isDocument };
        (taken.High, taken.Low) = Halves(IdSet.HashOf(claim.Kind.ToString(), claim.Id));
        if (Enter(taken) is { } older)
            return older;
        _new.Add(taken);
        return null;
    }

    /// <summary>The claims that hold since the last call, in order, to be kept for a continued import.</summary>
    internal List<Claim> TakeNew()
    {
        var taken = _new;
        _new = [];
        return taken;
    }

    /// <summary>Takes again what an unfinished import took.</summary>
    /// <exception cref="InputException">The table is gone or damaged.</exception>
    internal void Restore(string path)
    {
        foreach (var claim in ParquetTable.Stream<Claim>(path))
            Enter(claim);
    }

    /// <summary>
    /// Splits the documents of a part into those that hold and those that a newer record replaced. Parts are asked for from the
    /// last to the first, with one <paramref name="seen"/>: the last document of a replaced id is its newest.
    /// </summary>
    internal (List<ImportedDocument> Kept, List<ImportedDocument> Replaced) Split(
        IReadOnlyList<ImportedDocument> part, HashSet<UInt128> seen)
    {
        var (kept, replaced) = (new List<ImportedDocument>(part.Count), new List<ImportedDocument>());
        for (var i = part.Count - 1; i >= 0; i--)
        {
            var hash = IdSet.HashOf(part[i].Kind.ToString(), part[i].Id);
            var holds = !_replaced.TryGetValue(hash, out var newestIsDocument) || (newestIsDocument && seen.Add(hash));
            (holds ? kept : replaced).Add(part[i]);
        }

        kept.Reverse();
        replaced.Reverse();
        return (kept, replaced);
    }

    private string? Enter(Claim claim)
    {
        if (10L * (_count + 1) > 7L * _places.Length)
            Grow();
        var (hash, version) = (new UInt128((ulong)claim.High, (ulong)claim.Low), (ulong)claim.Version);
        var at = PlaceOf(_places, hash);
        if (_places[at] == 0)
        {
            (_places[at], _versions[at]) = (hash, version);
            _count++;
            return null;
        }

        if (version <= _versions[at])
            return version < _versions[at] ? Newer : "an earlier record has the same id and is as new";
        _versions[at] = version;
        _replaced[hash] = claim.IsDocument;
        return null;
    }

    private void Grow()
    {
        var (places, versions) = (new UInt128[2 * _places.Length], new ulong[2 * _places.Length]);
        for (var i = 0; i < _places.Length; i++)
        {
            if (_places[i] == 0)
                continue;
            var at = PlaceOf(places, _places[i]);
            (places[at], versions[at]) = (_places[i], _versions[i]);
        }

        (_places, _versions) = (places, versions);
    }

    private static int PlaceOf(UInt128[] places, UInt128 hash)
    {
        var mask = places.Length - 1;
        var i = (int)(ulong)hash & mask;
        while (places[i] != hash && places[i] != 0)
            i = (i + 1) & mask;
        return i;
    }

    private static (long High, long Low) Halves(UInt128 hash) => ((long)(ulong)(hash >> 64), (long)(ulong)hash);

    /// <summary>A claim on disk: the halves of the id's hash, the version, and whether the record gave a document.</summary>
    internal sealed record Claim
    {
        public long High { get; set; }

        public long Low { get; set; }

        public long Version { get; set; }

        public bool IsDocument { get; set; }
    }
}
