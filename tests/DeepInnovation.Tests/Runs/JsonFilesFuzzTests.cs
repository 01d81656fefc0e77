using System.Text;
using DeepInnovation.Claims;
using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Hypergraphs;
using DeepInnovation.Hypergraphs.Files;
using DeepInnovation.Labels;
using DeepInnovation.Runs;
using DeepInnovation.Similarity.Shards;
using DeepInnovation.Sources.Cleaning;
using DeepInnovation.Sources.Fetching;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Tests.Runs;

/// <summary>
/// Every kind of JSON that the library reads, made wrong in thousands of ways: it is read, or refused
/// in one line that names the file.
/// </summary>
public sealed class JsonFilesFuzzTests : IDisposable
{
    private const string Input = """{"path":"corpus/a.parquet","sha256":"00"}""";
    private const string Class = """{"precision":0.5,"recall":0.5,"f1":0.5,"support":2}""";
    private const string Evaluation = $$"""
        {"n":4,"positives":2,"prevalence":0.5,"threshold":0.5,"average_precision":0.75,"auroc":0.75,"accuracy":0.5,"positive":{{Class}},"negative":{{Class}},"macro":{{Class}},
         "confusion":{"true_positives":1,"false_positives":1,"false_negatives":1,"true_negatives":1},"brier":0.2,"reliability":[],"intervals":{"accuracy":{"low":0.1,"high":0.9} } }
        """;

    private static readonly Dictionary<string, string> Sound = new()
    {
        ["hif"] =
            """{"network-type":"undirected","metadata":{"n":[1,{"é":"\ud83d\ude00"}]},"incidences":[{"edge":"e","node":1,"weight":0.5,"attrs":{"a":null}},{"edge":2.0,"node":"x"}],"nodes":[{"node":"x"}],"edges":[{"edge":"e","weight":3,"attrs":{"year":2000}},{"edge":2,"attrs":{"year":"2001"}}]}""",
        ["answers"] =
            """{"prompt_sha256":"00000000000000000000000000000000000000000000000000000000000000ff","model":"m","answer":"{\"label\":1,\"rationale\":\"r\"}","prompt_tokens":12,"unusable":false}""",
        ["answer"] = """{"label":1,"rationale":"because \u00e9"}""",
        ["manifest"] =
            $$"""{"stage":"corpus","fingerprint":"f","seed":42,"inputs":[{{Input}} ],"parameters":{"a":"b"},"versions":{"c":"d"},"counts":{"rows":3},"outputs":[{"file":"a","sha256":"0","bytes":3,"rows":1}],"wall_seconds":1.5,"peak_memory_bytes":3,"started_utc":"2026-01-01T00:00:00Z"}""",
        ["run"] = """{"papers":"p.csv","patents":"q.csv","seed":42,"threshold":0.5,"scope":"sample"}""",
        ["import"] =
            """{"source":"openalex","part_rows":3,"version":"1","files":[],"parts":[{"name":"a","rows":3,"sha256":"0"}],"rows_in":3,"documents":3,"rejected":0,"reasons":{"bad":1},"next":{"file":1,"records":2}}""",
        ["cleaning"] =
            """{"inputs":[],"languages":["en"],"near_duplicate_threshold":0.8,"documents_in":3,"kept":2,"removed":1,"languages_detected":0,"rules":[],"parts":[{"name":"a","rows":2,"sha256":"0"}]}""",
        ["evaluation"] =
            $$"""{"labels":{"judge":"given","labels":3,"of_filter":0,"circular":false,"measures":"quality","sentence":"The labels came with the corpus."},"classifier":"baseline","threshold_rule":"best f1","threshold":0.5,"train":{{Evaluation}},"validation":{{Evaluation}},"test":{{Evaluation}},"test_by_kind":{"paper":{{Evaluation}} },"filter":{{Evaluation}} }""",
        ["claims"] =
            """{"source":"s","tags":{"P":"paper"},"claims":[{"id":"a","topic":"t","statement":"s","expected":1,"unit":"","tolerance":{"kind":"absolute","value":0.1},"tag":"P","needs":"any","subject":"none","measurement":"m"}]}""",
        ["fetched"] =
            """{"set":"SET","page":"p","licence":"l","files":[{"name":"a","size":3,"sha256":"0","pinnedBy":"catalogue"}]}""",
        ["figshare"] =
            """[{"name":"a","size":3,"computed_md5":"00000000000000000000000000000000","download_url":"https://example.org/a"}]""",
        ["corpus"] =
            """{"id":"a","title":"t","abstract":"\u00e9","year":2000,"keywords":["a","b"],"cited":3,"other":{"a":[1]}}""",
    };

    private static ShardPlan Plan => new()
    {
        Top = 3,
        Dimensions = 2,
        Memory = 1000,
        Papers = new() { Rows = 1, Inputs = [new("vectors", "a.npy", 3, "0")] },
        Patents = new() { Rows = 1, Inputs = [new("vectors", "b.npy", 3, "0")] },
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds => [.. Sound.Keys.Append("plan").Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_wrong_file_is_read_or_refused_in_one_line_that_names_it(string kind)
    {
        Directory.CreateDirectory(_folder["plan"]);
        var path = kind switch
        {
            "plan" => _folder["plan/plan.json"],
            "fetched" => _folder["fetched.json"],
            "corpus" => _folder["a.jsonl"],
            _ => _folder[kind + ".json"],
        };
        if (kind == "plan")
            Plan.Identified().Write(_folder["plan"]);
        else
            File.WriteAllText(path, Sound[kind].Replace("SET", FetchCatalogue.Sets[0].Name, StringComparison.Ordinal));
        var sound = File.ReadAllBytes(path);
        Read(kind, path);
        var refused = 0;
        foreach (var text in JsonMutations.Of(sound, 600, seed: kind.Length))
        {
            File.WriteAllBytes(path, text);
            try
            {
                Read(kind, path);
            }
            catch (InputException error)
            {
                refused++;
                Assert.DoesNotContain('\n', error.Message);
                Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
                Assert.StartsWith(kind is "answer" or "figshare" ? kind : _folder.Path, error.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, kind == "corpus" ? 0 : 300, 599);
    }

    private void Read(string kind, string path)
    {
        switch (kind)
        {
            case "hif":
                HypergraphFiles.Read(path);
                break;
            case "answers":
                Assert.All(RecordedAnswer.ReadFile(path), a => Assert.NotNull(a.Answer.ToString() + a.Answer.Model));
                break;
            case "answer":
                LabelAnswer.Parse(Encoding.UTF8.GetString(File.ReadAllBytes(path)), "answer");
                break;
            case "manifest":
                var manifest = StageManifest.Read(path);
                Assert.NotNull(manifest.Stage + string.Concat(manifest.Inputs.Select(i => i.Path + i.Sha256))
                    + string.Concat(manifest.Outputs.Select(o => o.File)) + manifest.Parameters.Count + manifest.Counts.Count);
                break;
            case "run":
                ReproductionOptions.Read(path);
                break;
            case "import":
                var imported = ImportManifest.Read(path);
                Assert.True(imported.IsSameWork(imported));
                break;
            case "cleaning":
                CleaningReport.Read(path);
                break;
            case "plan":
                ShardPlan.Read(_folder["plan"]);
                break;
            case "evaluation":
                ClassifierEvaluation.Read(path);
                Assert.NotEmpty(EvaluationMeasurements.Of(path));
                break;
            case "claims":
                ClaimBook.Parse(Encoding.UTF8.GetString(File.ReadAllBytes(path)), path);
                break;
            case "fetched":
                FetchedFiles.Read(_folder.Path, FetchCatalogue.Sets[0]);
                break;
            case "figshare":
                FigshareListing.Parse(File.ReadAllBytes(path), "figshare");
                break;
            default:
                Assert.All(new DocumentSource(path, DocumentKind.Paper, OnError.Skip).Read(), d => Assert.NotEmpty(d.Id));
                break;
        }
    }
}
