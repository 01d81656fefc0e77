using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Similarity.Tests.Shards;

/// <summary>The whole process is measured, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(PairFileMemoryTests), DisableParallelization = true)]
[Collection(nameof(PairFileMemoryTests))]
public sealed class PairFileMemoryTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Millions_of_rows_do_not_grow_memory()
    {
        using var folder = new TemporaryFolder();
        PairFile.Write(folder["warm.parquet"], Rows(1 << 20));
        PairFile.Write(folder["warm.csv"], Rows(1 << 20));
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        PairFile.Write(folder["pairs.parquet"], Rows(8 << 20));
        PairFile.Write(folder["pairs.csv"], Rows(8 << 20));
        process.Refresh();
        Assert.True(process.WorkingSet64 - before < 100 << 20, $"grew by {(process.WorkingSet64 - before) >> 20} MiB");

        static IEnumerable<SimilarPair> Rows(int count) => Enumerable.Range(0, count).Select(i =>
            new SimilarPair
            {
                PaperId = $"W{i * 7919L % 1000003}",
                PatentId = $"US{i}",
                Similarity = i % 1000 / 1000f,
                PaperYear = 2000,
                PatentYear = 2001,
                Rank = 1,
            });
    }
}
