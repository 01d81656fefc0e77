using System.Text.Json;
using System.Text.Json.Serialization;
using DeepInnovation.Claims;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;
using DeepInnovation.LanguageModel;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation;

/// <summary>Where labels come from.</summary>
public enum LabelOrigin
{
    /// <summary>Recorded answers where there are any, else the corpus's own labels, else the candidate filter.</summary>
    Auto,

    /// <summary>Answers of a language model recorded in a file.</summary>
    Recorded,

    /// <summary>A language model that is asked within a budget; its answers are recorded and then as good as recorded ones.</summary>
    Live,

    /// <summary>The labels that came with the corpus.</summary>
    Given,

    /// <summary>The candidate filter's verdict: weak, since the classifier then learns the filter.</summary>
    Filter,
}

/// <summary>What decides which documents are about AI.</summary>
public enum ClassifierKind
{
    /// <summary>Dual-layer BERT, as in the paper, with the baseline beside it.</summary>
    Bert,

    /// <summary>TF-IDF and logistic regression alone: seconds instead of minutes.</summary>
    Baseline,
}

/// <summary>Everything that a user can choose about a run. Kept in the run's folder as <c>run.json</c>.</summary>
public sealed record ReproductionOptions
{
    /// <summary>The name of the file in the run's folder.</summary>
    public const string FileName = "run.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The papers' file (CSV, JSON Lines or Parquet); null for none.</summary>
    public string? Papers { get; init; }

    /// <summary>The patents' file; null for none.</summary>
    public string? Patents { get; init; }

    /// <summary>A corpus folder that an import or a clean-up wrote, in place of papers and patents; null for none.</summary>
    public string? Corpus { get; init; }

    /// <summary>Recorded answers (JSON Lines); null for none.</summary>
    public string? Answers { get; init; }

    /// <summary>The version of the prompt that the answers answer.</summary>
    public string Prompt { get; init; } = DeepInnovation.Labels.LabelPrompt.Version;

    /// <summary>Experts' labels (CSV with id and label) that measure the classifier; null for none.</summary>
    public string? Manual { get; init; }

    /// <summary>
    /// The share of AI documents of the validation split that the outer layer must let pass: asks for a dual-layer classifier. Null for a
    /// single layer.
    /// </summary>
    public double? TargetRecall { get; init; }

    /// <summary>The seed of everything random.</summary>
    public long Seed { get; init; } = 42;

    /// <summary><c>faithful</c> (the published filter, bugs included) or <c>corrected</c>.</summary>
    public string Rules { get; init; } = "faithful";

    /// <summary>What to do with a row that cannot be read.</summary>
    public OnError OnError { get; init; } = OnError.Fail;

    /// <summary>Documents to draw and label.</summary>
    public int SampleSize { get; init; } = 3000;

    /// <summary>Where labels come from.</summary>
    public LabelOrigin Labels { get; init; } = LabelOrigin.Auto;

    /// <summary>What classifies.</summary>
    public ClassifierKind Classifier { get; init; } = ClassifierKind.Bert;

    /// <summary>A folder with a BERT (model.safetensors, config.json, vocab.txt) to start from; null pre-trains a small one on the corpus.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Documents that pre-training reads, all epochs together: its cost, about 400 a second on two laptop cores.</summary>
    public int PretrainingDocuments { get; init; } = new LanguageModelRecipe().DocumentsRead;

    /// <summary>
    /// <c>tiny</c>: a few epochs at a learning rate for small models; <c>paper</c>: what the authors' code does. Null: paper with a checkpoint, else tiny.
    /// </summary>
    public string? Recipe { get; init; }

    /// <summary>
    /// What makes vectors: null for hashed words, <c>contrastive</c> for an encoder trained on the corpus's titles and abstracts, or a folder with one
    /// such as all-MiniLM-L6-v2.
    /// </summary>
    public string? Encoder { get; init; }

    /// <summary>
    /// <c>limited</c>: no step of the novelty fit changes a value by more than half, which keeps it from overshooting; <c>published</c>:
    /// the step as the model's authors publish it.
    /// </summary>
    public string NoveltyStep { get; init; } = "limited";

    /// <summary>Patents to keep for each paper at most; null for 1, the paper's final rule, or for any number where there is a threshold.</summary>
    public int? Top { get; init; }

    /// <summary>Keep only pairs at least this similar; null for any. The paper's earlier rule was 0.6.</summary>
    public double? Threshold { get; init; }

    /// <summary>Known links between papers and patents that measure the join and teach nothing; null for none.</summary>
    public string? Truth { get; init; }

    /// <summary>What the data are, which decides what claims they can test.</summary>
    public DataScope Scope { get; init; } = DataScope.Own;

    /// <summary>Whether a BERT classifies, and not the baseline alone.</summary>
    [JsonIgnore]
    public bool HasBert => Classifier == ClassifierKind.Bert;

    /// <summary>The options for the synthetic corpus that comes with the project.</summary>
    /// <exception cref="InputException">There is no <c>data-samples</c> folder here or above.</exception>
    public static ReproductionOptions ForSamples()
    {
        var folder = ProjectFolder.Find("data-samples");
        return new ReproductionOptions
        {
            Papers = Path.Combine(folder, "papers.csv"),
            Patents = Path.Combine(folder, "patents.csv"),
            Answers = Path.Combine(folder, "answers.jsonl"),
            Manual = Path.Combine(folder, "manual.csv"),
            Truth = Path.Combine(folder, "truth.csv"),
            Scope = DataScope.Sample,
        };
    }

    /// <summary>What the user set otherwise in <paramref name="later"/>: name on the command line, value before and after, in the order of the names.</summary>
    public IReadOnlyList<OptionChange> ChangesTo(ReproductionOptions later)
    {
        var (before, after) = (JsonSerializer.SerializeToNode(this, Json)!.AsObject(), JsonSerializer.SerializeToNode(later, Json)!.AsObject());
        return [.. before.Select(option => new OptionChange(NameOf(option.Key), option.Value?.ToString(), after[option.Key]?.ToString()))
            .Where(change => change.Before != change.After).OrderBy(change => change.Name, StringComparer.Ordinal)];
    }

    /// <summary>These options with one set back to what a new run has.</summary>
    /// <param name="name">Its name on the command line without the dashes, such as <c>threshold</c>.</param>
    /// <exception cref="InputException">No option of a run has this name.</exception>
    public ReproductionOptions Unset(string name)
    {
        var (mine, fresh) = (JsonSerializer.SerializeToNode(this, Json)!.AsObject(), JsonSerializer.SerializeToNode(new ReproductionOptions(), Json)!.AsObject());
        var key = fresh.Select(option => option.Key).FirstOrDefault(key => NameOf(key) == name.TrimStart('-'))
            ?? throw new InputException($"no option of a run is called \"{name}\"", $"Choose one of {string.Join(", ", fresh.Select(option => NameOf(option.Key)))}");
        mine[key] = fresh[key]?.DeepClone();
        return StrictJson.Deserialize<ReproductionOptions>(mine.ToJsonString(), Json);
    }

    /// <summary>Refuses values that no run can have.</summary>
    /// <exception cref="InputException">Names the option.</exception>
    public ReproductionOptions Checked()
    {
        Demand(SampleSize >= 10, "--sample-size must be at least 10", "Give a larger number");
        Demand(TargetRecall is null or (> 0 and <= 1), "--target-recall must be above 0 and at most 1", "Give a share such as 0.99");
        Demand(PretrainingDocuments >= 1, "--pretraining-documents must be at least 1", "Give a whole number from 1");
        Demand(Top is null or >= 1, "--top must be at least 1", "Give a whole number from 1");
        Demand(Corpus is null || (Papers ?? Patents) is null, "--corpus stands in place of --papers and --patents", "Give one or the others");
        Demand((Corpus ?? Papers ?? Patents) is not null, "the run has no corpus", "Give --papers, --patents or --corpus");
        return this;

        static void Demand(bool holds, string fault, string mend)
        {
            if (!holds)
                throw new InputException(fault, mend);
        }
    }

    /// <summary>Reads the options that a run was made with.</summary>
    /// <exception cref="InputException">The file is broken.</exception>
    public static ReproductionOptions Read(string path) =>
        JsonFile.Read<ReproductionOptions>(path, Json, "these are no options of a run", "Delete it and give the options again");

    /// <summary>Writes the options atomically.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, Json) + "\n");

    private static string NameOf(string key) => key.Replace('_', '-');
}
