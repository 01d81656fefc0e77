using DeepInnovation.Runs;

namespace DeepInnovation.Tests;

public sealed class StageListTests
{
    private static readonly Reproduction Run =
        Reproduction.Open(Path.Combine(Path.GetTempPath(), "deepinnovation-no-run"), ReproductionOptions.ForSamples());

    [Fact]
    public void A_stage_reads_only_what_an_earlier_one_writes()
    {
        var written = new HashSet<RunFile>();
        foreach (var stage in StageList.All.Select(entry => entry.Create(Run)))
        {
            Assert.Empty(stage.Reads.Except(written));
            Assert.Empty(stage.ReadsIfThere.Where(file => file.Name != StageManifest.FileName).Except(written));
            written.UnionWith(stage.Writes);
        }
    }

    [Fact]
    public void Every_file_has_the_place_of_its_stage_and_no_two_share_a_name()
    {
        foreach (var stage in StageList.All.Select(entry => entry.Create(Run)))
        {
            Assert.All(stage.Writes, file => Assert.Equal(stage.Place, file.Stage));
            Assert.Equal(stage.Writes.Count, stage.Writes.Select(file => file.Name).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Places_are_those_of_the_list_and_their_numbers_rise()
    {
        Assert.All(StageList.All, entry => Assert.Equal(entry.Place, entry.Create(Run).Place));
        var folders = StageList.All.Select(entry => entry.Place.Folder).ToList();
        Assert.Equal(folders.Select(folder => folder[..2]).Order(StringComparer.Ordinal), folders.Select(folder => folder[..2]));
        Assert.Equal(folders.Count, folders.Distinct(StringComparer.Ordinal).Count());
    }
}
