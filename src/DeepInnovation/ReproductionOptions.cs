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

    /// <summary>
    /// A language model that is asked within a budget; its answers are recorded and then as good as recorded ones.
    /// </summary>
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
    [RunOption(
        "The papers: CSV, JSON Lines or Parquet, plain, .gz or .zst",
        HelpName = "FILE", IsPath = true, Default = "those of `data-samples`")]
    public string? Papers { get; init; }

    /// <summary>The patents' file; null for none.</summary>
    [RunOption(
        "The patents: CSV, JSON Lines or Parquet, plain, .gz or .zst",
        HelpName = "FILE", IsPath = true, Default = "those of `data-samples`")]
    public string? Patents { get; init; }

    /// <summary>A corpus folder that an import or a clean-up wrote, in place of papers and patents; null for none.</summary>
    [RunOption(
        "A corpus written by deepinnovation import or clean, instead of --papers and --patents",
        HelpName = "FOLDER", IsPath = true)]
    public string? Corpus { get; init; }

    /// <summary>Recorded answers (JSON Lines); null for none.</summary>
    [RunOption(
        "Recorded answers of a language model, JSON Lines",
        HelpName = "FILE", IsPath = true, Default = "those of `data-samples`")]
    public string? Answers { get; init; }

    /// <summary>Experts' labels (CSV with id and label) that measure the classifier; null for none.</summary>
    [RunOption(
        "Experts' labels to measure the classifier against: CSV with id and label",
        HelpName = "FILE", IsPath = true, Default = "those of `data-samples`, which are the generator's truth",
        Guide = "experts' labels, used only to measure the classifier, so their documents and near-duplicates are "
            + "kept out of the sample: "
            + "CSV with `id,label`")]
    public string? Manual { get; init; }

    /// <summary>Where labels come from.</summary>
    [RunOption(
        "Where labels come from",
        Guide = "where labels come from; "
            + "`live` asks a [language model](docs/labels.md) within a budget (`--endpoint`, `--model`, "
            + "`--budget-tokens`, …)")]
    public LabelOrigin Labels { get; init; } = LabelOrigin.Auto;

    /// <summary><c>faithful</c> (the published filter, bugs included) or <c>corrected</c>.</summary>
    [RunOption("The published filter as it is, or without its bugs", Values = ["faithful", "corrected"])]
    public string Rules { get; init; } = "faithful";

    /// <summary>Documents to draw and label.</summary>
    [RunOption("Documents to draw and label", HelpName = "N")]
    public int SampleSize { get; init; } = 3000;

    /// <summary>What classifies.</summary>
    [RunOption(
        "Dual-layer BERT (minutes), or the baseline alone (seconds)",
        Guide = "[dual-layer BERT](docs/classifier.md), about two and a half minutes; "
            + "or TF-IDF and logistic regression, seconds, "
            + "without any BERT")]
    public ClassifierKind Classifier { get; init; } = ClassifierKind.Bert;

    /// <summary>
    /// A folder with a BERT (model.safetensors, config.json, vocab.txt) to start from; null pre-trains a small one on the corpus.
    /// </summary>
    [RunOption(
        "A BERT to start from, such as bert-base-uncased: model.safetensors, config.json, vocab.txt",
        HelpName = "FOLDER", IsPath = true, Default = "a small one, pre-trained on the corpus",
        Guide = "a BERT to start from (`model.safetensors`, `config.json`, `vocab.txt`), fine-tuned by the paper's recipe")]
    public string? Checkpoint { get; init; }

    /// <summary>
    /// Documents that pre-training reads, all epochs together: its cost, about 400 a second on two laptop cores.
    /// </summary>
    [RunOption("Documents that pre-training reads in all epochs together", HelpName = "N")]
    public int PretrainingDocuments { get; init; } = new LanguageModelRecipe().DocumentsRead;

    /// <summary>
    /// <c>tiny</c>: a few epochs at a learning rate for small models; <c>paper</c>: what the authors' code does. Null:
    /// paper with a checkpoint, else tiny.
    /// </summary>
    [RunOption(
        "How BERT is fine-tuned: tiny, or paper (the default with --checkpoint)",
        Values = ["tiny", "paper"], Default = "`tiny`; `paper` with a checkpoint", Guide = "how BERT is fine-tuned")]
    public string? Recipe { get; init; }

    /// <summary>
    /// The share of AI documents of the validation split that the outer layer must let pass: asks for a dual-layer
    /// classifier. Null for a single layer.
    /// </summary>
    [RunOption(
        "Classify in two layers; the outer layer must pass this share of AI documents, such as 0.99",
        HelpName = "R", Default = "0.99", Guide = "the share of AI documents that the outer layer must pass")]
    public double? TargetRecall { get; init; }

    /// <summary>
    /// What makes vectors: null for hashed words, <c>contrastive</c> for an encoder trained on the corpus's titles and abstracts,
    /// or a folder with one such as all-MiniLM-L6-v2.
    /// </summary>
    [RunOption(
        "hashed words; contrastive: trained on the corpus's titles and abstracts; "
        + "or a folder with a sentence encoder such as all-MiniLM-L6-v2",
        HelpName = "hashed|contrastive|FOLDER", IsPath = true, Names = ["hashed", "contrastive"],
        Guide = "vectors from hashed words, from an encoder [trained on titles and abstracts](docs/embeddings.md), "
            + "or from one such as "
            + "all-MiniLM-L6-v2")]
    public string? Encoder { get; init; }

    /// <summary>
    /// <c>limited</c>: no step of the novelty fit changes a value by more than half, which keeps it from overshooting;
    /// <c>published</c>: the step as the model's authors publish it.
    /// </summary>
    [RunOption("The step of the novelty fit: limited, or as published", Values = ["limited", "published"],
        Guide = "`published` is the step of the model's authors, which can overshoot "
            + "([why](docs/decisions/004-the-novelty-step-is-limited.md))")]
    public string NoveltyStep { get; init; } = "limited";

    /// <summary>
    /// Patents to keep for each paper at most; null for 1, the paper's final rule, or for any number where there is a threshold.
    /// </summary>
    [RunOption("Patents to keep for each paper (1 if neither this nor --threshold is given)", HelpName = "K")]
    public int? Top { get; init; }

    /// <summary>Keep only pairs at least this similar; null for any. The paper's earlier rule was 0.6.</summary>
    [RunOption("Keep only pairs at least this similar; with --top, both conditions apply", HelpName = "T")]
    public double? Threshold { get; init; }

    /// <summary>Known links between papers and patents that measure the join and teach nothing; null for none.</summary>
    [RunOption(
        "Known links to measure the join against: CSV with Paper_ID and Patent_ID",
        HelpName = "FILE", IsPath = true, Default = "those planted in `data-samples`",
        Guide = "known links that [measure the join](docs/calibration.md): CSV with `Paper_ID,Patent_ID`")]
    public string? Truth { get; init; }

    /// <summary>What the data are, which decides what claims they can test.</summary>
    [RunOption(
        "release: these are the paper's full tables",
        Values = ["own", "release"],
        Guide = "`release` states that these are the paper's full tables, so its claims can be tested")]
    public DataScope Scope { get; init; } = DataScope.Own;

    /// <summary>What to do with a row that cannot be read.</summary>
    [RunOption("What to do with a row that cannot be read")]
    public OnError OnError { get; init; } = OnError.Fail;

    /// <summary>The seed of everything random.</summary>
    [RunOption("The seed of all random numbers", HelpName = "N")]
    public long Seed { get; init; } = 42;

    /// <summary>The version of the prompt that the answers answer.</summary>
    public string Prompt { get; init; } = DeepInnovation.Labels.LabelPrompt.Version;

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

    /// <summary>
    /// What the user set otherwise in <paramref name="later"/>: name on the command line, value before and
    /// after, in the order of the names.
    /// </summary>
    public IReadOnlyList<OptionChange> ChangesTo(ReproductionOptions later)
    {
        var (before, after) = (JsonSerializer.SerializeToNode(this, Json)!.AsObject(),
            JsonSerializer.SerializeToNode(later, Json)!.AsObject());
        return [.. before.Select(
            option => new OptionChange(NameOf(option.Key), option.Value?.ToString(), after[option.Key]?.ToString()))
            .Where(change => change.Before != change.After).OrderBy(change => change.Name, StringComparer.Ordinal)];
    }

    /// <summary>These options with one set back to what a new run has.</summary>
    /// <param name="name">Its name on the command line without the dashes, such as <c>threshold</c>.</param>
    /// <exception cref="InputException">No option of a run has this name.</exception>
    public ReproductionOptions Unset(string name)
    {
        var (mine, fresh) = (JsonSerializer.SerializeToNode(this, Json)!.AsObject(),
            JsonSerializer.SerializeToNode(new ReproductionOptions(), Json)!.AsObject());
        var key = fresh.Select(option => option.Key).FirstOrDefault(key => NameOf(key) == name.TrimStart('-'))
            ?? throw new InputException($"no option of a run is called \"{name}\"",
                $"Choose one of {string.Join(", ", fresh.Select(option => NameOf(option.Key)))}");
        mine[key] = fresh[key]?.DeepClone();
        return StrictJson.Deserialize<ReproductionOptions>(mine.ToJsonString(), Json);
    }

    /// <summary>Refuses values that no run can have.</summary>
    /// <exception cref="InputException">Names the option.</exception>
    public ReproductionOptions Checked()
    {
        Demand(SampleSize >= 10, "--sample-size must be at least 10", "Give a larger number");
        Demand(TargetRecall is null or (> 0 and <= 1), "--target-recall must be above 0 and at most 1",
            "Give a share such as 0.99");
        Demand(PretrainingDocuments >= 1, "--pretraining-documents must be at least 1", "Give a whole number from 1");
        Demand(Top is null or >= 1, "--top must be at least 1", "Give a whole number from 1");
        Demand(Corpus is null || (Papers ?? Patents) is null, "--corpus stands in place of --papers and --patents",
            "Give one or the others");
        Demand((Corpus ?? Papers ?? Patents) is not null, "the run has no corpus", "Give --papers, --patents or --corpus");
        return this;

        static void Demand(bool holds, string fault, string hint)
        {
            if (!holds)
                throw new InputException(fault, hint);
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
