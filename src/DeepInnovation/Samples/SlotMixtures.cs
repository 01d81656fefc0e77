namespace DeepInnovation.Samples;

/// <summary>What fills each slot, by topic: the mixtures of <see cref="Mixture"/> over the lists of the vocabulary.</summary>
internal sealed class SlotMixtures(Vocabulary vocabulary, SentencePatterns patterns)
{
    private static readonly double[] Whole = [1];

    /// <summary>One lexicon for each slot name that occurs in the patterns.</summary>
    public Dictionary<string, SlotLexicon> Lexicons() => new(StringComparer.Ordinal)
    {
        ["used"] = Of(Mixture.Used, t => [t.Terms, General(t.IsAi), InDomain(t.Domain), AllTerms]),
        ["other"] = Of(Mixture.Other, t => [Opposite(t), General(!t.IsAi), InDomain(t.Domain), AllTerms]),
        ["topic"] = Of(Mixture.TopicName, t => [[t.Name], Names(o => o.Domain == t.Domain), Names(_ => true)]),
        ["object"] = Of(Mixture.DomainWord, t => [vocabulary.Domains[t.Domain].Objects, All(d => d.Objects)]),
        ["data"] = Of(Mixture.DomainWord, t => [vocabulary.Domains[t.Domain].Data, All(d => d.Data)]),
        ["goal"] = Of(Mixture.DomainWord, t => [vocabulary.Domains[t.Domain].Goals, All(d => d.Goals)]),
        ["evidence"] = Of(Mixture.Evidence, t => [Listed("evidence", t.IsAi), Listed("evidence", !t.IsAi)]),
        ["rejected"] = Of(Mixture.Evidence, t => [Listed("evidence", !t.IsAi), Listed("evidence", t.IsAi)]),
        ["measure"] = Of(Mixture.Measure, t => [Listed("measure", t.IsAi), Listed("measure", !t.IsAi)]),
        ["quality"] = Of(Whole, _ => [patterns.Words("quality")]),
        ["number"] = Of(Whole, _ => [patterns.Words("number")]),
    };

    private string[] AllTerms { get; } = [.. vocabulary.Topics.SelectMany(t => t.Terms)];

    private SlotLexicon Of(double[] weights, Func<Topic, IReadOnlyList<string>[]> lists) =>
        new(vocabulary.Topics.Count, topic => weights.Zip(lists(vocabulary.Topics[topic])));

    private IReadOnlyList<string> Listed(string section, bool ai) => patterns.Words(section + (ai ? " ai" : " no"));

    private IReadOnlyList<string> General(bool ai) => Listed("terms", ai);

    private string[] InDomain(int domain) => [.. vocabulary.Topics.Where(t => t.Domain == domain).SelectMany(t => t.Terms)];

    private string[] Opposite(Topic topic) =>
        [.. vocabulary.Topics.Where(t => t.Domain == topic.Domain && t.IsAi != topic.IsAi).SelectMany(t => t.Terms)];

    private string[] Names(Func<Topic, bool> wanted) => [.. vocabulary.Topics.Where(wanted).Select(t => t.Name)];

    private string[] All(Func<Domain, string[]> list) => [.. vocabulary.Domains.SelectMany(list)];
}
