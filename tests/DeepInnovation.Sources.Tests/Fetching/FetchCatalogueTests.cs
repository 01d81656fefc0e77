using System.Text.RegularExpressions;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Sources.Fetching;

namespace DeepInnovation.Sources.Tests.Fetching;

public sealed partial class FetchCatalogueTests
{
    [Fact]
    public void Every_file_can_be_located_and_checked()
    {
        Assert.Equal(["deepinnovationai", "minilm", "bert-base-uncased"], FetchCatalogue.Sets.Select(set => set.Name));
        foreach (var set in FetchCatalogue.Sets)
        {
            Assert.NotEqual(set.Root is null, set.Listing is null);
            Assert.Equal("https", (set.Root ?? set.Listing)!.Scheme);
            foreach (var file in set.Files)
            {
                Assert.DoesNotContain("..", file.Name, StringComparison.Ordinal);
                Assert.Equal(set.Listing is null, file.Size > 0);
                Assert.Equal(set.Listing is null, file.Sha256 is not null && Hexadecimal().IsMatch(file.Sha256));
            }
        }
    }

    [Fact]
    public void Models_have_the_files_that_open_them()
    {
        string[] Names(string set) => [.. FetchCatalogue.Find(set).Files.Select(file => file.Name)];
        Assert.Subset(Names("minilm").ToHashSet(),
            BertCheckpoint.RequiredFiles.Concat(["modules.json", "1_Pooling/config.json"]).ToHashSet());
        Assert.Subset(Names("bert-base-uncased").ToHashSet(), BertCheckpoint.RequiredFiles.ToHashSet());
    }

    [Fact]
    public void An_unknown_set_is_told_with_those_there_are()
    {
        var fault = Assert.Throws<InputException>(() => FetchCatalogue.Find("../x"));
        Assert.Equal(
            "no set has this name, found \"../x\". Choose among deepinnovationai, minilm, bert-base-uncased.", fault.Message);
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hexadecimal();
}
