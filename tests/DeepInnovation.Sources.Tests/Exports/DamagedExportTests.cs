using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Sources.Tests.Exports;

/// <summary>
/// Exports with a few bytes changed at random: documents, rejected rows or one clear line; never another
/// exception or a document without an id.
/// </summary>
public sealed class DamagedExportTests : IDisposable
{
    private static readonly byte[] Nasty = "\",;|\n\r\t[]()<\0\xff\xe9= 09Aa"u8.ToArray();
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases => ExportCaseTests.Cases;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_damaged_export_gives_rows_or_a_clear_error(string name)
    {
        var whole = File.ReadAllBytes(ExportCases.FileOf(name));
        var kind = name is "derwent" or "espacenet" or "google-patents-csv" or "incopat" or "lens-patents" or "orbit"
            ? DocumentKind.Patent : DocumentKind.Paper;
        var random = new SeededRandom(3, name);
        int read = 0, refused = 0;
        for (var i = 0; i < 250; i++)
        {
            File.WriteAllBytes(_folder["f.txt"], Damage(whole, random));
            try
            {
                var rows = ExportCases.Rows(_folder["f.txt"], kind);
                Assert.All(rows, r => Assert.True(r.Document is null != r.Fault is null));
                Assert.All(rows.Where(r => r.Document is not null), r => Assert.True(
                    r.Document!.Id.Length > 0 && !r.Document.Id.Contains('\n', StringComparison.Ordinal)
                    && (r.Document.Title + r.Document.Abstract).Trim().Length > 0
                    && r.Document.Year is null or (>= 1500 and <= 2100) && r.Document.Countries.All(c => c.Length == 2)));
                Assert.All(rows.Where(r => r.Fault is not null), r => Assert.True(r.Fault!.Reason.Length > 0 && r.Fault.Row > 0));
                Assert.Equal(rows.Count(r => r.Document is not null),
                    rows.Where(r => r.Document is not null).Select(r => r.Document!.Id).Distinct().Count());
                read++;
            }
            catch (InputException error)
            {
                Assert.StartsWith(_folder["f.txt"], error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
                refused++;
            }
        }

        Assert.True(read > 50, $"{read} read, {refused} refused");
    }

    private static byte[] Damage(byte[] whole, SeededRandom random)
    {
        var bytes = whole.ToList();
        for (var n = random.Next(3); n >= 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = Nasty[random.Next(Nasty.Length)]; break;
                case 1: bytes.Insert(at, Nasty[random.Next(Nasty.Length)]); break;
                case 2: bytes.RemoveAt(at); break;
                default: bytes.RemoveRange(at, Math.Min(1 + random.Next(60), bytes.Count - at - 1)); break;
            }
        }

        return [.. bytes];
    }
}
