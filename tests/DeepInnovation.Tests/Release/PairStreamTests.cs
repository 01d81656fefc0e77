using DeepInnovation.Core.Tables;
using DeepInnovation.Core;
using DeepInnovation.Release;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Tests.Release;

/// <summary>Memory of the whole process is watched, so no other test may run beside these.</summary>
[CollectionDefinition(nameof(PairStreamTests), DisableParallelization = true)]
[Collection(nameof(PairStreamTests))]
public sealed class PairStreamTests
{
    [Fact]
    public void Two_million_pairs_are_read_and_written_again_without_growing_memory()
    {
        const int Rows = 2_000_000;
        using var folder = new TemporaryFolder();
        PairFile.Write(folder["few.parquet"], Pairs(200_000));
        PairFile.Write(folder["few.csv"], ParquetTable.Stream<SimilarPair>(folder["few.parquet"]));
        PairFile.Write(folder["many.parquet"], Pairs(Rows));

        using var process = System.Diagnostics.Process.GetCurrentProcess();
        process.Refresh();
        var (live, whole) = (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
        var (mostLive, mostWhole) = (0L, 0L);
        Assert.Equal(Rows, PairFile.Write(folder["many.csv"], Watched(ParquetTable.Stream<SimilarPair>(folder["many.parquet"]))));
        // Held at once, the rows would take some 300 MB, in .NET or in DuckDB.
        Assert.True(mostLive - live < 20 << 20, $"live objects grew by {(mostLive - live) >> 10} KiB");
        Assert.True(mostWhole - whole < 150 << 20, $"the process grew by {(mostWhole - whole) >> 20} MiB");
        Assert.Equal(Rows + 1, File.ReadLines(folder["many.csv"]).LongCount());

        IEnumerable<SimilarPair> Watched(IEnumerable<SimilarPair> pairs)
        {
            var row = 0;
            foreach (var pair in pairs)
            {
                if (row++ % 250_000 == 0)
                {
                    process.Refresh();
                    (mostLive, mostWhole) = (Math.Max(mostLive, GC.GetTotalMemory(forceFullCollection: true)),
                        Math.Max(mostWhole, process.WorkingSet64));
                }

                yield return pair;
            }
        }
    }

    [Fact]
    public void Pairs_come_back_as_they_were_and_a_wrong_file_is_told()
    {
        using var folder = new TemporaryFolder();
        PairFile.Write(folder["pairs.parquet"], Pairs(3000));
        Assert.Equal(Pairs(3000), ParquetTable.Stream<SimilarPair>(folder["pairs.parquet"]));
        Assert.Contains("other.parquet", Assert.Throws<InputException>(() => ParquetTable.Stream<SimilarPair>(
            folder.Write("other.parquet", "no table")).ToList()).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<SimilarPair> Pairs(int rows) => Enumerable.Range(0, rows).Select(row => new SimilarPair
    {
        PaperId = $"https://example.org/papers/a-long-name/{row * 7919L % 1000003}",
        PatentId = $"https://example.org/patents/a-long-name/{row}",
        Similarity = row / (float)rows,
        PaperYear = 2000,
        PatentYear = 2000 + (row % 20),
        Rank = 1,
    });
}
