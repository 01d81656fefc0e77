using System.Globalization;

namespace DeepInnovation.Samples;

/// <summary>The data card of a synthetic corpus: how it was made, with the numbers of this very corpus.</summary>
internal static class DataCard
{
    /// <summary>The card as Markdown.</summary>
    public static string Of(SampleCorpus corpus)
    {
        var card = Resource.Text("data-card.md");
        foreach (var (name, value) in Values(corpus))
            card = card.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return card;
    }

    private static Dictionary<string, string> Values(SampleCorpus corpus)
    {
        var documents = corpus.Documents;
        var aiPatents = corpus.Patents.Count(p => p.Topic.IsAi);
        var sources = corpus.Patents.Count(p => p.SourcePaper is not null);
        return new Dictionary<string, string>
        {
            ["papers"] = Number(corpus.Papers.Count),
            ["patents"] = Number(corpus.Patents.Count),
            ["seed"] = corpus.Seed.ToString(CultureInfo.InvariantCulture),
            ["model"] = RecordedAnnotator.ModelName,
            ["answers"] = Number(corpus.AnswerCount),
            ["manual"] = Number(corpus.ManualDocuments.Count),
            ["first"] = Number(Calendar.FirstYear),
            ["last"] = Number(Calendar.LastYear),
            ["patent_lag"] = Calendar.PatentLag.ToString(CultureInfo.InvariantCulture),
            ["ai_topics"] = Number(Vocabulary.Shipped.Topics.Count(t => t.IsAi)),
            ["other_topics"] = Number(Vocabulary.Shipped.Topics.Count(t => !t.IsAi)),
            ["domains"] = Number(Vocabulary.Shipped.Domains.Count),
            ["vague"] = Percent(Mixture.VagueShare),
            ["no_abstract"] = Number(documents.Count(d => d.Document.Abstract.Length == 0)),
            ["languages"] = Percent((double)documents.Count(d => d.Text.Native is not null) / documents.Count),
            ["surprises"] = Number(documents.Count(d => d.PlantedSurprise)),
            ["no_keywords"] = Number(documents.Count(d => d.Document.Keywords.Count < 2)),
            ["no_year"] = Number(documents.Count(d => d.Document.Year is null)),
            ["duplicate_share"] = Percent(SampleGenerator.DuplicateShare),
            ["families"] = Number(corpus.Patents.GroupBy(p => p.Document.Family).Count(f => f.Count() > 1)),
            ["sources"] = Number(sources),
            ["source_share"] = Percent(aiPatents == 0 ? 0 : (double)sources / aiPatents),
            ["wrong"] = Percent(
                (double)documents.Zip(corpus.Recorded).Count(d => d.First.Topic.IsAi != (d.Second == 1)) / documents.Count),
            ["optimum"] = string.Join('\n', corpus.OptimalFigures.Select(Row)),
        };
    }

    private static string Row(OptimumFigures set) =>
        $"| {set.Documents} | {set.Labels} | {Number(set.Count)} | {Percent(set.Prevalence)} | "
        + $"{Cell(set, m => m.AveragePrecision)} | "
        + $"{Cell(set, m => m.Auroc)} | {Cell(set, m => m.Accuracy)} | {Cell(set, m => m.BestF1)} |";

    private static string Cell(OptimumFigures set, Func<ScoreMeasures, double> of) =>
        string.Create(CultureInfo.InvariantCulture, $"{of(set.Value):F3} [{of(set.Low):F3}, {of(set.High):F3}]");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
