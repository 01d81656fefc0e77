using BenchmarkDotNet.Running;
using DeepInnovation.Benchmarks.Bert;
using DeepInnovation.Benchmarks.Candidates;

// "candidates FOLDER" and "bert ..." are the comparisons that the run.sh of benchmarks/candidates and benchmarks/bert drive;
// all else goes to BenchmarkDotNet.
return args switch
{
    ["candidates", var folder] => FilterComparison.Run(folder),
    ["bert", .. var rest] => BertBenchmark.Run(rest),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(FilterBenchmark).Assembly).Run(args);
    return 0;
}
