using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Sources.Tests.Reading;

/// <summary>
/// Files with a few bytes changed at random: always documents or a clear error, no row unaccounted for, and no document
/// far from the damage harmed.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private const int Rows = 12;
    private static readonly byte[] Nasty = "\",;\n\r\t'[]{}\\\0\xff= 09a"u8.ToArray();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_damaged_CSV_gives_documents_or_a_clear_error() => Csv(1500, 1);

    [Fact]
    public void Damaged_JSON_Lines_give_documents_or_a_clear_error() => JsonLines(1500, 1);

    [Fact, Trait("Category", "Slow")]
    public void A_CSV_damaged_in_many_ways_gives_documents_or_a_clear_error() => Csv(30_000, 2);

    [Fact, Trait("Category", "Slow")]
    public void JSON_Lines_damaged_in_many_ways_give_documents_or_a_clear_error() => JsonLines(30_000, 2);

    private void Csv(int cases, int seed) => Fuzz(cases, seed, "f.csv", "id,title,abstract,year,keywords,cited,label\n", i =>
        $"id{i},\"Title, {i}\",\"two\nlines é表 \"\"{i}\"\"\",{2000 + i},\"[\"\"k{i}\"\", \"\"deep net\"\"]\",{i},{i % 2}\n");

    private void JsonLines(int cases, int seed) => Fuzz(cases, seed, "f.jsonl", "", i =>
        $"{{\"id\":\"id{i}\",\"title\":\"Title, {i}\",\"abstract\":\"two\\nlines é表 \\\"{i}\\\"\",\"year\":{2000 + i},"
        + $"\"keywords\":[\"k{i}\",\"deep net\"],\"cited\":{i},\"label\":{i % 2}}}\n");

    private void Fuzz(int cases, int seed, string name, string header, Func<int, string> row)
    {
        var rows = Enumerable.Range(0, Rows).Select(row).ToArray();
        var whole = Encoding.UTF8.GetBytes(header + string.Concat(rows));
        File.WriteAllBytes(_folder[name], whole);
        var expected = ReadDocuments.All(_folder[name]).ToDictionary(d => d.Id, d => d.ToString() + string.Join('|', d.Keywords));
        Assert.Equal(Rows, expected.Count);
        var random = new SeededRandom(seed, name);
        int errors = 0, skipped = 0;
        for (var i = 0; i < cases; i++)
        {
            var (bytes, local) = Damage(whole, Encoding.UTF8.GetByteCount(header), random);
            File.WriteAllBytes(_folder[name], bytes);
            try
            {
                var (documents, rejected) = ReadDocuments.Skipping(_folder[name]);
                skipped += rejected.Count > 0 ? 1 : 0;
                Assert.Equal(documents.Count, documents.Select(d => d.Id).Distinct().Count());
                Assert.All(documents, d => Assert.True(d.Id.Length > 0 && (d.Title + d.Abstract).Trim().Length > 0
                    && d.Year is null or (>= 1500 and <= 2100) && d.Label is null or 0 or 1));
                if (local)
                    Assert.True(documents.Count(
                        d => expected.GetValueOrDefault(d.Id) == d.ToString() + string.Join('|', d.Keywords)) >= Rows - 4,
                        "one damage harms its own row and a neighbour at most");
                if (rejected.Count > 0)
                    Assert.Contains($"line {rejected[0].Line}", ReadDocuments.Message(_folder[name]), StringComparison.Ordinal);
            }
            catch (InputException error)
            {
                Assert.StartsWith(_folder[name], error.Message, StringComparison.Ordinal);
                errors++;
            }
        }

        Assert.True(errors > 0 && skipped > cases / 4 && errors + skipped < cases,
            $"{errors} errors, {skipped} skipped: the damage must reach every path");
    }

    /// <summary>
    /// One or two bytes changed, put in or taken out; says whether the harm stays local: neither in the header nor to
    /// quotes, which may swallow neighbours.
    /// </summary>
    private static (byte[] Bytes, bool Local) Damage(byte[] whole, int header, SeededRandom random)
    {
        var bytes = whole.ToList();
        var local = true;
        for (var n = random.Next(2); n >= 0; n--)
        {
            var at = random.Next(bytes.Count);
            var nasty = Nasty[random.Next(Nasty.Length)];
            var kind = random.Next(3);
            local &= at > header && bytes[at] != '"' && (kind == 2 || nasty != '"');
            if (kind == 0)
                bytes[at] = nasty;
            else if (kind == 1)
                bytes.Insert(at, nasty);
            else
                bytes.RemoveAt(at);
        }

        return ([.. bytes], local);
    }
}
