using BenchmarkDotNet.Running;
using DeepInnovation.Benchmarks.Candidates;

// "candidates FOLDER" is the comparison with pandas and Regex that run.sh drives; all else goes to BenchmarkDotNet.
return args is ["candidates", var folder] ? FilterComparison.Run(folder) : RunBenchmarks(args);

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(FilterBenchmark).Assembly).Run(args);
    return 0;
}
