using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples.Release;

/// <summary>
/// The rows of the table of pairs. Papers take turns in their order; the patents of a paper follow one another from a drawn
/// place on among those that are not older than it. Documents with a planted defect are in no pair.
/// </summary>
internal sealed class PairRows
{
    private readonly ReleaseSize _size;
    private readonly DocumentRows _documents;
    private readonly PlantedDefects _planted;
    private readonly int[] _papers, _patents;
    private readonly bool _years;

    internal PairRows(ReleaseSize size, DocumentRows documents, PlantedDefects planted, bool years)
    {
        (_size, _documents, _planted, _years) = (size, documents, planted, years);
        _papers = [.. Enumerable.Range(0, size.Papers).Where(row => !planted.IsPlanted("papers", row))];
        _patents = [.. Enumerable.Range(0, size.Patents).Where(row => !planted.IsPlanted("patents", row))];
        var youngest = _patents.Length - First(ReleaseYears.Last);
        if (size.Pairs > 0 && (_papers.Length == 0 || (size.Pairs + _papers.Length - 1) / _papers.Length > youngest))
            throw new InputException($"{size.Pairs} pairs are too many for {size.Papers} papers and {size.Patents} patents",
                "Ask for fewer pairs or more patents");
    }

    /// <summary>
    /// How many rows there are: without room for as many, one-a-paper releases have a pair fewer for each planted paper.
    /// </summary>
    internal int Count => _size.Pairs <= _size.Papers ? Math.Min(_size.Pairs, _papers.Length) : _size.Pairs;

    internal void Row(int row, SeededRandom random, ReleaseLine line)
    {
        // The draws are the same with and without a defect, so that planting changes its own row alone.
        var similarity = Math.Clamp(0.62 + (0.11 * random.NextGaussian()), 0.01, 0.999999);
        var kind = _planted.Of("pairs", row);
        var (paper, patent) = Pair(kind == "duplicate-pair" ? row - 1 : row);
        if (kind == "year-rule")
            patent = _patents[0];
        if (kind == "unknown-paper")
            line.Add(3_000_000_000L + row);
        else
            line.Add(DocumentRows.PaperId(paper));
        line.Add(kind == "unknown-patent" ? 3_000_000_000L + row : DocumentRows.PatentId(patent));
        if (kind == "similarity-type")
            line.Add("high");
        else
            line.Add(kind == "similarity-range" ? 1.5 : similarity);
        if (_years)
            line.Add(_documents.PaperYears.Of(paper) - (kind == "pair-year" ? 1 : 0)).Add(_documents.PatentYears.Of(patent));
        line.End();
    }

    private (int Paper, int Patent) Pair(int row)
    {
        var p = (int)((long)row * _papers.Length / Count);
        var turn = row - (int)((((long)p * Count) + _papers.Length - 1) / _papers.Length);
        var first = First(_documents.PaperYears.Of(_papers[p]));
        var start = (uint)(((ulong)(uint)p * 0x9E3779B97F4A7C15) >> 32);
        return (_papers[p], _patents[first + (int)((start + (uint)turn) % (ulong)(_patents.Length - first))]);
    }

    private int First(int year)
    {
        var place = Array.BinarySearch(_patents, _documents.PatentYears.Start(year));
        return place < 0 ? ~place : place;
    }
}
