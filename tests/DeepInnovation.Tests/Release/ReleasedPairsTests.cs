using System.Globalization;
using DeepInnovation.Release;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;

namespace DeepInnovation.Tests.Release;

public sealed class ReleasedPairsTests : IDisposable
{
    private static readonly SimilarPair[] Few =
    [
        new() { PaperId = "p1", PatentId = "q1", Similarity = 0.1f + 0.2f, PaperYear = 2018, PatentYear = 2019, Rank = 1 },
        new() { PaperId = "論文, \"一\"\n", PatentId = "q;2\r", Similarity = -1e-7f, PaperYear = 1990, PatentYear = 2020, Rank = 1 },
        new() { PaperId = new string('"', 40_000), PatentId = "q3", Similarity = 1, PaperYear = 1990, PatentYear = 1990, Rank = 2 },
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_shapes_are_the_bytes_of_the_plain_writer(bool years)
    {
        using var ours = new MemoryStream();
        using var plain = new MemoryStream();
        Assert.Equal(3, ReleasedPairs.WriteCsv(ours, Few, years));
        CsvFile.Write(plain, ["Paper_ID", "Patent_ID", "Similarity", .. years ? (string[])["Paper_Year", "Patent_Year"] : []], Few.Select(p => (IReadOnlyList<string?>)
        [
            p.PaperId, p.PatentId, p.Similarity.ToString(CultureInfo.InvariantCulture),
            .. years ? (string[])[p.PaperYear.ToString(CultureInfo.InvariantCulture), p.PatentYear.ToString(CultureInfo.InvariantCulture)] : [],
        ]));
        Assert.Equal(plain.ToArray(), ours.ToArray());
    }

    [Fact]
    public void Parquet_holds_the_same_rows_bit_by_bit()
    {
        Assert.Equal(3, ReleasedPairs.WriteParquet(_folder["pairs.parquet"], Few));
        Assert.Equal(Few.Select(p => (p.PaperId, p.PatentId, p.Similarity, p.PaperYear, p.PatentYear)), Rows(_folder["pairs.parquet"]));
        Assert.Equal(["pairs.parquet"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
        Assert.Equal(0, ReleasedPairs.WriteParquet(_folder["none.parquet"], []));
        Assert.Empty(Rows(_folder["none.parquet"]));
    }

    [Fact]
    public void A_sequence_that_fails_leaves_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => ReleasedPairs.WriteParquet(_folder["pairs.parquet"], Few.Select(p => p.Rank == 1 ? p : throw new InvalidOperationException())));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Two_million_rows_need_no_more_memory_than_a_few()
    {
        const int Rows = 2_000_000;
        ReleasedPairs.WriteCsv(Stream.Null, Many(1000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Rows, ReleasedPairs.WriteCsv(Stream.Null, Many(Rows)));
        // The buffer, the writer and the sequence, and nothing for a row.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);

        var live = new List<long>();
        Assert.Equal(Rows, ReleasedPairs.WriteParquet(_folder["pairs.parquet"], Watched()));
        Assert.InRange(live[^1] - live[0], -5_000_000, 1_000_000);

        var (rows, sum) = (0, 0.0);
        live.Clear();
        foreach (var pair in Scores())
        {
            sum += pair;
            if (++rows % 500_000 == 1)
                live.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.Equal(Rows, rows);
        Assert.Equal(Many(Rows).Sum(p => (double)p.Similarity), sum);
        Assert.InRange(live[^1] - live[0], -5_000_000, 1_000_000);

        IEnumerable<SimilarPair> Watched()
        {
            var row = 0;
            foreach (var pair in Many(Rows))
            {
                if (row++ % 500_000 == 0)
                    live.Add(GC.GetTotalMemory(forceFullCollection: true));
                yield return pair;
            }
        }

        IEnumerable<double> Scores()
        {
            using var connection = ParquetTable.Open();
            using var command = connection.CreateCommand();
            ParquetTable.Export(connection, $"(SELECT *, 1::INTEGER AS rank FROM read_parquet({ParquetTable.FileLiteral(_folder["pairs.parquet"])}))", _folder["ours.parquet"]);
            foreach (var pair in ReleasedPairs.Read(_folder["ours.parquet"]))
                yield return pair.Similarity;
        }
    }

    /// <summary>One object over and over, so that the sequence itself allocates nothing.</summary>
    private static IEnumerable<SimilarPair> Many(int rows)
    {
        var pair = new SimilarPair { PaperId = "paper-000001", PatentId = "patent \"quoted\"", PaperYear = 2001, Rank = 1 };
        for (var row = 0; row < rows; row++)
        {
            (pair.Similarity, pair.PatentYear) = (row / (float)rows, 2001 + (row % 20));
            yield return pair;
        }
    }

    private static List<(string Paper, string Patent, float Similarity, int PaperYear, int PatentYear)> Rows(string path)
    {
        using var connection = ParquetTable.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Paper_ID, Patent_ID, Similarity, Paper_Year, Patent_Year FROM read_parquet({ParquetTable.FileLiteral(path)})";
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string, float, int, int)>();
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetFloat(2), reader.GetInt32(3), reader.GetInt32(4)));
        return rows;
    }
}
