using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import.PatentsView;

/// <summary>
/// The join against a plain one in memory, on tables in random orders with gaps, repeats and rows of no patent.
/// </summary>
public sealed class PatentsViewJoinTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tables_in_any_order_are_joined_as_by_hand(int seed)
    {
        var random = new SeededRandom(seed, "join");
        string[] patents = [.. Enumerable.Range(0, 40).Select(i => $"{(i % 7 == 0 ? "D" : "")}{4000000 + i}")];
        random.Shuffle(patents.AsSpan());
        // Ten ids that g_patent lacks are among those that the other tables draw from.
        string[] ids = [.. patents, .. Enumerable.Range(0, 10).Select(i => $"9{i}")];
        var abstracts = Draw(random, ids, 30).Select(id => (Id: id, Text: "about " + id)).ToList();
        var ipc = Draw(random, ids, 120).Select(id => (Id: id, Sequence: random.Next(12), Group: 1 + random.Next(30))).ToList();
        var assignees = Draw(random, ids, 60).Select(id => (Id: id, Sequence: random.Next(12), Place: random.Next(4))).ToList();
        string[] countries = ["US", "JP", "", "DE"];
        Write("g_patent", "patent_id\tpatent_type\tpatent_date\tpatent_title\twithdrawn",
            patents.Select(id => $"{id}\tutility\t2015-01-01\tTitle {id}\t0"));
        Write("g_patent_abstract", "patent_id\tpatent_abstract", abstracts.Select(a => $"{a.Id}\t{a.Text}"));
        Write("g_ipc_at_issue", "patent_id\tipc_sequence\tsection\tipc_class\tsubclass\tmain_group\tsubgroup",
            ipc.Select(i => $"{i.Id}\t{i.Sequence}\tG\t06\tN\t{i.Group}\t08"));
        Write("g_assignee_disambiguated", "patent_id\tassignee_sequence\tlocation_id",
            assignees.Select(a => $"{a.Id}\t{a.Sequence}\tL{a.Place}"));
        Write("g_location_disambiguated", "location_id\tdisambig_country", countries.Select((c, i) => $"L{i}\t{c}"));

        var rows = Importing.Rows("patentsview", _folder.Path);

        var expected = patents.Select(id =>
        {
            var symbols = ipc.Where(i => i.Id == id).OrderBy(i => i.Sequence).Select(i => $"G06N{i.Group}/08").Distinct();
            var places = assignees.Where(a => a.Id == id).OrderBy(a => a.Sequence).Select(a => countries[a.Place])
                .Where(c => c.Length > 0).Distinct();
            return $"US{id}|Title {id}|{(abstracts.Any(a => a.Id == id) ? "about " + id : "")}|{string.Join(',', symbols)}"
                + $"|{string.Join(',', places)}";
        });
        Assert.Equal(expected, rows.Select(r => r.Document).OfType<ImportedDocument>()
            .Select(d => $"{d.Id}|{d.Title}|{d.Abstract}|{string.Join(',', d.Ipc)}|{string.Join(',', d.Countries)}"));
        var unknown = abstracts.Count(a => a.Id[0] == '9') + ipc.Count(i => i.Id[0] == '9')
            + assignees.Count(a => a.Id[0] == '9');
        var second = abstracts.Where(a => a.Id[0] != '9').GroupBy(a => a.Id).Sum(g => g.Count() - 1);
        Assert.Equal(unknown + second, rows.Count(r => r.Fault is not null));
    }

    private static IEnumerable<string> Draw(SeededRandom random, string[] ids, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => ids[random.Next(ids.Length)])];

    private void Write(string table, string header, IEnumerable<string> rows) =>
        _folder.Write(table + ".tsv", header + "\n" + string.Join('\n', rows) + "\n");
}
