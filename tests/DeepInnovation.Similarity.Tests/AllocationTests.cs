using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Similarity.Tests;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("float32")]
    [InlineData("bytes")]
    [InlineData("bytes, ours")]
    public void A_block_of_papers_allocates_nothing_once_the_first_is_done(string way)
    {
        var (papers, patents) = (HardVectors.Make("clustered", 256, 64, 1), HardVectors.Make("clustered", 4000, 64, 2));
        var order = new YearOrder(papers, patents);
        var task = new JoinTask(papers, patents, JoinRule.Top(10), order);
        using var engine = Engine(way, task);
        using var worker = engine.NewWorker();
        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            worker.Papers.Begin(128, 128);
            worker.Run(TestContext.Current.CancellationToken);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated();
        // A collection that other threads ask for meanwhile counts the rest of this thread's allocation block, some kilobytes;
        // what the code allocates, it allocates each time.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated()));
    }

    private static IBlockEngine Engine(string way, JoinTask task)
    {
        if (way == "float32")
            return new PackedEngine(MicroKernel.Best, task, 128, new PackedPatents(task.Patents, task.Order.Patents,
                MicroKernel.Best.Columns, TestContext.Current.CancellationToken));
        var quantizer = new ByteQuantizer(64, null);
        IByteProduct product = way == "bytes" ? new MatMulIntegerProduct(quantizer.Bytes)
            : new VectorByteProduct(quantizer.Bytes);
        return new QuantizedEngine(task, 128, quantizer, product,
            new ByteTiles(task.Patents, task.Order.Patents, quantizer, product, 1, TestContext.Current.CancellationToken));
    }
}
