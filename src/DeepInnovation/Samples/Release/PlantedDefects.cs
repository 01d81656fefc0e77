using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples.Release;

/// <summary>Where a kind of defect was planted.</summary>
/// <param name="Kind">The kind's name.</param>
/// <param name="Table">papers, patents or pairs.</param>
/// <param name="Checks">The checks that must find it.</param>
/// <param name="Lines">Lines of the file, from 1, the header being line 1; rising.</param>
public sealed record PlantedDefect(string Kind, string Table, IReadOnlyList<string> Checks, IReadOnlyList<long> Lines);

/// <summary>
/// Draws the rows that get a defect. They are odd, so the row before each is sound and a copy of it is the second of two;
/// one row never gets two defects.
/// </summary>
internal sealed class PlantedDefects
{
    private const int RowsOfAKind = 3;

    private readonly Dictionary<(string Table, long Row), string> _kinds = [];
    private readonly List<PlantedDefect> _list = [];

    internal PlantedDefects(IReadOnlyCollection<string> kinds, ReleaseSize size, long seed)
    {
        foreach (var kind in DefectKind.All.Where(k => kinds.Contains(k.Name, StringComparer.Ordinal)))
        {
            var rows = kind.Table switch { "papers" => size.Papers, "patents" => size.Patents, _ => size.Pairs };
            // Below this the rows of all kinds together would crowd out the sound ones.
            if (rows < Smallest)
                throw new InputException($"the table of {kind.Table} is too small for planted defects",
                    $"Ask for {Smallest} rows or more");
            var random = new SeededRandom(seed, $"release/defect/{kind.Name}");
            var lines = new List<long>();
            while (lines.Count < RowsOfAKind)
            {
                // Papers come in order of year: those of the later half have a year with older patents.
                var first = kind.Name == "year-rule" ? rows / 4 : 0;
                var row = (2L * (first + random.Next((rows / 2) - first))) + 1;
                if (_kinds.TryAdd((kind.Table, row), kind.Name))
                    lines.Add(row + 2);
            }

            lines.Sort();
            _list.Add(new PlantedDefect(kind.Name, kind.Table, kind.Checks, lines));
        }
    }

    internal const int Smallest = 200;

    internal IReadOnlyList<PlantedDefect> List => _list;

    /// <summary>The defect of a row, from 0, or null.</summary>
    internal string? Of(string table, long row) => _kinds.GetValueOrDefault((table, row));

    internal bool IsPlanted(string table, long row) => _kinds.ContainsKey((table, row));
}
