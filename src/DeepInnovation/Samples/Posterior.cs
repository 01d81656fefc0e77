using DeepInnovation.Corpus;

namespace DeepInnovation.Samples;

/// <summary>
/// The exact P(about AI | title and abstract) under the generator, by Bayes' rule over all topics. It conditions on the text
/// alone: the patterns, the words in their slots and the language. Year, country, IPC, keywords, citations and likeness to
/// other documents are left out, for a classifier of texts does not see them.
/// </summary>
internal sealed class Posterior
{
    private readonly Vocabulary _vocabulary;
    private readonly TextModel _model;
    private readonly Dictionary<(DocumentKind, string), double[]> _priors = [];

    public Posterior(Vocabulary vocabulary, TextModel model, Calendar calendar)
    {
        (_vocabulary, _model) = (vocabulary, model);
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            foreach (var language in model.Languages)
                _priors[(kind, language)] = calendar.Prior(kind, language);
        }
    }

    /// <summary>P(about AI | text). O(topics * slots).</summary>
    public double Of(GeneratedText text)
    {
        var prior = _priors[(text.Kind, text.Native?.Language ?? "en")];
        var logs = new double[_vocabulary.Topics.Count];
        for (var topic = 0; topic < logs.Length; topic++)
            logs[topic] = Math.Log(prior[topic]) + _model.LogLikelihood(text, topic);
        var highest = logs.Max();
        double ai = 0, all = 0;
        foreach (var topic in _vocabulary.Topics)
        {
            var weight = Math.Exp(logs[topic.Index] - highest);
            all += weight;
            ai += topic.IsAi ? weight : 0;
        }

        return ai / all;
    }
}
