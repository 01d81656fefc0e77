using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import;

/// <summary>
/// Each importer's fixture with a few bytes changed at random: correct rows or a clear error; never a crash, a hang or a record
/// that nobody accounts for. Records that a damage did not touch come out as they would have.
/// </summary>
public sealed class ImporterFuzzTests : IDisposable
{
    private static readonly byte[] Nasty = "\",;:\n\r\t'[]{}\\\0\xff\x80= 09au/"u8.ToArray();
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Sources => [.. Importing.Sources];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_damaged_file_gives_rows_or_a_clear_error(string source) => Fuzz(source, source == "patentsview" ? 10 : 100, 1);

    /// <summary>
    /// <c>DEEPINNOVATION_FUZZ_CASES</c> says how many every source gets; 10,000 take half an hour. Each case of PatentsView sorts
    /// and joins seven tables, some 60 ms: without the variable it has fewer.
    /// </summary>
    [Theory, Trait("Category", "Slow")]
    [MemberData(nameof(Sources))]
    public void A_file_damaged_in_thousands_of_ways_gives_rows_or_a_clear_error(string source) =>
        Fuzz(source, int.TryParse(Environment.GetEnvironmentVariable("DEEPINNOVATION_FUZZ_CASES"), out var cases) ? cases
            : source == "patentsview" ? 200 : 2_000, 2);

    private void Fuzz(string source, int cases, int seed)
    {
        var fixture = Path.Combine(Importing.Folder, source);
        var files = Directory.GetFiles(fixture, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToDictionary(f => Path.GetRelativePath(fixture, f), File.ReadAllBytes);
        foreach (var (name, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            File.WriteAllBytes(_folder[name], bytes);
        }

        var names = files.Keys.ToArray();
        var whole = Importing.Rows(source, _folder.Path).Select(Importing.Text).ToHashSet();
        var random = new SeededRandom(seed, source);
        int errors = 0, rejecting = 0, unharmed = 0;
        for (var i = 0; i < cases; i++)
        {
            var name = names[random.Next(names.Length)];
            File.WriteAllBytes(_folder[name], Damage(files[name], random));
            try
            {
                var rows = Importing.Rows(source, _folder.Path, threads: 1 + (i % 2));
                Assert.All(rows, Sound);
                rejecting += rows.Any(r => r.Fault is not null && !whole.Contains(Importing.Text(r))) ? 1 : 0;
                unharmed += rows.Any(r => whole.Contains(Importing.Text(r))) ? 1 : 0;
                if (Lines(source))
                    Assert.Equal(Records(_folder.Path, names), rows.Count);
            }
            catch (InputException error)
            {
                Assert.DoesNotContain('\n', error.Message);
                Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
                errors++;
            }

            File.WriteAllBytes(_folder[name], files[name]);
        }

        Assert.True(rejecting > cases / 20 && unharmed > cases / 4,
            $"{errors} errors, {rejecting} with new rejects, {unharmed} with rows unharmed of {cases}");
    }

    private static bool Lines(string source) => source is "openalex" or "arxiv" or "googlepatents";

    /// <summary>Lines with something in them, counted without our reader.</summary>
    private static int Records(string folder, IEnumerable<string> names) => names.Sum(name =>
        System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder, name))).Split('\n')
            .Count(line => line.Trim(' ', '\t', '\r').Length > 0));

    private static void Sound(ImportedRow row)
    {
        Assert.True(row.Document is null != row.Fault is null);
        if (row.Fault is { } fault)
        {
            Assert.True(fault.Reason.Length > 0 && fault.File.Length > 0 && fault.Row >= 1
                && !(fault.Value ?? "").Contains('\0', StringComparison.Ordinal));
            return;
        }

        var document = row.Document!;
        Assert.True(document.Id.Length > 0 && (document.Title + document.Abstract).Trim().Length > 0);
        Assert.True(document.Year is null or (>= 1500 and <= 2100) && document.Cited is null or >= 0);
        Assert.True(document.Source.Length > 0 && document.SourceFile.Length > 0 && document.SourceRow >= 1);
        Assert.DoesNotContain('\0',
            document.Title + document.Abstract + document.Id + string.Concat(document.Keywords) + string.Concat(document.Ipc));
        // Half of a surrogate pair cannot be written as UTF-8.
        Assert.DoesNotContain('\uFFFD',
            System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(document.Title + document.Abstract)).Replace(
                "\uFFFD", (document.Title + document.Abstract).Contains('\uFFFD', StringComparison.Ordinal) ? "" : "\uFFFD",
                StringComparison.Ordinal));
        Assert.All(document.Countries, c => Assert.Matches("^[A-Z]{2}$", c));
    }

    /// <summary>One to three bytes changed, put in, taken out, or a stretch doubled or cut.</summary>
    private static byte[] Damage(byte[] whole, SeededRandom random)
    {
        var bytes = whole.ToList();
        for (var n = random.Next(3); n >= 0; n--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(1 + random.Next(40), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0: bytes[at] = Nasty[random.Next(Nasty.Length)]; break;
                case 1: bytes.Insert(at, Nasty[random.Next(Nasty.Length)]); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                default: bytes.RemoveRange(at, length); break;
            }

            if (bytes.Count == 0)
                bytes.Add((byte)'x');
        }

        return [.. bytes];
    }
}
