using BenchmarkDotNet.Attributes;
using DeepInnovation.Candidates;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Benchmarks.Candidates;

/// <summary>
/// The keyword search alone on documents that exist already: set DEEPINNOVATION_BENCHMARK to the folder that
/// <c>benchmarks/candidates/run.sh</c> makes.
/// </summary>
[MemoryDiagnoser]
public class FilterBenchmark
{
    private readonly RegexFilter _regex = new();
    private readonly SearchValuesFilter _searchValues = new();
    private Document[] _documents = [];
    private string[] _texts = [];

    /// <summary>Reads the documents.</summary>
    [GlobalSetup]
    public void Read()
    {
        var folder = Environment.GetEnvironmentVariable("DEEPINNOVATION_BENCHMARK")
            ?? throw new InvalidOperationException(
                "Set DEEPINNOVATION_BENCHMARK to the folder that benchmarks/candidates/run.sh makes.");
        _documents = [.. FilterInput.Read(folder).Take(4000)];
        _texts = [.. _documents.Select(RegexFilter.Text)];
    }

    /// <summary>Ours.</summary>
    [Benchmark(Baseline = true)]
    public int Fingerprints() => _documents.Count(d => RuleSet.Faithful.Judge([], d.Title, d.Abstract).Kept);

    /// <summary>.NET's compiled Regex.</summary>
    [Benchmark]
    public int CompiledRegex() => _texts.Count(_regex.IsMatch);

    /// <summary>.NET's SearchValues&lt;string&gt;.</summary>
    [Benchmark]
    public int SearchValues() => _texts.Count(t => _searchValues.IsMatch(t));
}
