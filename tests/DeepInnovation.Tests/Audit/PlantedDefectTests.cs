using CsCheck;
using DeepInnovation.Audit;
using DeepInnovation.Samples.Release;

namespace DeepInnovation.Tests.Audit;

/// <summary>
/// The generator says which lines it spoiled; the audit, which knows nothing of that, must find these lines and no other.
/// </summary>
public sealed class PlantedDefectTests
{
    private static readonly ReleaseSize OnePair = new(900, 800, 700);
    private static readonly ReleaseSize Several = new(300, 800, 3000);

    public static TheoryData<string> Kinds => [.. DefectKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_alone_is_found_at_its_lines_and_nothing_else(string kind) => Check(OnePair, 5, [kind]);

    [Fact]
    public void All_kinds_together_are_found_at_their_lines_and_nothing_else()
    {
        var all = DefectKind.All.Select(kind => kind.Name).ToList();
        Assert.True(all.Count >= 10);
        Check(OnePair, 1, all);
        Check(Several, 2, all);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_clean_release_has_no_defect(bool years)
    {
        using var folder = new TemporaryFolder();
        GeneratedRelease.Write(folder.Path, new ReleaseSize(5000, 5000, 5000), 3, [], years);
        Assert.Empty(ReleaseAudit.Run(folder.Path).Defects);
        GeneratedRelease.Write(folder.Path, new ReleaseSize(500, 5000, 50_000), 3, [], years);
        Assert.Empty(ReleaseAudit.Run(folder.Path).Defects);
    }

    [Fact]
    public void Any_kinds_in_any_release_are_found_at_their_lines_and_nothing_else() =>
        Gen.Select(Gen.Int[0, (1 << DefectKind.All.Count) - 1], Gen.Int[0, 1000], Gen.Bool).Sample(
            (bits, seed, several) => Check(several ? Several : OnePair, seed,
                [.. DefectKind.All.Where((_, i) => (bits >> i & 1) == 1).Select(k => k.Name)]),
            iter: 12, seed: "0000KOIPZeX3", threads: 1);

    private static void Check(ReleaseSize size, long seed, IReadOnlyList<string> kinds)
    {
        using var folder = new TemporaryFolder();
        var planted = GeneratedRelease.Write(folder.Path, size, seed, kinds);
        Assert.Equal(kinds.Order(StringComparer.Ordinal), planted.Select(p => p.Kind).Order(StringComparer.Ordinal));
        Assert.All(planted, p => Assert.Equal(3, p.Lines.Count));
        var expected = planted.SelectMany(p => p.Checks, (p, check) => (check, p.Lines))
            .OrderBy(e => e.check, StringComparer.Ordinal).Select(e => $"{e.check}: {string.Join(' ', e.Lines)}");
        var found = ReleaseAudit.Run(folder.Path, examples: int.MaxValue).Defects.OrderBy(f => f.Id, StringComparer.Ordinal)
            .Select(f => $"{f.Id}: {string.Join(' ', f.Places().Select(place => place.Line))}");
        Assert.Equal(expected, found);
    }
}
