using BenchmarkDotNet.Running;
using DeepInnovation.Benchmarks.Bert;
using DeepInnovation.Benchmarks.Candidates;
using DeepInnovation.Benchmarks.Import;
using DeepInnovation.Benchmarks.Innovation;
using DeepInnovation.Benchmarks.Novelty;
using DeepInnovation.Benchmarks.Similarity;

// "candidates FOLDER" and "bert ..." are the comparisons that the run.sh of benchmarks/candidates and benchmarks/bert drive;
// "vectors ...", "join ..." and "fma-peak ..." serve benchmarks/similarity, "novelty ..." benchmarks/novelty;
// "innovation ..." writes the large inputs of docs/innovation.md, "openalex-works ..." those of benchmarks/import;
// all else goes to BenchmarkDotNet.
return args switch
{
    ["candidates", var folder] => FilterComparison.Run(folder),
    ["bert", .. var rest] => BertBenchmark.Run(rest),
    ["novelty", .. var rest] => NoveltyBenchmark.Run(rest),
    ["join", var folder, var engine, var k, var threads] => JoinBenchmark.Run(folder, engine, k, threads),
    ["join", var folder, var engine, var k, var threads, var pairs] => JoinBenchmark.Run(folder, engine, k, threads, pairs),
    ["fma-peak", var threads] => JoinBenchmark.Peak(threads),
    ["vectors", var folder, var name, var rows, var dimensions, var seed] =>
        SyntheticVectors.Run(folder, name, rows, dimensions, seed),
    ["innovation", var folder, var documents, var citations, var seed] => InnovationInput.Run(folder, documents, citations, seed),
    ["openalex-works", var folder, var records, var recordsAFile, var seed] =>
        OpenAlexWorks.Run(folder, records, recordsAFile, seed),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(FilterBenchmark).Assembly).Run(args);
    return 0;
}
