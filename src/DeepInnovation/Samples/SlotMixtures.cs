namespace DeepInnovation.Samples;

/// <summary>
/// What fills each slot, by hidden cause: the mixtures of <see cref="Mixture"/> over the lists of the vocabulary.
/// </summary>
internal sealed class SlotMixtures(Vocabulary vocabulary, SentencePatterns patterns)
{
    private static readonly double[] Whole = [1];

    /// <summary>One lexicon for each slot name that occurs in the patterns.</summary>
    public Dictionary<string, SlotLexicon> Lexicons() => new(StringComparer.Ordinal)
    {
        ["used"] = Of(m => m.Used, t => [t.Terms, General(t.IsAi), InDomain(t.Domain), AllTerms]),
        ["other"] = Of(m => m.Other,
            t => [Opposite(t), General(!t.IsAi), InDomain(t.Domain), AllTerms, patterns.Words("terms usual")]),
        ["topic"] = Of(m => m.TopicName, t => [[t.Name], Names(o => o.Domain == t.Domain), Names(_ => true)]),
        ["object"] = Of(_ => Mixture.DomainWord, t => [vocabulary.Domains[t.Domain].Objects, All(d => d.Objects)]),
        ["data"] = Of(_ => Mixture.DomainWord, t => [vocabulary.Domains[t.Domain].Data, All(d => d.Data)]),
        ["goal"] = Of(_ => Mixture.DomainWord, t => [vocabulary.Domains[t.Domain].Goals, All(d => d.Goals)]),
        ["evidence"] = Of(m => m.Evidence, t => [Listed("evidence", t.IsAi), Listed("evidence", !t.IsAi)]),
        ["rejected"] = Of(m => m.Rejected, t => [Listed("rejected", !t.IsAi), Listed("rejected", t.IsAi)]),
        ["measure"] = Of(m => m.Measure, t => [Listed("measure", t.IsAi), Listed("measure", !t.IsAi)]),
        ["quality"] = Of(_ => Whole, _ => [patterns.Words("quality")]),
        ["number"] = Of(_ => Whole, _ => [patterns.Words("number")]),
    };

    private string[] AllTerms { get; } = [.. vocabulary.Topics.SelectMany(t => t.Terms)];

    private readonly IReadOnlyList<HiddenCause> _causes = HiddenCause.All(vocabulary);

    private SlotLexicon Of(Func<Mixture, double[]> weights, Func<Topic, IReadOnlyList<string>[]> lists) =>
        new(_causes.Count, cause => weights(_causes[cause].Mixture).Zip(lists(_causes[cause].Topic)));

    private IReadOnlyList<string> Listed(string section, bool ai) => patterns.Words(section + (ai ? " ai" : " no"));

    private IReadOnlyList<string> General(bool ai) => Listed("terms", ai);

    private string[] InDomain(int domain) => [.. vocabulary.Topics.Where(t => t.Domain == domain).SelectMany(t => t.Terms)];

    private string[] Opposite(Topic topic) =>
        [.. vocabulary.Topics.Where(t => t.Domain == topic.Domain && t.IsAi != topic.IsAi).SelectMany(t => t.Terms)];

    private string[] Names(Func<Topic, bool> wanted) => [.. vocabulary.Topics.Where(wanted).Select(t => t.Name)];

    private string[] All(Func<Domain, string[]> list) => [.. vocabulary.Domains.SelectMany(list)];
}
