using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Similarity.Tests.Shards;

/// <summary>Two sides on disk and what plans make of them.</summary>
internal sealed class JoinScene : IDisposable
{
    private static readonly float[][] Compass = [[1, 0], [0.8f, 0.6f], [0.6f, 0.8f], [0, 1], [-1, 0]];
    private readonly TemporaryFolder _folder = new();

    public JoinScene(DatedVectors papers, DatedVectors patents)
    {
        (Papers, Patents) = (papers, patents);
        (PaperFiles, PatentFiles) = (Write("P", papers), Write("Q", patents));
    }

    public DatedVectors Papers { get; }

    public DatedVectors Patents { get; }

    public JoinSide PaperFiles { get; }

    public JoinSide PatentFiles { get; }

    public string this[string file] => _folder[file];

    /// <summary>Few directions and years, so that ties abound; ids whose ordinal order is not the rows' order.</summary>
    public static JoinScene Random(int papers, int patents, long seed = 1, bool ids = true) =>
        new(Side("P", papers, seed, ids), Side("Q", patents, seed + 1000, ids));

    public static DatedVectors Side(string name, int rows, long seed, bool ids)
    {
        var random = new SeededRandom(seed, "side");
        float[] values = [.. Enumerable.Range(0, rows).SelectMany(_ => Compass[random.Next(5)])];
        int[] years = [.. Enumerable.Range(0, rows).Select(_ => 2000 + random.Next(6))];
        return new DatedVectors(name, values, 2, years,
            ids ? [.. Enumerable.Range(0, rows).Select(i => $"{name}{(i * 7919L) % 100003}")] : null);
    }

    public ShardPlan Plan(string plan, JoinRule rule, int? shards = null) =>
        new JoinPlanner { Rule = rule, ShardCount = shards }.Plan(PaperFiles, PatentFiles, this[plan],
            cancellation: TestContext.Current.CancellationToken);

    public ShardRun Run(string plan, int? only = null, ISimilarityJoin? engine = null) =>
        new ShardRunner(engine ?? new ReferenceJoin()).Run(this[plan], only, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Plans, runs and merges; the bytes of a file with the given ending.</summary>
    public byte[] Whole(string plan, JoinRule rule, int shards, string ending = ".csv", int? threads = null,
        ISimilarityJoin? engine = null)
    {
        Plan(plan, rule, shards);
        Run(plan, engine: engine ?? new ReferenceJoin { Threads = threads });
        PairFile.Write(this[plan + ending], new ShardMerge(this[plan]).NamedPairs());
        return File.ReadAllBytes(this[plan + ending]);
    }

    public string Shard(string plan, int index) => PlanFiles.ShardPath(this[plan], index);

    public void Dispose() => _folder.Dispose();

    private JoinSide Write(string name, DatedVectors side)
    {
        NpyFile.Write(this[name + ".npy"], side.Values, side.Dimensions);
        if (side.Ids is null)
        {
            NpyFile.Write(this[name + ".years.npy"], [.. side.Years]);
            return new JoinSide(this[name + ".npy"], Years: this[name + ".years.npy"]);
        }

        ParquetTable.Write(this[name + ".parquet"],
            side.Ids.Select((id, row) => new DatedRow { Id = id, Year = side.Years[row], Row = row, Text = "text" }));
        return new JoinSide(this[name + ".npy"], this[name + ".parquet"]);
    }
}

/// <summary>A row of a table beside the vectors, as the embeddings stage writes it.</summary>
internal sealed class DatedRow
{
    public string Id { get; set; } = "";

    public int Year { get; set; }

    public int Row { get; set; }

    public string Text { get; set; } = "";
}
