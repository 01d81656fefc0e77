using DeepInnovation.Labels;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>Summarizes a stage in a few words from its manifest's counts.</summary>
internal static class StageSummary
{
    public static string Of(StageManifest manifest)
    {
        var counts = manifest.Counts;
        return manifest.Stage switch
        {
            "corpus" => $"{N("papers.out")} papers, {N("patents.out")} patents{Rejected()}",
            "candidates" => $"{N("papers.kept")} papers and {N("patents.kept")} patents kept by the {manifest.Parameters["rules"]} filter",
            "sampling" => $"{N("documents.drawn")} documents drawn: {N("split.train")} train, {N("split.validation")} validation, {N("split.test")} test{Manual()}",
            "labels" => $"{N("documents.labelled")} labelled ({manifest.Parameters["labeler"]}), {N("documents.ai")} of them AI",
            "language-model" => $"{N("parameters")} parameters, {N("word-pieces")} word pieces" + (counts.ContainsKey("steps") ? $"; {N("steps")} steps over {N("documents")} documents" : ", from a checkpoint"),
            "classifier" => $"{N("documents.paper.ai")} papers and {N("documents.patent.ai")} patents classified as AI{Circular()}",
            "novelty" => $"{N("paper-content.scored")} papers and {N("patent-content.scored")} patents scored by keywords, {N("patent-context.scored")} patents by IPC",
            "embeddings" => $"{N("papers.embedded")} papers and {N("patents.embedded")} patents in {N("dimensions")} dimensions",
            "similarity" => $"{N("pairs")} pairs; {N("papers.without-candidate")} papers without a patent of their year or later",
            "release" => $"DeepPatentAI {N("patents")}, DeepDiveAI {N("papers")}, DeepCosineAI {N("pairs")} rows",
            "maps" => $"{manifest.Outputs.Count} tables",
            "claims" => ClaimsText(),
            "notebooks" => $"{N("notebooks")} notebooks, {N("cells")} cells",
            _ => $"{manifest.Outputs.Count} files",
        };

        string N(string name) => ProgressText.Number(counts.GetValueOrDefault(name));

        string ClaimsText()
        {
            var (reproduced, differ) = (counts.GetValueOrDefault("claims.reproduced"), counts.GetValueOrDefault("claims.differs"));
            return $"{ProgressText.Number(reproduced + differ)} of {ProgressText.Number(counts.Values.Sum())} claims testable: {ProgressText.Number(reproduced)} reproduced, {ProgressText.Number(differ)} differ";
        }

        string Circular() => counts.GetValueOrDefault("labels.of-filter") > 0 ? $"; its figures are {LabelProvenance.AgreementWithFilter}" : "";

        string Manual() => counts.GetValueOrDefault("documents.manual") > 0
            ? $"; kept out: {N("documents.manual")} with an expert's label, {N("documents.like-manual")} near-duplicates of these" : "";

        string Rejected() => counts.Where(c => c.Key.EndsWith(".rejected", StringComparison.Ordinal)).Sum(c => c.Value) is > 0 and var rejected
            ? $", {ProgressText.Number(rejected)} rows left out (see rejected.csv)" : "";
    }
}
